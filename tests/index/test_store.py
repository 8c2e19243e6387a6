"""A saved index on real disks: complete under its name or not there, checked byte by byte, built by one at a time."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from index import store
from index.errors import CorpusError, StoreError

REPOSITORY = Path(__file__).resolve().parents[2]
SPAWN = multiprocessing.get_context("spawn")
NOBODY = 65534  # a user who owns nothing


def builder(content: str = "甲", calls: list[Path] | None = None) -> Callable[[Path], None]:
    """Something that builds: two files, one in a folder."""

    def build(folder: Path) -> None:
        (folder / "words").mkdir()
        (folder / "words" / "data").write_bytes(content.encode() * 100)
        store.write_json(folder / "index.json", {"content": content})
        if calls is not None:
            calls.append(folder)

    return build


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def names(cache: Path) -> set[str]:
    """The folders of a cache."""
    return {path.name for path in cache.iterdir() if path.is_dir()}


def test_an_index_is_built_once_and_then_found(cache: Path) -> None:
    calls: list[Path] = []
    folder, built = store.open_or_build(cache, "a", builder(calls=calls))
    assert (folder, built, store.is_intact(folder)) == (cache / "a", True, True)
    assert store.open_or_build(cache, "a", builder(calls=calls)) == (folder, False)
    assert len(calls) == 1
    assert names(cache) == {"a"}


def truncate(folder: Path) -> None:
    path = folder / "words" / "data"
    path.write_bytes(path.read_bytes()[:-1])


def flip(folder: Path) -> None:
    path = folder / "words" / "data"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def remove(folder: Path) -> None:
    (folder / "words" / "data").unlink()


def add(folder: Path) -> None:
    (folder / "words" / "more").write_text("x")


def forget(folder: Path) -> None:
    (folder / store.CONTENTS).unlink()


def garble(folder: Path) -> None:
    (folder / store.CONTENTS).write_bytes(b"\xff{")


def foreign(folder: Path) -> None:
    contents = json.loads((folder / store.CONTENTS).read_text())
    (folder / store.CONTENTS).write_text(json.dumps({**contents, "format": store.FORMAT_VERSION + 1}))


def other_json(folder: Path) -> None:
    (folder / store.CONTENTS).write_text("[]")


def no_files(folder: Path) -> None:
    (folder / store.CONTENTS).write_text(json.dumps({"format": store.FORMAT_VERSION, "files": None}))


@pytest.mark.parametrize("damage", [truncate, flip, remove, add, forget, garble, foreign, other_json, no_files])
def test_damage_is_seen_and_the_index_built_again(cache: Path, damage: Callable[[Path], None]) -> None:
    folder, _ = store.open_or_build(cache, "a", builder())
    damage(folder)
    assert not store.is_intact(folder)
    assert store.open_or_build(cache, "a", builder()) == (folder, True)
    assert store.is_intact(folder)
    assert names(cache) == {"a"}


def test_a_missing_folder_is_not_intact(tmp_path: Path) -> None:
    assert not store.is_intact(tmp_path / "nothing")
    (tmp_path / "file").write_text("x")
    assert not store.is_intact(tmp_path / "file")


def test_a_half_written_folder_of_a_killed_build_is_in_nobodys_way(cache: Path) -> None:
    left = cache / "a.new-1"
    left.mkdir(parents=True)
    (left / "index.json").write_text("{", encoding="utf-8")
    folder, built = store.open_or_build(cache, "a", builder())
    assert built
    assert store.is_intact(folder)


def test_a_half_written_folder_of_a_killed_build_is_swept_away(cache: Path) -> None:
    (cache / "a.new-1").mkdir(parents=True)
    (cache / "b.new-2").mkdir()
    os.utime(cache / "a.new-1", (0, 0))
    store.open_or_build(cache, "a", builder())
    assert names(cache) == {"a", "b.new-2"}, "only one that no build can still be writing"


def test_a_build_that_fails_leaves_nothing_and_its_own_error(cache: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").write_text("x")
        raise CorpusError("cards/a.yaml: wrong")

    with pytest.raises(CorpusError, match=r"cards/a\.yaml: wrong"):
        store.open_or_build(cache, "a", fail)
    assert names(cache) == set()
    assert store.open_or_build(cache, "a", builder())[1]


def test_a_rebuild_that_fails_leaves_the_old_index_as_it_was(cache: Path) -> None:
    def fail(_: Path) -> None:
        raise CorpusError("no")

    folder, _ = store.open_or_build(cache, "a", builder())
    with pytest.raises(CorpusError):
        store.build_anew(folder, fail)
    assert store.is_intact(folder)


def test_building_anew_replaces_what_is_there(cache: Path) -> None:
    folder, _ = store.open_or_build(cache, "a", builder("甲"))
    assert store.build_anew(folder, builder("乙"))
    assert store.read_json(folder / "index.json") == {"content": "乙"}
    assert not store.build_anew(folder, builder("丙"), unless_intact=True)


def test_pruning_keeps_the_newest_and_the_one_just_built(cache: Path) -> None:
    for age, name in enumerate("abcde"):
        folder, _ = store.open_or_build(cache, name, builder())
        os.utime(folder, (1_000_000 + age, 1_000_000 + age))
    assert names(cache) == {"c", "d", "e"}
    os.utime(cache / "c", (2_000_000, 2_000_000))
    store.open_or_build(cache, "f", builder())
    assert names(cache) == {"c", "e", "f"}
    assert {path.name for path in cache.glob("*.lock")} <= {f"{name}.lock" for name in "cef"}


def test_pruning_touches_nothing_that_is_no_index(cache: Path) -> None:
    (cache / "photos").mkdir(parents=True)
    (cache / "photos" / "cat.png").write_text("cat")
    for name in "abcde":
        store.open_or_build(cache, name, builder())
    assert (cache / "photos" / "cat.png").read_text() == "cat"


def build_slowly(cache: Path, building: Event, go_on: Event) -> None:
    """In another process: hold the lock until told."""

    def build(folder: Path) -> None:
        building.set()
        go_on.wait(30)
        builder("first")(folder)

    store.open_or_build(cache, "a", build)


def test_a_second_process_waits_and_finds_the_first_ones_work(cache: Path) -> None:
    building, go_on = SPAWN.Event(), SPAWN.Event()
    first = SPAWN.Process(target=build_slowly, args=(cache, building, go_on))
    first.start()
    assert building.wait(30)
    second = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from index import store; print('asks', flush=True); "
            "print(store.open_or_build(Path(sys.argv[1]), 'a', lambda folder: (folder / 'second').write_text('x')))",
            str(cache),
        ],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert second.stdout is not None
    assert second.stdout.readline() == "asks\n"
    time.sleep(0.3)
    assert second.poll() is None, "it did not wait"
    go_on.set()
    output, _ = second.communicate(timeout=30)
    first.join(30)
    assert output.strip().endswith("False)")
    assert store.read_json(cache / "a" / "index.json") == {"content": "first"}
    assert names(cache) == {"a"}


def test_a_build_killed_in_the_middle_leaves_a_usable_cache(cache: Path) -> None:
    """kill -9 releases the lock and leaves no folder under the final name."""
    building, never = SPAWN.Event(), SPAWN.Event()
    killed = SPAWN.Process(target=build_slowly, args=(cache, building, never))
    killed.start()
    assert building.wait(30)
    assert killed.pid is not None
    os.kill(killed.pid, signal.SIGKILL)
    killed.join(30)
    assert not (cache / "a").exists()
    folder, built = store.open_or_build(cache, "a", builder())
    assert built
    assert store.is_intact(folder)


def as_nobody(action: Callable[[], object]) -> str:
    """What `action` raises when run by a user without rights, in a process of its own; root may write anywhere."""
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        try:
            if os.geteuid() == 0:
                os.seteuid(NOBODY)
            message = f"returned {action()!r}"
        except BaseException as error:
            message = f"{type(error).__name__}: {error}"
        os.write(writer, message.encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        return pipe.read()


@pytest.mark.parametrize("there", [True, False])
def test_a_cache_that_cannot_be_written_is_one_clear_error(there: bool) -> None:
    """The folder is made here because pytest's own may not be entered by another user."""
    base = Path(tempfile.mkdtemp())
    try:
        base.chmod(0o755)
        cache = base / "cache"
        if there:
            cache.mkdir()
        os.chmod(cache if there else base, 0o555)
        message = as_nobody(lambda: store.open_or_build(cache, "a", builder()))
        assert message == f"StoreError: {cache}: cannot be written (Permission denied); set ASSISTANT_CACHE to a folder that can"
    finally:
        os.chmod(base, 0o755)
        shutil.rmtree(base)


