"""Any model, held to a time, a length and an end: it answers, or raises ModelError before the time is up."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Sequence

from assistant.llm.breaker import Breaker
from assistant.llm.errors import ModelBroken, ModelBusy, ModelError, ModelResting, ModelTimeout, ModelUnreachable
from assistant.llm.types import ChatModel, Finish, Message, Piece, Tool

LONGEST = 8_000  # characters of an answer: a reply of a dozen sentences has a tenth of it
_LONGEST_WAIT = 3.0  # seconds that a busy server may ask us to wait before the one retry
_HELD = 64  # pieces between the two threads
_SHORTEST = 0.05  # seconds: with less left there is no use in asking


class BoundedModel:
    """Runs a model in a thread of its own, so that nothing it does (or fails to do) keeps the reader waiting."""

    def __init__(self, model: ChatModel, seconds: float, breaker: Breaker | None = None) -> None:
        self._model, self._seconds = model, seconds
        self._breaker = breaker or Breaker()

    @property
    def name(self) -> str:
        return self._model.name

    @property
    def seconds(self) -> float:
        """The time that one reply may take, all its requests together."""
        return self._seconds

    def stream(self, messages: Sequence[Message], tools: Sequence[Tool] = (), *, seconds: float | None = None) -> Iterator[Piece]:
        """The pieces of the answer; ModelError where there is none, it breaks off, never ends, or takes longer than allowed."""
        deadline = time.monotonic() + min(self._seconds if seconds is None else seconds, self._seconds)
        if not self._breaker.allows():
            raise ModelResting("the model server failed repeatedly and is left alone for a while")
        try:
            yield from self._held_to_form(messages, tools, deadline)
        except ModelError:
            self._breaker.record(succeeded=False)
            raise
        self._breaker.record(succeeded=True)

    def _held_to_form(self, messages: Sequence[Message], tools: Sequence[Tool], deadline: float) -> Iterator[Piece]:
        said = length = 0
        ended = False
        for piece in self._with_one_retry(messages, tools, deadline):
            if isinstance(piece, Finish):
                ended = True
                continue
            said += bool(piece.strip()) if isinstance(piece, str) else 1
            length += len(piece) if isinstance(piece, str) else len(str(piece.arguments))
            if length > LONGEST:
                raise ModelBroken(f"the model wrote more than {LONGEST} characters without an end")
            yield piece
        if not ended:
            raise ModelUnreachable("the answer broke off before its end")
        if not said:
            raise ModelBroken("the model answered nothing")

    def _with_one_retry(self, messages: Sequence[Message], tools: Sequence[Tool], deadline: float) -> Iterator[Piece]:
        begun = False
        try:
            for piece in self._pieces(messages, tools, deadline):
                begun = True
                yield piece
        except ModelBusy as busy:
            wait = busy.retry_after
            if begun or wait is None or wait > _LONGEST_WAIT or time.monotonic() + 2 * wait + _SHORTEST > deadline:
                raise
            time.sleep(wait)
            yield from self._pieces(messages, tools, deadline)

    def _pieces(self, messages: Sequence[Message], tools: Sequence[Tool], deadline: float) -> Iterator[Piece]:
        """What the thread hands over, for as long as there is time."""
        left = deadline - time.monotonic()
        if left < _SHORTEST:
            raise ModelTimeout("no time was left to ask the model")
        handed: queue.Queue[Piece | ModelError | None] = queue.Queue(maxsize=_HELD)
        stopped = threading.Event()
        work = threading.Thread(target=self._work, args=(messages, tools, left, handed, stopped), daemon=True)
        work.start()
        try:
            while True:
                try:
                    item = handed.get(timeout=max(0.0, deadline - time.monotonic()))
                except queue.Empty:
                    raise ModelTimeout("the model did not finish in the time allowed") from None
                if item is None:
                    return
                if isinstance(item, ModelError):
                    raise item
                yield item
        finally:
            stopped.set()

    def _work(
        self,
        messages: Sequence[Message],
        tools: Sequence[Tool],
        seconds: float,
        handed: queue.Queue[Piece | ModelError | None],
        stopped: threading.Event,
    ) -> None:
        last: ModelError | None = None
        try:
            for piece in self._model.stream(messages, tools, seconds=seconds):
                if not _hand(handed, piece, stopped):
                    return
        except ModelError as error:
            last = error
        except Exception as error:  # a defect of the adapter: the reader still gets an answer
            last = ModelBroken(f"the model's adapter failed ({type(error).__name__})")
        _hand(handed, last, stopped)


def _hand(handed: queue.Queue[Piece | ModelError | None], item: Piece | ModelError | None, stopped: threading.Event) -> bool:
    """Put an item where the reader waits; False once nobody does."""
    while not stopped.is_set():
        try:
            handed.put(item, timeout=0.1)
        except queue.Full:
            continue
        return True
    return False
