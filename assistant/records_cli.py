"""`assistant records` and `assistant staff`: what is kept of the use, and the password of those who read it."""

from __future__ import annotations

import argparse
import getpass
from datetime import date
from typing import TextIO

from assistant.config import Config, check_password
from assistant.errors import RequestError
from assistant.password import Hashed
from assistant.records import Kept, Period, Records
from assistant.records.tables import COLUMNS, to_csv


def act(options: argparse.Namespace, config: Config, out: TextIO) -> None:
    """Do what `assistant records` was asked for. Raises RequestError for what it cannot be asked."""
    if options.action == "status":
        out.write(status(config) + "\n")
        return
    records = Records.open(config.database, config.keep_questions)
    try:
        if options.action == "purge":
            out.write(f"deleted {records.purge()} questions past their day\n")
        elif options.kept is None:
            raise RequestError(f"say what to {options.action}: feedback or questions")
        elif options.action == "export":
            out.writelines(to_csv(COLUMNS[options.kept], records.every(options.kept, _period(options))))
        else:
            out.write(_delete(records, options.kept, _period(options), options.yes))
    finally:
        records.close()


def status(config: Config) -> str:
    """Where records are, how many, and whether questions are kept."""
    records = Records.open(config.database, config.keep_questions)
    keeping = f"questions are kept for {config.keep_questions} days" if config.keep_questions else "questions are not kept"
    if not records.exists():
        return f"{records.place}: nothing yet; {keeping}"
    counted = records.counts()
    records.close()
    return f"{records.place}: {counted['feedback']} feedback, {counted['questions']} questions; {keeping}"


def hash_password(source: TextIO) -> str:
    """The hash of a password: typed twice at a terminal, or the first line of another `source`."""
    if source.isatty():
        password = getpass.getpass("Password: ")
        if getpass.getpass("Again: ") != password:
            raise RequestError("the two passwords differ; nothing was hashed")
    else:
        password = source.readline().rstrip("\r\n")
    check_password(password, "the password")
    return str(Hashed.of(password))


def _period(options: argparse.Namespace) -> Period:
    return Period(*(_day(text) if text else None for text in (options.first, options.last)))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RequestError(f"{text!r} is no day; write YYYY-MM-DD, for example 2026-11-22") from None


def _delete(records: Records, kept: Kept, period: Period, sure: bool) -> str:
    if not sure:
        count = records.counts(period)[kept]
        raise RequestError(f"{count} records of {kept} would be deleted for good; add --yes to do it")
    return f"deleted {records.delete(kept, period)} records of {kept}\n"
