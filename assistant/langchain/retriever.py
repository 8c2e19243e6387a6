"""The index as a LangChain retriever, for chains and agents of one's own.

from assistant.langchain.retriever import PolicyRetriever
PolicyRetriever.open().invoke("绩效工资最多可以上浮多少？")
"""

from __future__ import annotations

from datetime import date

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.answer import Assistant
from assistant.types import Request


class PolicyRetriever(BaseRetriever):
    """The best passages for a question, each with its span, heading path and legal status on the day as metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    k: int = 5
    as_of: date | None = None

    @classmethod
    def open(cls, k: int = 5, as_of: date | None = None) -> PolicyRetriever:
        """A retriever over the configured corpus."""
        return cls(assistant=Assistant.open(), k=k, as_of=as_of)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        day = self.as_of or date.today()
        passages = self.assistant.ask(Request(query, as_of=self.as_of)).passages[: self.k]
        return [
            Document(
                page_content=passage.text,
                metadata={
                    "doc_id": passage.doc_id,
                    "title": self.assistant.documents[passage.doc_id].record.title,
                    "heading": list(passage.heading),
                    "start": passage.start,
                    "end": passage.end,
                    "status": str(self.assistant.documents[passage.doc_id].record.status_on(day)),
                    "score": passage.score,
                },
            )
            for passage in passages
        ]
