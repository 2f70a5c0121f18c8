"""A conversation as Markdown that people can read and keep."""

from collections.abc import Sequence

from app.memory_door import CONFIRMATION, ChatMessage
from app.translation import tr
from app.windows.message_views import joined
from app.windows.words import app_name, clock_time, long_day
from core.answer.answer import Citation
from core.answer.markdown_text import as_data


def as_markdown(title: str, messages: Sequence[ChatMessage]) -> str:
    """Questions as headings, answers below them, and what each rests on as a list."""
    parts = [f"# {as_data(title)}"]
    if messages:
        first = messages[0].at
        parts.append(f"{long_day(first.date())}, {clock_time(first)}")
    parts += [_message(one) for one in messages]
    return "\n\n".join(parts) + "\n"


def _message(message: ChatMessage) -> str:
    if message.is_forgotten:
        return tr("(forgotten)")
    if message.role == "user":
        return f"## {as_data(' '.join(message.text.split()))}"
    if message.role == CONFIRMATION:
        return message.text
    said = tr("Not in memory.") if message.abstained else joined(message.short, message.text)
    return "\n".join((said, *_proof(message.citations)))


def _proof(citations: Sequence[Citation]) -> list[str]:
    lines = [
        f"{one.number}. {as_data(app_name(one.app))}, {long_day(one.at.date())}, "
        f"{clock_time(one.at)}: {as_data(one.quote)}"
        for one in citations
    ]
    return ["", *lines] if lines else []
