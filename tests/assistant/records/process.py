"""A server in miniature: `python -m tests.assistant.records.process DATABASE COUNT NAME` sends feedback and says what is stored."""

from __future__ import annotations

import sys

from assistant.records import Records
from assistant.types import Reply

if __name__ == "__main__":
    database, count, name = sys.argv[1:]
    sys.stdin.readline()  # all processes of a test begin together
    records = Records.open(database)
    for number in range(int(count)):
        if records.record_feedback(f"{name} {number}", Reply(None, "answer", ""), "up"):
            sys.stdout.write(f"{name} {number}\n")
            sys.stdout.flush()
