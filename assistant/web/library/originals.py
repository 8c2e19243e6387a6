"""The original files: bytes as received, served by document id alone, and only while they have the hash of the manifest."""

from __future__ import annotations

import base64
from html import escape
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from assistant.types import Language
from assistant.web.library.holdings import Holdings
from assistant.web.texts import LANGUAGES, say
from index.errors import CorpusError
from index.types import Record

_FOLDER = "originals"


def original(language: Language, holdings: Holdings, record: Record) -> str:
    """The link to the original with its size and hash, and whether the file has that hash now."""
    digest = f'<code class="hash">{escape(record.sha256)}</code>'
    try:
        size = len(holdings.original(record.doc_id))
    except CorpusError:
        return f'<p class="caution" role="alert">{say(language, "lib_changed")}</p><p>SHA-256 {digest}</p>'
    href = escape(f"{_FOLDER}/{record.doc_id}.txt")
    return (
        f'<p><a class="link" href="{href}" download="{escape(record.doc_id)}.txt">{say(language, "lib_download")}</a> '
        f"<small>{say(language, 'lib_size', count=f'{size:,}')}</small></p>"
        f'<p>SHA-256 {digest}</p><p class="checked">{say(language, "lib_checked")}</p>'
    )


def route(holdings: Holdings) -> Route:
    """The address of the originals. The id is looked up among the documents; no path is ever made of it."""

    def serve(request: Request) -> Response:
        document = holdings.documents.get(request.path_params["doc_id"])
        if document is None:
            return _refusal("lib_no_original", HTTPStatus.NOT_FOUND)
        record = document.record
        try:
            content = holdings.original(record.doc_id)
        except CorpusError:
            return _refusal("lib_changed", HTTPStatus.SERVICE_UNAVAILABLE)
        headers = {
            "content-disposition": f'attachment; filename="{record.doc_id}.txt"',
            "repr-digest": f"sha-256=:{base64.b64encode(bytes.fromhex(record.sha256)).decode()}:",  # RFC 9530
            "cache-control": "no-cache",
        }
        return Response(content, media_type="text/plain; charset=utf-8", headers=headers)

    return Route(f"/{_FOLDER}/{{doc_id}}.txt", serve, methods=["GET"])


def _refusal(key: str, status: HTTPStatus) -> PlainTextResponse:
    return PlainTextResponse("\n".join(say(language, key) for language in LANGUAGES) + "\n", status)
