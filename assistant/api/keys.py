"""API keys: made once, shown once, kept as hashes in one file.

A key is 256 random bits, so its SHA-256 is as hard to turn back as to guess it; a slow hash, which passwords need, adds nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from assistant.errors import ConfigError

PREFIX = "zpa-"  # lets a scanner of leaked secrets recognise one
_BYTES = 32
_FORMAT = 1
_NAME = re.compile(r"[\w.@ -]{1,60}")


@dataclass(frozen=True, slots=True)
class Key:
    """What is kept of a key: never the key."""

    id: str
    name: str
    sha256: str
    made: str  # ISO day


def new_key(path: Path, name: str) -> tuple[Key, str]:
    """Add a key to the file and return it with its secret, which is written nowhere. Raises ConfigError."""
    if not _NAME.fullmatch(name):
        raise ConfigError(f"key name {name!r} cannot be used; take 1 to 60 letters, digits, spaces or . @ -, e.g. 'portal'")
    keys = read_keys(path)
    if any(key.name == name for key in keys.values()):
        raise ConfigError(f"{path} already holds a key named {name!r}; take another name, or revoke that one first")
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    key = Key(secrets.token_hex(4), name, _hash(secret), date.today().isoformat())
    _write(path, {**keys, key.sha256: key})
    return key, secret


def revoke_key(path: Path, key_id: str) -> Key:
    """Take a key out of the file. Raises ConfigError if it holds none of that id."""
    keys = read_keys(path)
    for digest, key in keys.items():
        if key.id == key_id:
            _write(path, {other: kept for other, kept in keys.items() if other != digest})
            return key
    raise ConfigError(f"{path} holds no key {key_id!r}; `assistant keys list` shows those there are")


def read_keys(path: Path) -> dict[str, Key]:
    """The keys of the file by hash; none if there is no file. Raises ConfigError if it cannot be read."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["format"] != _FORMAT:
            raise ConfigError(f"{path} has format {kept['format']!r}, {_FORMAT} is expected; it was written by another version")
        return {key["sha256"]: Key(**key) for key in kept["keys"]}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ConfigError(
            f"{path} cannot be read as a file of API keys ({type(error).__name__}); restore it, or delete it and make new keys"
        ) from None


class KeyRing:
    """The keys of a file, read again when it changes. Once there was a key, one is asked for, whatever becomes of the file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys: Mapping[str, Key] = {}
        self._seen: tuple[int, int] | None = None
        self._reload(_stamp(path))
        self.required = bool(self._keys)

    def find(self, secret: str) -> Key | None:
        """The key of a secret; None if it is not one of ours."""
        self._refresh()
        return self._keys.get(_hash(secret))

    def asked_for(self) -> bool:
        """Whether a request needs a key."""
        self._refresh()
        return self.required

    def _refresh(self) -> None:
        stamp = _stamp(self._path)
        if stamp != self._seen:
            try:
                self._reload(stamp)
            except ConfigError:
                self._seen = stamp  # a broken file: the keys known so far stay
            self.required = self.required or bool(self._keys)

    def _reload(self, stamp: tuple[int, int] | None) -> None:
        self._keys, self._seen = read_keys(self._path), stamp


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _write(path: Path, keys: Mapping[str, Key]) -> None:
    """Replace the file whole, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"format": _FORMAT, "keys": [asdict(key) for key in keys.values()]}, ensure_ascii=False, indent=1)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "w", encoding="utf-8") as file:  # mkstemp makes it with mode 600
        file.write(text + "\n")
    Path(beside).replace(path)
