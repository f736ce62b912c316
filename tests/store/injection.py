"""Stands between a save and the operating system: counts its calls, and makes one of them fail,
end the process, or write only a part."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import signal
import threading
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any, NoReturn

from taskreview.store.atomic import write_atomically

CALLS: dict[ModuleType, tuple[str, ...]] = {
    os: (
        "open",
        "close",
        "pread",
        "write",
        "pwrite",
        "fsync",
        "ftruncate",
        "fchmod",
        "fchown",
        "listxattr",
        "getxattr",
        "setxattr",
        "removexattr",
        "replace",
        "rename",
        "link",
        "unlink",
        "mkdir",
        "stat",
        "fstat",
    ),
    fcntl: ("flock",),
}
"""All that a save does to the disk goes through these."""

Act = Callable[[str, Callable[..., Any], tuple[Any, ...], dict[str, Any]], Any]
"""What to do in a call's stead: gets its name, the real function and its arguments."""


@contextlib.contextmanager
def instead(acts: Callable[[int, str], Act | None]) -> Iterator[list[str]]:
    """Asks for each call of this thread, by its number from 0 and its name, what to do instead.

    Yields the names of the calls as they come.
    """
    made: list[str] = []
    thread = threading.get_ident()

    def stand_in(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if threading.get_ident() != thread:
                return real(*args, **kwargs)
            act = acts(len(made), name)
            made.append(name)
            return real(*args, **kwargs) if act is None else act(name, real, args, kwargs)

        return call

    saved = [(module, name, getattr(module, name)) for module in CALLS for name in CALLS[module]]
    for module, name, real in saved:
        setattr(module, name, stand_in(name, real))
    try:
        yield made
    finally:
        for module, name, real in saved:
            setattr(module, name, real)


def failing(number: int) -> Act:
    """The call fails with this error; what it closes is closed all the same."""

    def act(name: str, real: Callable[..., Any], args: Any, kwargs: Any) -> NoReturn:
        if name == "close":
            real(*args, **kwargs)
        raise OSError(number, os.strerror(number))

    return act


def killed(name: str, real: Callable[..., Any], args: Any, kwargs: Any) -> NoReturn:
    """The process ends instead of the call."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def killed_half_way(name: str, real: Callable[..., Any], args: Any, kwargs: Any) -> NoReturn:
    """The process ends when half of the bytes are written."""
    real(*half(args), **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def short(name: str, real: Callable[..., Any], args: Any, kwargs: Any) -> Any:
    """Only half of the bytes are written."""
    return real(*half(args), **kwargs)


def half(args: tuple[Any, ...]) -> tuple[Any, ...]:
    """The arguments of a write with half of its data, but one byte at least."""
    descriptor, data, *rest = args
    return descriptor, data[: max(len(data) // 2, 1)], *rest


def calls_of(path: Any, new: bytes) -> list[str]:
    """The calls of a save to which nothing happens."""
    with instead(lambda _number, _name: None) as made:
        write_atomically(path, new)
    return made


ERRORS = (
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EIO,
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.EXDEV,
    errno.ENOENT,
    errno.EFBIG,
    errno.EINTR,
    errno.ENOTSUP,
    errno.EINVAL,
    errno.ESTALE,
    errno.EMFILE,
)
