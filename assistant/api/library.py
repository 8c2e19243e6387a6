"""`/api/search` and `/api/documents`: clauses and documents as data."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import FastAPI, Path, Query, Response
from pydantic.dataclasses import dataclass

from assistant import catalogue
from assistant.api.desk import Desk, read_day
from assistant.api.faults import ERRORS, NOT_FOUND
from assistant.api.wire import as_json
from assistant.catalogue import Clause, Entry
from index.load import REGIONS

AsOf = Annotated[
    str | None,
    Query(
        pattern=r"^\d{4}-\d{2}-\d{2}$",
        description="the day on which status is judged; today if absent",
        json_schema_extra={"format": "date"},
    ),
]
Region = Annotated[str | None, Query(description="the place asked about", json_schema_extra={"enum": [*REGIONS, None]})]
DocumentId = Annotated[str, Path(alias="id", description="as `/api/documents` lists it", examples=["zhejiang-2020-27"])]
ClausePath = Annotated[str, Path(alias="path", description="4.3, annex1.2 or 四（三）", examples=["4.3"])]
Limit = Annotated[int, Query(ge=1, le=catalogue.MOST_FOUND)]


@dataclass(frozen=True)
class Found:
    """What a search found, best first."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Library:
    """The documents of the library."""

    documents: tuple[Entry, ...]


@dataclass(frozen=True)
class Contents:
    """A document and its numbered clauses in order."""

    document: Entry
    clauses: tuple[Clause, ...]


def add_routes(app: FastAPI, desk: Desk) -> None:
    """The routes over an index."""

    @app.get("/api/search", summary="检索条文", response_model=Found, responses=ERRORS, tags=["library"])
    async def search(
        q: Annotated[str, Query(min_length=1, max_length=2000, description="what to look for")],
        limit: Limit = 10,
        region: Region = None,
        as_of: AsOf = None,
    ) -> Response:
        """The clauses nearest to a question, each with its span and its status."""
        found = await desk.pool.run(catalogue.search, desk.assistant.index, q, read_day(as_of), region, limit)
        return as_json(Found(found))

    @app.get("/api/documents", summary="全部文件及其效力", response_model=Library, responses=ERRORS, tags=["library"])
    async def documents(as_of: AsOf = None) -> Response:
        """Every document with its status on a day."""
        return as_json(Library(catalogue.entries(desk.assistant.index, read_day(as_of))))

    @app.get(
        "/api/documents/{id}",
        summary="一份文件的全部条款",
        response_model=Contents,
        responses={**ERRORS, **NOT_FOUND},
        tags=["library"],
    )
    async def document(doc_id: DocumentId, as_of: AsOf = None) -> Response:
        """One document with all its numbered clauses, word for word."""
        return as_json(await desk.pool.run(_contents, desk, doc_id, read_day(as_of)))

    @app.get(
        "/api/documents/{id}/clauses/{path}",
        summary="一条条款的原文",
        response_model=Clause,
        responses={**ERRORS, **NOT_FOUND},
        tags=["library"],
    )
    async def clause(doc_id: DocumentId, path: ClausePath, as_of: AsOf = None) -> Response:
        """One clause word for word, with everything below it."""
        return as_json(await desk.pool.run(catalogue.clause, desk.assistant.index, doc_id, path, read_day(as_of)))


def _contents(desk: Desk, doc_id: str, day: date) -> Contents:
    index = desk.assistant.index
    return Contents(catalogue.entry(index, doc_id, day), catalogue.clauses(index, doc_id, day))
