"""What can go wrong between a question and a reply.

    AssistantError              base class
    ├── ConfigError             an environment variable or option has no usable value
    ├── RequestError            a request cannot be read; the message says what is wrong and what to do
    │   └── NotFound            it names a document, clause or rule that is not there
    └── RecordsError            the database of records cannot be read or written; the message never holds what was recorded

What goes wrong in the corpus, the index or a model is an `index.errors.PolicyIndexError`.
"""


class AssistantError(Exception):
    """Base class of the errors of this package."""


class ConfigError(AssistantError):
    """A setting has no usable value."""


class RequestError(AssistantError):
    """A request cannot be read; its message is shown to the person who sent it."""


class NotFound(RequestError):
    """A request names something that is not there; its message says what is."""


class RecordsError(AssistantError):
    """The database of records cannot be read or written; answers go on without it."""
