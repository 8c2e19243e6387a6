"""Everything that can go wrong between a document on disk and a ranked list of passages.

    PolicyIndexError            base class: catch this to catch all of them
    ├── CorpusError             a document, the manifest, a card or the glossary is wrong
    ├── ModelError              an embedding model cannot be loaded or used
    └── StoreError              a saved index cannot be read or written

Every message names the thing, the cause and the next step, in one line.
"""


class PolicyIndexError(Exception):
    """Base class of the errors of this package."""


class CorpusError(PolicyIndexError):
    """A file of the corpus is not what the manifest says; fix the file or the manifest."""


class ModelError(PolicyIndexError):
    """An embedding model is missing or unusable; configure another or install its files."""


class StoreError(PolicyIndexError):
    """A saved index is damaged, foreign or locked; `assistant index build` makes it anew."""
