"""A saved index on disk: one folder named by what it was built from, written beside it and renamed into place.

    <cache>/<fingerprint>/            the name says what it holds, so a stale index is simply another folder
        contents.json                 format version and the sha256 of every other file
        index.json                    documents, passages and cards
        dictionary.txt                words for the segmenter
        words/ bigrams/ …             BM25 indexes
        passages.faiss, questions.faiss

A folder under its final name was complete when it got the name; if its files no longer match their hashes the
disk or a person has changed them, and it is set aside and built again. No pickle anywhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from index.errors import StoreError

FORMAT_VERSION = 4
CONTENTS = "contents.json"
_LOCK_SECONDS = 120  # a build takes seconds; a lock held longer belongs to a process that hangs
_KEEP = 3  # folders kept, newest first: other checkouts and configurations share the cache
_ABANDONED = 3600  # seconds after which the folder of a build that was killed is swept away


def fingerprint(parts: Iterable[tuple[str, bytes]]) -> str:
    """A short name for all of `parts` (name, content), in the given order."""
    digest = hashlib.sha256(f"format {FORMAT_VERSION}".encode())
    for name, content in parts:
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:24]


def open_or_build(cache: Path, name: str, build: Callable[[Path], None]) -> tuple[Path, bool]:
    """The folder `cache/name`, built by `build(folder)` if it is missing or damaged; and whether it was built.

    Two processes do not build at once: the second waits and finds the first one's work. Raises StoreError if
    the cache cannot be written or the lock is not released in time.
    """
    folder = cache / name
    if is_intact(folder):
        return folder, False
    return folder, build_anew(folder, build, unless_intact=True)


def build_anew(folder: Path, build: Callable[[Path], None], *, unless_intact: bool = False) -> bool:
    """Build `folder` under the lock and say whether it was built; with `unless_intact` another's fresh work is kept.

    Raises StoreError as `open_or_build` does.
    """
    cache = folder.parent
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / f"{folder.name}.lock", timeout=_LOCK_SECONDS):
            if unless_intact and is_intact(folder):
                return False
            rebuild(folder, build)
            _prune(cache, keep=folder)
    except Timeout:
        raise StoreError(
            f"{cache}: another process has held the build lock for {_LOCK_SECONDS} s; end it and try again"
        ) from None
    except OSError as error:
        raise StoreError(
            f"{cache}: cannot be written ({error.strerror or error}); set ASSISTANT_CACHE to a folder that can"
        ) from None
    return True


def rebuild(folder: Path, build: Callable[[Path], None]) -> None:
    """Build into a temporary sibling, seal it, and rename it to `folder`, whatever stood there before."""
    fresh = folder.with_name(f"{folder.name}.new-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        build(fresh)
        _seal(fresh)
        if folder.exists():
            aside = folder.with_name(f"{folder.name}.old-{os.getpid()}")
            folder.rename(aside)
            shutil.rmtree(aside, ignore_errors=True)
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def is_intact(folder: Path) -> bool:
    """Whether the folder holds a complete index of this format, every file as it was written."""
    try:
        contents = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
        if contents.get("format") != FORMAT_VERSION or not isinstance(contents.get("files"), dict):
            return False
        found = {name: _sha256(folder / name) for name in _files(folder)}
        return bool(found == contents["files"])
    except (OSError, ValueError, AttributeError):
        return False


def write_json(path: Path, value: Any) -> None:
    """One JSON document, UTF-8."""
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def read_json(path: Path) -> Any:
    """Raises StoreError if the file is missing or no JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: not readable ({error}); run `assistant index build`") from None


def _seal(folder: Path) -> None:
    write_json(folder / CONTENTS, {"format": FORMAT_VERSION, "files": {name: _sha256(folder / name) for name in _files(folder)}})


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name != CONTENTS)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _prune(cache: Path, keep: Path) -> None:
    for left in (path for pattern in ("*.new-*", "*.old-*") for path in cache.glob(pattern)):
        if time.time() - left.stat().st_mtime > _ABANDONED:
            shutil.rmtree(left, ignore_errors=True)
    others = [path for path in cache.iterdir() if path.is_dir() and path != keep and (path / CONTENTS).exists()]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[_KEEP - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
        path.with_name(f"{path.name}.lock").unlink(missing_ok=True)
