"""Reads chat exports: our own small JSON form, WhatsApp's text, Telegram's and Slack's JSON.

Our own form, one object or a list of them:

    {"conversation": "Boat club", "turns": [{"speaker": "Wanda", "at": "2031-09-08T09:00:00+02:00",
     "text": "See you at the pier.", "id": "t1", "attachments": [{"caption": "a boat"}]}]}

`id` and `attachments` may be missing. Moments without an offset are in this computer's time zone.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from capture.screenshot_folder import Failed
from capture.whatsapp_text import read_whatsapp
from core.chat_turn import ChatTurn
from core.errors import ImportFailed

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ChatExport:
    """One conversation: its turns in the order of time, and the entries that were no turns."""

    name: str
    turns: tuple[ChatTurn, ...]
    failed: tuple[Failed, ...] = ()


def read_chat_export(path: Path) -> tuple[ChatExport, ...]:
    """The conversations of a file. Raises: ImportFailed if it is no chat export known here."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ImportFailed(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ImportFailed(f"{path} is not text in UTF-8; export the chat again.") from error
    if path.suffix.lower() == ".txt":
        turns = read_whatsapp(text)
        if not turns:
            raise ImportFailed(f"{path} is not a chat export: no line names a time and a person.")
        return (_in_order(_name_of_file(path), turns, ()),)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportFailed(f"{path} is not valid JSON; export the chat again.") from error
    exports = _conversations(document, path)
    if not exports:
        raise ImportFailed(f"{path} is not a chat export of a form that Recollect knows.")
    return exports


def _conversations(document: object, path: Path) -> tuple[ChatExport, ...]:
    """The conversations of a JSON document; none if its form is not known."""
    if isinstance(document, dict) and isinstance(document.get("messages"), list):
        return (_export(document.get("name"), document["messages"], _telegram_turn, path),)
    listed: list[object] = document if isinstance(document, list) else [document]
    entries: list[Json] = [one for one in listed if isinstance(one, dict)]
    if not entries or len(entries) < len(listed):
        return ()
    if all(isinstance(one.get("turns"), list) for one in entries):
        return tuple(
            _export(one.get("conversation"), one["turns"], _own_turn, path) for one in entries
        )
    if all("ts" in one for one in entries):
        return (_export(path.parent.name, entries, _slack_turn, path),)
    return ()


def _own_turn(entry: Json) -> ChatTurn:
    attachments = entry.get("attachments") or []
    if not isinstance(attachments, list):
        raise ValueError("its attachments are not a list")
    captions = tuple(
        _text(one.get("caption"))
        for one in attachments
        if isinstance(one, dict) and one.get("caption")
    )
    at = _local(datetime.fromisoformat(_text(entry.get("at"))))
    said = _text(entry.get("text") or "")
    return ChatTurn(_id(entry.get("id")), _text(entry.get("speaker")), at, said, captions)


def _telegram_turn(entry: Json) -> ChatTurn | None:
    if entry.get("type") != "message":
        return None
    at = _local(datetime.fromisoformat(_text(entry.get("date"))))
    speaker = _text(entry.get("from") or "")
    return ChatTurn(_id(entry.get("id")), speaker, at, _telegram_text(entry.get("text")))


def _telegram_text(value: object) -> str:
    """Telegram writes plain text as a string, and formatted text as a list of pieces."""
    if isinstance(value, list):
        return "".join(
            piece if isinstance(piece, str) else _text(piece.get("text") or "")
            for piece in value
            if isinstance(piece, str | dict)
        )
    return _text(value or "")


def _slack_turn(entry: Json) -> ChatTurn | None:
    if entry.get("type") != "message" or entry.get("subtype") in {"channel_join", "bot_add"}:
        return None
    profile = entry.get("user_profile")
    named: Json = profile if isinstance(profile, dict) else {}
    speaker = named.get("real_name") or entry.get("username") or entry.get("user") or ""
    stamp = _text(entry.get("ts"))
    at = datetime.fromtimestamp(float(stamp), UTC).astimezone()
    return ChatTurn(stamp, _text(speaker), at, _text(entry.get("text") or ""))


def _export(
    name: object, entries: object, turn_of: Callable[[Json], ChatTurn | None], path: Path
) -> ChatExport:
    turns: list[ChatTurn] = []
    failed: list[Failed] = []
    for number, entry in enumerate(entries if isinstance(entries, list) else [], start=1):
        try:
            if not isinstance(entry, dict):
                raise ValueError("it is not a JSON object")
            turn = turn_of(entry)
        except (ValueError, OverflowError, OSError) as error:
            failed.append(
                Failed(f"{path.name} entry {number}", f"it cannot be understood: {error}")
            )
            continue
        if turn is not None and (turn.text.strip() or turn.captions):
            turns.append(turn)
    called = name if isinstance(name, str) and name.strip() else _name_of_file(path)
    return _in_order(called, turns, failed)


def _in_order(name: str, turns: Iterable[ChatTurn], failed: Iterable[Failed]) -> ChatExport:
    """The export with its turns by time, and an id for each that has none.

    A made id depends on what was said alone, so that a longer export of the same chat gives the
    same turns the same ids.
    """
    met: Counter[str] = Counter()
    named = []
    for turn in sorted(turns, key=lambda turn: turn.at):
        if turn.id:
            named.append(turn)
            continue
        told = json.dumps([turn.at.isoformat(), turn.speaker, turn.text])
        digest = hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=8).hexdigest()
        met[digest] += 1
        named.append(replace(turn, id=f"{digest}-{met[digest]}"))
    return ChatExport(name.strip(), tuple(named), tuple(failed))


def _name_of_file(path: Path) -> str:
    """What the chat is called, by its file: “WhatsApp Chat with Wanda.txt” is “Wanda”."""
    stem = path.stem
    if stem in {"_chat", "result"}:  # WhatsApp's and Telegram's own names; the folder tells more
        stem = path.parent.name
    for opening in ("WhatsApp Chat with ", "WhatsApp Chat - ", "WhatsApp-Chat mit "):
        stem = stem.removeprefix(opening)
    return stem


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is missing or is not text")
    return value


def _id(value: object) -> str:
    return str(value) if isinstance(value, str | int) else ""


def _local(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.astimezone()
