"""Peak memory of a process."""

from __future__ import annotations

from pathlib import Path

_KB_PER_MB = 1024


def peak_memory_mb(pid: int | None = None) -> float | None:
    """Peak resident memory (VmHWM) of process `pid`, or of this one, in MB (2**20 bytes).

    None where the system does not tell (no /proc, or the process has ended).
    """
    try:
        status = Path(f"/proc/{'self' if pid is None else pid}/status").read_text()
    except OSError:
        return None
    for line in status.splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / _KB_PER_MB
    return None
