"""The LangChain door gives the same passages as the assistant."""

from datetime import date

from assistant.answer import Assistant
from assistant.langchain.retriever import PolicyRetriever
from assistant.types import Request


def test_the_retriever_returns_the_assistants_passages_with_span_and_status(assistant: Assistant) -> None:
    day = date(2028, 1, 1)
    documents = PolicyRetriever(assistant=assistant, k=3, as_of=day).invoke("杭州的五金工程是什么")
    passages = assistant.ask(Request("杭州的五金工程是什么", as_of=day)).passages[:3]
    assert [d.page_content for d in documents] == [p.text for p in passages]
    assert documents[0].metadata["status"] == "expired" and documents[0].metadata["start"] == passages[0].start
