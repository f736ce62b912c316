"""Memory of a process."""

from __future__ import annotations

from pathlib import Path

_KB_PER_MB = 1024


def peak_memory_mb(pid: int | None = None) -> float | None:
    """Peak resident memory (VmHWM) of process `pid`, or of this one, in MB (2**20 bytes).

    None where the system does not tell (no /proc, or the process has ended).
    """
    return _memory_mb("VmHWM", "self" if pid is None else str(pid))


def memory_mb() -> float | None:
    """Resident memory (VmRSS) of this process as it is now, in MB; None as above."""
    return _memory_mb("VmRSS", "self")


def _memory_mb(kind: str, process: str) -> float | None:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return None
    for line in status.splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1]) / _KB_PER_MB
    return None