def test_an_intact_index_opens_from_a_cache_that_cannot_be_written() -> None:
    base = Path(tempfile.mkdtemp())
    try:
        store.open_or_build(base, "a", builder())
        base.chmod(0o555)
        assert as_nobody(lambda: store.open_or_build(base, "a", builder())[1]) == "returned False"
    finally:
        base.chmod(0o755)
        shutil.rmtree(base)


def test_a_cache_below_a_file_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"cannot be written .*set ASSISTANT_CACHE"):
        store.open_or_build(tmp_path / "file" / "cache", "a", builder())


def test_reading_what_is_no_json_names_the_file_and_the_command(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_bytes(b"{\xff")
    for name in ("bad.json", "gone.json"):
        with pytest.raises(StoreError, match=rf"{name}: not readable .*assistant index build"):
            store.read_json(tmp_path / name)


def test_a_fingerprint_changes_with_every_name_content_and_order() -> None:
    parts = [("a", b"1"), ("b", b"2")]
    others = [
        [("a", b"1")],
        [("a", b"2"), ("b", b"1")],
        [("b", b"2"), ("a", b"1")],
        [("a", b"1b"), ("", b"2")],
        [("a", b"1"), ("b", b"")],
        [],
    ]
    prints = {store.fingerprint(other) for other in [parts, *others]}
    assert len(prints) == 1 + len(others)
    assert store.fingerprint(iter(parts)) == store.fingerprint(parts)
    assert all(len(name) == 24 and name.isalnum() for name in prints)
