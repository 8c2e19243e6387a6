"""What the server counts, for Prometheus. No label holds anything that a caller wrote."""

from __future__ import annotations

import os

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)  # seconds; a model takes the long ones
SEVERAL = "PROMETHEUS_MULTIPROC_DIR"  # the client's variable: several processes count into one folder


class Metrics:
    """The counters of one server."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        labels = ("route", "method", "status")
        self.requests = Counter("assistant_requests_total", "Requests answered", labels, registry=registry)
        self.seconds = Histogram(
            "assistant_request_seconds", "Time to the end of the response", ("route",), buckets=_BUCKETS, registry=registry
        )
        self.answers = Counter(
            "assistant_replies_total", "Replies by kind and composer", ("kind", "composed_by"), registry=registry
        )
        self.refused = Counter("assistant_refused_total", "Requests turned away", ("reason",), registry=registry)
        self.in_flight = Gauge("assistant_in_flight", "Requests being answered", registry=registry, multiprocess_mode="livesum")

    def text(self) -> bytes:
        """The exposition format; of all processes where several count into one folder."""
        if not os.environ.get(SEVERAL):
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)
