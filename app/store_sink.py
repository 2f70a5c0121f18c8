"""Joins capture to the store: what was seen is on disk when the call returns."""

import threading
from collections.abc import Callable
from datetime import datetime
from math import inf

from app.agreed_capture import CAST_NOTE
from capture.away import Attention
from capture.observation_sink import StoreOutcome
from capture.platforms.screen_cast import KeptTokens
from core.ingest.ingest import IngestOutcome, still_there, store_observation
from core.observation import Gap, Observation
from core.privacy.exclusion_rules import ExclusionRules
from core.privacy.sealing import Seal
from core.store.store import Store


class StoreSink:
    """An `ObservationSink` over a connection of its own, opened when it is first needed.

    The recorder's thread stores through it, and whoever pauses the recorder adds a gap through
    it, so its calls are taken one at a time.
    """

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._open_store = open_store
        self._store: Store | None = None
        self._lock = threading.Lock()

    def store(self, observation: Observation) -> StoreOutcome:
        with self._lock:
            outcome = store_observation(self._opened(), observation)
        return StoreOutcome.STORED if outcome is IngestOutcome.STORED else StoreOutcome.MERGED

    def still_there(self, monitor: int, at: datetime) -> None:
        with self._lock:
            still_there(self._opened(), monitor, at)

    def store_gap(self, gap: Gap) -> None:
        with self._lock:
            self._opened().gaps.add(gap)

    def exclusion_rules(self) -> ExclusionRules:
        """The user's rules as they are now."""
        with self._lock:
            return self._opened().settings.exclusion_rules()

    def seal(self) -> Seal | None:
        """The way to keep a caught secret for the user's vault; None if there is no vault."""
        with self._lock:
            return self._opened().vault.seal()

    def interval_s(self) -> float:
        """How long to wait between two looks, as set now."""
        with self._lock:
            return float(self._opened().settings.get("capture.interval_s"))

    def may_record_without_names(self) -> bool:
        """Whether the user agreed to recording where windows cannot be named."""
        with self._lock:
            return bool(self._opened().settings.get("capture.without_window_names"))

    def may_use_picture_files(self) -> bool:
        """Whether the user agreed to pictures that a desktop hands over as files."""
        with self._lock:
            return bool(self._opened().settings.get("capture.through_picture_files"))

    def may_ask_programs(self) -> bool:
        """Whether the user wants programs asked for the text that they show."""
        with self._lock:
            return bool(self._opened().settings.get("capture.text_from_programs"))

    def cast_tokens(self) -> KeptTokens:
        """Where it is kept what a Wayland desktop was told about showing its monitors."""
        return KeptTokens(self._cast_note, self._keep_cast_note)

    def attention(self) -> Attention:
        """When the user wants the screen left alone, as set now."""
        with self._lock:
            settings = self._opened().settings
            idle_min = float(settings.get("capture.idle_min"))
            waits = bool(settings.get("capture.wait_when_busy"))
        return Attention(60.0 * idle_min if idle_min else inf, waits)

    def close(self) -> None:
        """Close the connection; what comes later opens a new one."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None

    def _cast_note(self) -> str:
        with self._lock:
            return self._opened().settings.note(CAST_NOTE) or ""

    def _keep_cast_note(self, text: str) -> None:
        with self._lock:
            self._opened().settings.set_note(CAST_NOTE, text)

    def _opened(self) -> Store:
        if self._store is None:
            self._store = self._open_store()
        return self._store
