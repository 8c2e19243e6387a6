"""The pipeline that a person would assemble in half an hour from the same packages, on the same documents.

Split by RecursiveCharacterTextSplitter, search by FAISS and by BM25Retriever over jieba words, fuse by
EnsembleRetriever. It gets our embedding model, our normalised texts and ten results a side rather than the usual
four, so that what is compared is the pipeline. Of a conversation it gets the last turn before the question, and
the region of a request as a word.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence

import jieba  # type: ignore[import-untyped]
from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document as Chunk
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from evals.cases import Case, Span
from index.embed import Embedder, load_embedder
from index.types import Document

_DEPTH = 10  # results of each side and of the fusion
# (characters a chunk, overlap): the customary setting, and one with chunks of the size of our passages, since a
# long chunk is easily hit and tells a reader little
SIZES = ((500, 50), (120, 20))


class OurEmbeddings(Embeddings):
    """The bundled model as LangChain wants it."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(value) for value in row] for row in self._embedder.encode(texts)]

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


class StockPipeline:
    """Splitter, two retrievers and their fusion."""

    def __init__(self, documents: Mapping[str, Document], embedder: Embedder, size: int, overlap: int) -> None:
        self.name = f"stock {size}/{overlap}"
        jieba.setLogLevel(logging.ERROR)
        splitter = RecursiveCharacterTextSplitter(chunk_size=size, chunk_overlap=overlap, add_start_index=True)
        chunks = splitter.create_documents(
            [document.text for document in documents.values()], [{"doc_id": doc_id} for doc_id in documents]
        )
        lexical = BM25Retriever.from_documents(chunks, preprocess_func=jieba.lcut)
        lexical.k = _DEPTH
        dense = FAISS.from_documents(chunks, OurEmbeddings(embedder)).as_retriever(search_kwargs={"k": _DEPTH})
        self._retriever = EnsembleRetriever(retrievers=[lexical, dense], weights=[0.5, 0.5])

    def search(self, case: Case) -> Sequence[Span]:
        """The ten best chunks for a case as spans of the documents, best first."""
        asked = " ".join(filter(None, (*case.history[-1:], case.region, case.question)))
        return [_span(chunk) for chunk in self._retriever.invoke(asked)[:_DEPTH]]


def stock_pipelines(documents: Mapping[str, Document]) -> Iterator[StockPipeline]:
    """The stock pipeline in each of its sizes, over the bundled embedding model."""
    embedder = load_embedder("static")
    for size, overlap in SIZES:
        yield StockPipeline(documents, embedder, size, overlap)


def _span(chunk: Chunk) -> Span:
    start = int(chunk.metadata["start_index"])
    return Span(chunk.metadata["doc_id"], start, start + len(chunk.page_content))
