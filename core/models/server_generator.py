"""A language model behind an OpenAI-compatible server: Ollama, LM Studio, llama-server."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

from core.errors import ModelUnavailable
from core.models.background_generator import BackgroundGenerator, GaveWay, closed_meanwhile
from core.models.server_choice import (
    MODEL_KEY,
    URL_KEY,
    ServerChoice,
    require_allowed,
)
from core.models.server_exchange import End, Line, ServerExchange, Status
from core.models.server_protocol import (
    CHAT_PATH,
    DONE,
    MODELS_PATH,
    Form,
    Heard,
    chat_body,
    estimated_tokens,
    heard_in,
    is_in_form,
    model_names,
    object_in,
    prompt_in,
    reason_in,
)
from core.models.text_generator import (
    GenerationStopped,
    OnText,
    TextGenerator,
    ignore_text,
    never_stop,
)
from core.models.turn_queue import POLL_S, Priority, TurnQueue

SILENCE_S = 300.0
"""A server that says nothing for so long has hung; some load gigabytes before the first word."""

_OK = 200
_UNKNOWN_FORM = frozenset({400, 415, 422, 501})
_FORM_NAMED = "response_format"  # in the words of a server that refuses with another status
_REFUSALS = range(400, 500)
_REDIRECTS = range(300, 400)
_MOST_NAMED = 5
_NEXT_FORM = {Form.SCHEMA: Form.OBJECT, Form.OBJECT: Form.WORDS}


class _NotTheForm(Exception):
    """The server does not hold the model to a schema; nothing of the answer was given out."""


@dataclass(frozen=True, slots=True)
class _Request:
    prompt: str
    schema: Mapping[str, object]
    max_tokens: int
    form: Form


class ServerGenerator:
    """A `TextGenerator` for any number of threads; one request is under way at a time.

    Where the server cannot hold a model to a JSON schema, the model is told the schema, and its
    answer is looked through before anything of it is given out.
    """

    def __init__(self, choice: ServerChoice, silence_s: float = SILENCE_S) -> None:
        """Nothing is sent yet. Raises: ModelUnavailable if the server may not be spoken to."""
        self._address = require_allowed(choice)
        self._model = choice.model
        self._context_tokens = choice.context_tokens
        self._silence_s = silence_s
        self._form = Form.SCHEMA
        self._turns = TurnQueue()
        self._closing = threading.Event()

    @property
    def name(self) -> str:
        """The model and where it runs, as whoever reads its words should know."""
        where = "this machine's server" if self._address.is_this_machine else "the server"
        return f"{self._model or 'a model'} on {where} at {self._address.shown}"

    @property
    def context_tokens(self) -> int:
        return self._context_tokens

    def in_background(self) -> TextGenerator:
        """The same model for work that can wait: it gives way to answers between tokens."""
        return BackgroundGenerator(self)

    def count_tokens(self, text: str, *, priority: Priority = Priority.ANSWER) -> int:
        """About how many of `context_tokens` a prompt takes, rather too many."""
        return estimated_tokens(text)

    def generate_json(
        self,
        prompt: str,
        schema: Mapping[str, object],
        *,
        max_tokens: int,
        should_stop: Callable[[], bool] = never_stop,
        on_text: OnText = ignore_text,
        priority: Priority = Priority.ANSWER,
    ) -> str:
        """Answer a prompt with a JSON object that has what the schema requires.

        Raises: ModelUnavailable if the server is not reached, does not have the model, breaks off
        or answers in another form, ModelLetGo if this is closed meanwhile; GenerationStopped;
        ValueError if the prompt and `max_tokens` do not fit into `context_tokens`.
        """
        ticket = self._turns.ticket(priority)

        def pause() -> bool:
            if self._turns.is_outranked(ticket):
                raise GaveWay
            if self._closing.is_set():
                raise closed_meanwhile()
            return should_stop()

        while True:
            with self._turns.turn(ticket, should_stop):
                if self._closing.is_set():
                    raise closed_meanwhile()
                try:
                    return self._answered(prompt, schema, max_tokens, pause, on_text)
                except GaveWay:
                    continue

    def models(self, should_stop: Callable[[], bool] = never_stop) -> list[str]:
        """The models that the server says it has; none if it does not say.

        Raises: ModelUnavailable if it is not reached; GenerationStopped.
        """
        with closing(ServerExchange(self._address, MODELS_PATH, None, self._silence_s)) as exchange:
            events = self._events(exchange, should_stop)
            lines = [event.text for event in events if isinstance(event, Line)]
        return model_names("\n".join(lines))

    def close(self) -> None:
        """Give up what is under way; calling it twice is fine."""
        self._closing.set()

    def _answered(
        self,
        prompt: str,
        schema: Mapping[str, object],
        max_tokens: int,
        pause: Callable[[], bool],
        on_text: OnText,
    ) -> str:
        self._require_room(prompt, max_tokens)
        if not self._model:
            raise self._no_model(pause)
        form = self._form
        while True:
            try:
                answer = self._asked(_Request(prompt, schema, max_tokens, form), pause, on_text)
            except _NotTheForm:
                form = _NEXT_FORM[form]
            else:
                self._form = form  # only now is it sure that the form was what was wrong
                return answer

    def _require_room(self, prompt: str, max_tokens: int) -> None:
        tokens = estimated_tokens(prompt)
        if tokens + max_tokens > self._context_tokens:
            raise ValueError(
                f"{tokens} tokens and an answer of {max_tokens} do not fit "
                f"into {self._context_tokens}"
            )

    def _asked(self, request: _Request, pause: Callable[[], bool], on_text: OnText) -> str:
        """One request, to the end of its answer. Raises: _NotTheForm where WORDS may do better."""
        said = prompt_in(request.form, request.prompt, request.schema)
        if estimated_tokens(said) + request.max_tokens > self._context_tokens:
            raise ModelUnavailable(
                f"The server at {self._address.shown} takes no JSON schema, and its model reads "
                "too little at once to be told; raise models.server_context if it reads more."
            )
        body = chat_body(
            self._model, request.prompt, request.schema, request.max_tokens, request.form
        )
        written, finish = "", ""
        with closing(ServerExchange(self._address, CHAT_PATH, body, self._silence_s)) as exchange:
            for heard in self._stream(exchange, request.form, pause):
                written += heard.text
                finish = finish or heard.finish
                if request.form is not Form.WORDS and heard.text:
                    if written.strip() and not written.lstrip().startswith("{"):
                        raise _NotTheForm
                    on_text(heard.text)
        return self._checked(request, written, was_cut_short=finish == "length", on_text=on_text)

    def _checked(
        self, request: _Request, written: str, *, was_cut_short: bool, on_text: OnText
    ) -> str:
        """The answer, if it is in the form that was asked for; cut short, as the protocol says."""
        answer = object_in(written) if request.form is Form.WORDS else written
        if was_cut_short and not answer:
            return written
        if not was_cut_short and not is_in_form(answer, request.schema):
            raise ModelUnavailable(
                f"The model {self._model} does not answer in the form that it is asked for; "
                f"choose another with `recollect settings set {MODEL_KEY}`."
            )
        if request.form is Form.WORDS:
            on_text(answer)
        return answer

    def _stream(
        self, exchange: ServerExchange, form: Form, pause: Callable[[], bool]
    ) -> Iterator[Heard]:
        """The parts of an answer, until the server says that it is done."""
        code, is_finished = _OK, False
        refusal: list[str] = []
        for event in self._events(exchange, pause):
            match event:
                case Status(code):
                    pass
                case Line(text) if code != _OK:
                    refusal.append(text)
                case Line(text):
                    heard = heard_in(text)
                    if heard is not None and heard.error:
                        raise self._refused(heard.error)
                    if heard is not None:
                        yield heard
                        is_finished = is_finished or bool(heard.finish)
                        if heard is DONE:
                            return
                case End() if code != _OK:
                    raise self._error_for(code, "\n".join(refusal), form, pause)
                case End() if not is_finished:
                    raise ModelUnavailable(
                        f"The server at {self._address.shown} broke off in the middle of an "
                        "answer; ask again, or look what it says itself."
                    )

    def _events(
        self, exchange: ServerExchange, pause: Callable[[], bool]
    ) -> Iterator[Status | Line | End]:
        """What the exchange tells, asking between any two things whether to go on.

        Raises: GenerationStopped; ModelUnavailable if the server is not reached, or says nothing.
        """
        heard_at = time.monotonic()
        while True:
            if pause():
                raise GenerationStopped
            event = exchange.next(POLL_S)
            if event is None:
                if time.monotonic() - heard_at >= self._silence_s:
                    raise self._unreached("it says nothing any more")
                continue
            heard_at = time.monotonic()
            if isinstance(event, End) and not event.was_reached:
                raise self._unreached(event.trouble)
            yield event
            if isinstance(event, End):
                return

    def _error_for(
        self, code: int, refusal: str, form: Form, pause: Callable[[], bool]
    ) -> Exception:
        """What a status other than 200 means."""
        if code in _REDIRECTS:
            return self._refused("it sends us elsewhere, which Recollect does not follow")
        if code in _REFUSALS and self._model not in (known := self.models(pause)) and known:
            return self._no_such_model(known)
        if form in _NEXT_FORM and (code in _UNKNOWN_FORM or _FORM_NAMED in refusal):
            return _NotTheForm()
        return self._refused(reason_in(refusal) or f"HTTP {code}")

    def _no_model(self, pause: Callable[[], bool]) -> ModelUnavailable:
        known = self.models(pause)
        return ModelUnavailable(
            f"No model of the server at {self._address.shown} is named; name one with `recollect "
            f"settings set {MODEL_KEY}`{_listed(known)}."
        )

    def _no_such_model(self, known: list[str]) -> ModelUnavailable:
        return ModelUnavailable(
            f"The server at {self._address.shown} has no model called {self._model}; choose "
            f"another with `recollect settings set {MODEL_KEY}`{_listed(known)}."
        )

    def _unreached(self, trouble: str) -> ModelUnavailable:
        return ModelUnavailable(
            f"The server at {self._address.shown} is not reached ({trouble}); start it, or name "
            f"another with `recollect settings set {URL_KEY}`."
        )

    def _refused(self, reason: str) -> ModelUnavailable:
        return ModelUnavailable(
            f"The server at {self._address.shown} refused to answer ({reason}); look what it says "
            "itself, or choose another model."
        )


def _listed(known: list[str]) -> str:
    more = ", …" if len(known) > _MOST_NAMED else ""
    return f" (it has {', '.join(known[:_MOST_NAMED])}{more})" if known else ""
