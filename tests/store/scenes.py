"""Files of all kinds that a save has to cope with, for the tests that hurt it."""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from pathlib import Path

OLD = "tasks:\n- id: 1\n  progress: 旧\n".encode() * 50
LONGER = "tasks:\n- id: 1\n  progress: 新的进展\n".encode() * 70
SHORTER = "tasks:\n- id: 1\n  progress: 新\n".encode() * 30


@dataclass(frozen=True)
class Scene:
    """A file to be saved, and what it will hold."""

    name: str
    new: bytes
    linked: bool = False
    adorned: bool = False

    def make(self, folder: Path) -> Path:
        """Makes a folder with the file in it; returns the file."""
        folder.mkdir()
        path = folder / "台账.yaml"
        path.write_bytes(OLD)
        if self.linked:
            os.link(path, folder / "link.yaml")
        if self.adorned:
            adorn(path)
        return path

    @property
    def names(self) -> set[str]:
        """What is in the folder before and after."""
        return {"台账.yaml", "link.yaml"} if self.linked else {"台账.yaml"}


SCENES = (
    Scene("replaced", LONGER),
    Scene("adorned", SHORTER, adorned=True),
    Scene("linked-longer", LONGER, linked=True),
    Scene("linked-shorter", SHORTER, linked=True),
)


def acl(*entries: tuple[int, int, int]) -> bytes:
    """A POSIX ACL as the kernel has it: entries of tag, permissions and id."""
    nobody = 0xFFFFFFFF
    full = [(tag, bits, who if tag in (2, 8) else nobody) for tag, bits, who in entries]
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in full)


SOME_ACL = acl((0x01, 6, 0), (0x02, 4, 12345), (0x04, 4, 0), (0x10, 4, 0), (0x20, 0, 0))
"""user::rw-, user:12345:r--, group::r--, mask::r--, other::---"""


def adorn(path: Path) -> None:
    """Gives the file everything that can be kept and that this system can give."""
    path.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(path, 12345, 12346)
    give(path, "user.标签", b"value")
    give(path, "system.posix_acl_access", SOME_ACL)


def give(path: Path, name: str, value: bytes) -> bool:
    """Sets an extended attribute, if that can be done here."""
    try:
        os.setxattr(path, name, value)
    except OSError:
        return False
    return True


def extended(path: Path) -> dict[str, bytes]:
    """All extended attributes."""
    return {name: os.getxattr(path, name) for name in os.listxattr(path)}
