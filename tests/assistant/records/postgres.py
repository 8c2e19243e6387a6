"""A PostgreSQL server of the tests' own: no port, a socket in a folder of its own, gone when the tests are."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_USER = "postgres"  # owns the server where the tests run as root, which PostgreSQL refuses


def programs() -> Path | None:
    """The folder of PostgreSQL's server programs, the newest of Debian's or that of the PATH; None if not installed."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = str(debian[-1]) if debian else shutil.which("initdb")
    return Path(found).parent if found else None


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A server in a temporary folder; yields the folder of its socket."""
    home = Path(tempfile.mkdtemp(prefix="records-"))  # not pytest's own, into which only root may look
    owner: dict[str, Any] = {}
    if os.geteuid() == 0:
        user = pwd.getpwnam(_USER)
        os.chown(home, user.pw_uid, user.pw_gid)
        owner = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    data = home / "data"
    # Durability is PostgreSQL's own affair; what is tested is that a commit precedes the word "stored".
    options = f"-c listen_addresses='' -c unix_socket_directories='{home}' -c fsync=off"
    try:
        _run([folder / "initdb", "-D", data, "-U", _USER, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"], owner, home)
        _run([folder / "pg_ctl", "-D", data, "-l", home / "log", "-o", options, "-w", "start"], owner, home)
        try:
            yield str(home)
        finally:
            _run([folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], owner, home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _run(command: list[object], owner: dict[str, Any], home: Path) -> None:
    with (home / "out").open("ab") as out:
        done = subprocess.run([str(part) for part in command], stdout=out, stderr=out, cwd=home, timeout=60, **owner)
    assert done.returncode == 0, (home / "out").read_text(errors="replace")
