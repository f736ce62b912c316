"""Owner, group, mode, extended attributes and ACL of a file, taken over by another."""

from __future__ import annotations

import errno
import os
import stat

# Linux keeps a POSIX ACL in system.posix_acl_access, so an ACL is one of the attributes.
_KEPT_BY_THE_KERNEL = frozenset({"security.ima", "security.evm"})

_CANNOT = frozenset({errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EINVAL, errno.ENODATA})
_NOT_SUPPORTED = frozenset({errno.ENOTSUP, errno.ENOSYS, errno.EPERM})


def take_over(old: int, new: int) -> bool:
    """Gives the open file `new` all that the open file `old` has; False where that cannot be.

    Raises OSError where it is not a question of permission.
    """
    try:
        _owner(old, new)
        _extended(old, new)
        _mode(old, new)
    except OSError as error:
        if error.errno in _CANNOT:
            return False
        raise
    before, now = os.fstat(old), os.fstat(new)
    return (before.st_uid, before.st_gid, before.st_mode) == (now.st_uid, now.st_gid, now.st_mode)


def _owner(old: int, new: int) -> None:
    before, now = os.fstat(old), os.fstat(new)
    if (before.st_uid, before.st_gid) != (now.st_uid, now.st_gid):
        os.fchown(
            new,
            before.st_uid if before.st_uid != now.st_uid else -1,
            before.st_gid if before.st_gid != now.st_gid else -1,
        )


def _extended(old: int, new: int) -> None:
    if not hasattr(os, "listxattr"):  # macOS
        return
    wanted, present = _all_extended(old), _all_extended(new)
    for name in present.keys() - wanted.keys():
        os.removexattr(new, name)  # such as the ACL that a folder gives to what is made in it
    for name, value in wanted.items():
        if present.get(name) != value:
            os.setxattr(new, name, value)


def _all_extended(descriptor: int) -> dict[str, bytes]:
    try:
        names = os.listxattr(descriptor)
    except OSError as error:
        if error.errno in _NOT_SUPPORTED:
            return {}
        raise
    return {
        name: os.getxattr(descriptor, name) for name in names if name not in _KEPT_BY_THE_KERNEL
    }


def _mode(old: int, new: int) -> None:
    """To be done last: an ACL and a new owner change the mode."""
    wanted = stat.S_IMODE(os.fstat(old).st_mode)
    if stat.S_IMODE(os.fstat(new).st_mode) != wanted:
        os.fchmod(new, wanted)
