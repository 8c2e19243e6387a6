"""Write into every card the hash of the clause it explains: `python -m index.stamp`.

Run it after writing a card, or after reading a card again whose clause has changed. A card with a stale hash is
refused when the index is built, so that an answer never outlives the clause it was written for.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from index.cards import clause_sha, locate_quote, passages_under, read_cards
from index.chunk import split_passages
from index.load import CORPUS, load_documents


def stamp(corpus: Path = CORPUS) -> int:
    """Bring every `clause_sha` up to date and return how many changed. Raises CorpusError on a card that is wrong."""
    changed = 0
    for document in load_documents(corpus):
        path = corpus / "cards" / f"{document.doc_id}.yaml"
        if not path.exists():
            continue
        passages = split_passages(document)
        text = path.read_text(encoding="utf-8")
        for card in read_cards(path):
            start, end = locate_quote(document.text, str(card["quote"]))
            sha = clause_sha(passages_under(start, end, passages))
            if card.get("clause_sha") != sha:
                text = _with_sha(text, str(card["id"]), sha)
                changed += 1
        path.write_text(text, encoding="utf-8")
    return changed


def _with_sha(text: str, card_id: str, sha: str) -> str:
    """The file with `clause_sha` set right behind the id of one card; everything else stays as it is written."""
    entry = re.compile(rf"(^  - id: {re.escape(card_id)}[ \t]*\n)(    clause_sha: .*\n)?", re.M)
    return entry.sub(lambda match: f'{match[1]}    clause_sha: "{sha}"\n', text, count=1)


if __name__ == "__main__":
    print(f"{stamp()} cards stamped")  # noqa: T201
    sys.exit(0)
