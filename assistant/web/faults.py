"""What the log says of a fault: its kind and where it happened, never what a reader wrote, which an exception may repeat."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

_FRAMES = 4  # of the innermost, enough to find the line and how it was reached


def note(log: logging.Logger, what: str, error: BaseException) -> None:
    """One line: `what` went wrong, the type of the exception, and the lines that it passed, innermost first."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    log.error("%s: %s at %s", what, type(error).__name__, places)
