"""Asks a question, or gives the kept answer where it was asked before and nothing has changed."""

from collections.abc import Callable
from dataclasses import replace

from core.answer.answer import Answer, Tier
from core.answer.answer_cache import AnswerCache
from core.answer.ask import Question, ask
from core.models.embedder import Embedder
from core.models.line_encoder import LineEncoder
from core.models.text_generator import OnText, TextGenerator, ignore_text, never_stop
from core.recall.pointers import limited_to_names
from core.recall.query import understand
from core.store.store import Store


def ask_or_recall(
    store: Store,
    embedder: Embedder | None,
    cache: AnswerCache,
    question: Question,
    generator: TextGenerator | None = None,
    on_text: OnText = ignore_text,
    should_stop: Callable[[], bool] = never_stop,
    line_encoder: LineEncoder | None = None,
) -> Answer:
    """Answer as `ask` does; what is answered is kept in `cache`, unless it was stopped, or a
    language model was asked and wrote nothing of use: the next time it may be there.

    `on_text` hears nothing of a kept answer. Raises: as `ask` does.
    """
    wanted, _ = limited_to_names(store, question.text, question.wanted)
    query = understand(question.text, question.now, store.passages, wanted)
    # Filters speak of ids, so the same words behind an @ are another question.
    query = replace(query, text=question.text)
    names = (embedder.id if embedder else "", generator.name if generator else "")
    using = "|".join((*names, "lines" if line_encoder else ""))
    kept = cache.get(store, query, question.tier, question.now, using)
    if kept is not None:
        return kept
    answer = ask(store, embedder, question, generator, on_text, should_stop, line_encoder)
    model_failed = answer.written_by is not None and answer.tier is not Tier.MODEL
    if not model_failed and not should_stop():
        cache.keep(store, query, question.tier, question.now, answer, using)
    return answer
