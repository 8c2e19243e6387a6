"""The stock pipeline works and is measured on the same spans."""

from __future__ import annotations

import pytest

from evals.peers.langchain_stock import StockPipeline
from index.embed import load_embedder
from index.load import load_documents
from tests.evals.doubles import case


@pytest.mark.parametrize(("size", "overlap"), [(500, 50), (120, 20)])
def test_chunks_come_back_as_spans_of_the_normalised_text(size: int, overlap: int) -> None:
    documents = {document.doc_id: document for document in load_documents()}
    peer = StockPipeline(documents, load_embedder("static"), size, overlap)
    found = peer.search(case("1", question="绩效工资总量最高可以上浮多少"))
    assert len(found) == 10
    assert all(0 <= span.start < span.end <= len(documents[span.doc_id].text) for span in found)
    assert all(span.end - span.start <= size for span in found)
    assert any("最高可上浮50%" in documents[span.doc_id].text[span.start : span.end] for span in found)
