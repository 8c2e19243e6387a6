"""What a figure depends on beside the code: the commit, the machine and the day."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_WRITTEN_HERE = (":!evals/results", ":!evals/baseline.json")  # a run's own output does not make the tree dirty


def commit() -> str:
    """Twelve digits of the commit, with -dirty after them where the tree differs; "uncommitted" outside a repository."""
    head = _git("rev-parse", "HEAD")
    if not head:
        return "uncommitted"
    return head[:12] + ("-dirty" if _git("status", "--porcelain", "--", ".", *_WRITTEN_HERE) else "")


def facts() -> dict[str, str | int]:
    """Commit, day and machine, as they go beside every figure."""
    return {
        "commit": commit(),
        "date": datetime.now(UTC).date().isoformat(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        "processor": _processor(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
    }


def now() -> str:
    """The moment, to the second, in UTC: tells which of two results is the newer."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def described() -> str:
    """`facts` in one line."""
    known = facts()
    return f"commit {known['commit']} · {known['date']} · Python {known['python']} · {known['cores']} cores, {known['processor']}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _git(*arguments: str) -> str:
    """The output of a git command, "" if it fails or git is not there."""
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603, S607
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
