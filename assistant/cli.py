"""The command line: ask, search, rules, compute, cards, index, doctor, records, staff, keys, serve, mcp.

Exit status 0, or 2 with one line on stderr when the program itself cannot do what was asked.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from assistant.answer import Assistant
from assistant.cli_serving import add_serving
from assistant.config import Config
from assistant.days import parse_day
from assistant.errors import AssistantError, RequestError
from assistant.jsonl import answer_lines
from assistant.render import reply_to_json
from assistant.types import Request
from index.errors import PolicyIndexError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is not sys.stdin else "surrogateescape")
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (AssistantError, PolicyIndexError) as error:
        print(f"assistant: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


def _ask(options: argparse.Namespace) -> int:
    if options.jsonl == (options.question is not None):
        raise RequestError("give one question, or --jsonl with requests on standard input")
    as_of = parse_day(options.as_of) if options.as_of else None
    assistant = Assistant.open()
    if options.jsonl:
        for line in answer_lines(assistant, sys.stdin, as_of=as_of, region=options.region):
            print(line, flush=True)
        return 0
    request = Request(options.question, history=tuple(options.history), as_of=as_of, region=options.region)
    reply = assistant.ask(request)
    print(reply_to_json(reply) if options.json else _as_text(reply.text, reply.follow_ups))
    return 0


def _as_text(text: str, follow_ups: tuple[str, ...]) -> str:
    more = "\n".join(f"· {question}" for question in follow_ups)
    return f"{text}\n\n{more}" if more else text


def _search(options: argparse.Namespace) -> int:
    from assistant.explain import explain  # the tables are needed by this command alone

    for line in explain(Assistant.open(), options.question, options.limit, with_understanding=options.explain):
        print(line)
    return 0


def _rules(options: argparse.Namespace) -> int:
    from assistant.rules_cli import list_rules

    print(list_rules(options))
    return 0


def _compute(options: argparse.Namespace) -> int:
    from assistant.rules_cli import compute_rule

    status, text = compute_rule(options)
    print(text)
    return status


def _cards(options: argparse.Namespace) -> int:
    from assistant.generation.cards import draft_file  # needs a model, and is needed by this command alone

    for line in draft_file(Assistant.open(), Config.from_environment(), options.document, options.limit):
        print(line, flush=True)
    return 0


def _index(options: argparse.Namespace) -> int:
    from assistant.explain import build_index, index_status

    config = Config.from_environment()
    print(build_index(config) if options.action == "build" else index_status(config))
    return 0


def _doctor(_: argparse.Namespace) -> int:
    from assistant.doctor import examine

    healthy, lines = examine()
    print("\n".join(lines))
    return 0 if healthy else 2


def _records(options: argparse.Namespace) -> int:
    from assistant.records_cli import act  # a database is opened by this command alone

    act(options, Config.from_environment(), sys.stdout)
    return 0


def _staff(_: argparse.Namespace) -> int:
    from assistant.records_cli import hash_password

    print(hash_password(sys.stdin))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="assistant",
        description="Answers about vocational-education policy in Zhejiang, Hangzhou and Shaoxing, each with its clause.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    ask = commands.add_parser("ask", help="answer one question, or a stream of requests")
    ask.add_argument("question", nargs="?", help="the question, in Chinese or English")
    ask.add_argument(
        "--history", action="append", default=[], metavar="TURN", help="an earlier question; repeat it, oldest first"
    )
    ask.add_argument("--as-of", metavar="YYYY-MM-DD", help="the day on which status is judged; today if not given")
    ask.add_argument("--region", help="浙江, 杭州 or 绍兴")
    ask.add_argument("--json", action="store_true", help="print the whole reply as one JSON document")
    ask.add_argument("--jsonl", action="store_true", help="read one request a line from standard input, print one reply a line")
    ask.set_defaults(run=_ask)

    search = commands.add_parser("search", help="show the ranked passages with the score of each side")
    search.add_argument("question")
    search.add_argument("--limit", type=int, default=10, metavar="N", help="passages to show (10)")
    search.add_argument("--explain", action="store_true", help="also show how the question was understood")
    search.set_defaults(run=_search)

    rules = commands.add_parser("rules", help="list the rules that compute figures, with the facts that each needs")
    rules.add_argument("--json", action="store_true", help="print the JSON Schema and the form of every rule")
    rules.set_defaults(run=_rules)

    compute = commands.add_parser("compute", help="compute one rule, for example: compute performance-pay --total 1000万元")
    compute.add_argument("rule", help="a rule of `assistant rules`")
    compute.add_argument("facts", nargs=argparse.REMAINDER, help="--name value …, --as-of YYYY-MM-DD, --language en, --json")
    compute.set_defaults(run=_compute)

    index = commands.add_parser("index", help="build the index anew, or say where it is and whether it is current")
    index.add_argument("action", choices=("build", "status"))
    index.set_defaults(run=_index)

    cards = commands.add_parser("cards", help="draft cards for a document with the language model, for people to review")
    cards.add_argument("action", choices=("draft",))
    cards.add_argument("document", help="the document's id in the manifest")
    cards.add_argument("--limit", type=int, metavar="N", help="clauses to draft for; all that have no card if not given")
    cards.set_defaults(run=_cards)

    doctor = commands.add_parser("doctor", help="say what is installed, configured and stale")
    doctor.set_defaults(run=_doctor)

    records = commands.add_parser("records", help="what is kept of the use: say, export or delete it")
    records.add_argument("action", choices=("status", "export", "delete", "purge"), help="purge deletes questions past their day")
    records.add_argument("kept", nargs="?", choices=("feedback", "questions"), help="what to export or delete")
    records.add_argument("--from", dest="first", metavar="YYYY-MM-DD", help="first day; all before if not given")
    records.add_argument("--to", dest="last", metavar="YYYY-MM-DD", help="last day; all after if not given")
    records.add_argument("--yes", action="store_true", help="delete without asking again")
    records.set_defaults(run=_records)

    staff = commands.add_parser("staff", help="hash the password of the staff view, for ASSISTANT_STAFF_PASSWORD_HASH")
    staff.add_argument("action", choices=("hash",), help="asks for the password, or reads it from standard input")
    staff.set_defaults(run=_staff)

    add_serving(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
