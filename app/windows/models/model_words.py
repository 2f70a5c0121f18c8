"""How a model, what it needs and what came of it are put into words."""

from pathlib import Path

from PySide6.QtCore import QLocale

from app.model_shelf import Shelf, ShelfModel
from app.translation import tr
from app.windows.words import as_written, size_on_disk
from core.models.catalogue import ModelRole
from core.models.hardware_fit import Fit
from core.models.model_trial import ModelTrial
from core.models.server_choice import SERVER

_GIBIBYTE = 1 << 30
_MOST_NAMED = 3  # languages named one by one


def fit_words(fit: Fit, memory_bytes: int | None) -> str:
    """Whether a model suits this computer, with the computer's memory as people know it."""
    memory = "" if memory_bytes is None else gigabytes(memory_bytes)
    return {
        Fit.GOOD: tr("Fits this computer: {memory}"),
        Fit.TIGHT: tr("Tight on this computer: {memory}"),
        Fit.TOO_LARGE: tr("Too large for this computer: {memory}"),
        Fit.UNKNOWN: tr("This computer's memory is not known"),
    }[fit].format(memory=memory)


def need_words(model: ShelfModel) -> str:
    """Size, memory, licence and languages, in one line."""
    entry = model.entry
    return " · ".join(
        (
            tr("{size} to fetch").format(size=size_on_disk(entry.download_bytes)),
            tr("needs about {memory} of memory").format(memory=size_on_disk(entry.memory_bytes)),
            entry.licence,
            languages_words(entry.languages),
        )
    )


def short_need_words(model: ShelfModel) -> str:
    """Size and memory, and whether the memory is only just enough."""
    words = tr("{size} to fetch, about {memory} of memory").format(
        size=size_on_disk(model.entry.download_bytes), memory=size_on_disk(model.entry.memory_bytes)
    )
    return tr("{needs} (tight here)").format(needs=words) if model.fit is Fit.TIGHT else words


def languages_words(languages: tuple[str, ...]) -> str:
    """A few languages by name, many by number."""
    if len(languages) > _MOST_NAMED:
        return tr("{count} languages").format(count=len(languages))
    return ", ".join(_language(code) for code in languages)


def checksum_words(model: ShelfModel) -> str:
    """What cannot be promised of a download; mostly empty."""
    if model.entry.has_known_checksums:
        return ""
    return tr(
        "Nobody recorded this model's checksum: what is fetched is compared with the hub's own."
    )


def computer_words(shelf: Shelf) -> str:
    """What this computer has, and the one thing that uses the network."""
    words = [
        tr(
            "Models run on this computer. Installing one is the only thing for which Recollect "
            "uses the network, and only when you press the button."
        )
    ]
    if shelf.memory_bytes is not None:
        words.append(
            tr("This computer has {memory} of memory.").format(memory=gigabytes(shelf.memory_bytes))
        )
    if shelf.free_disk_bytes is not None:
        free = size_on_disk(shelf.free_disk_bytes)
        words.append(tr("{free} are free on the disk.").format(free=free))
    return " ".join(words)


def used_words(role: ModelRole, used: str, shelf: Shelf, server_model: str) -> str:
    """Which model does the work; where none does, what to do about it."""
    if not used and role is not ModelRole.CHAT:
        return tr("None in use.")
    if not used:
        return tr(
            "None yet, so answers are quotations of your screen. Install one that fits; without "
            "a network, bring a GGUF file from another computer and drop it on this page."
        )
    if role is ModelRole.CHAT and used == SERVER:
        return tr("In use: {model}, which another program runs.").format(model=server_model)
    model = shelf.model(used)
    if model is None:
        return tr("In use: the file {file}").format(file=as_written(Path(used)))
    if not model.is_installed:
        return tr("{model} is chosen but not installed; install it, or use another.").format(
            model=model.entry.title
        )
    return tr("In use: {model}").format(model=model.entry.title)


def role_name(role: ModelRole) -> str:
    return {
        ModelRole.CHAT: tr("Answers written by a model"),
        ModelRole.EMBEDDER: tr("Search by meaning"),
        ModelRole.VISION: tr("Pictures described"),
        ModelRole.RERANKER: tr("What was found, in a better order"),
    }[role]


def role_words(role: ModelRole) -> str:
    """What a model of a role does, and what happens without one."""
    return {
        ModelRole.CHAT: tr(
            "A language model writes answers and memories, with the proof beside them. Without "
            "one, answers are quotations of your screen."
        ),
        ModelRole.EMBEDDER: tr(
            "Finds what is meant, not only what is written. After a change the memory moves over "
            "in the background, and is searched as before until that is done."
        ),
        ModelRole.VISION: tr(
            "Says what a picture of your screen shows, where its text does not. Without one, all "
            "else works as before."
        ),
        ModelRole.RERANKER: "",
    }[role]


def progress_words(done: int, total: int) -> str:
    return tr("{done} of {total}").format(done=size_on_disk(done), total=size_on_disk(total))


def trial_words(trial: ModelTrial) -> str:
    """How fast a model was, and whether it looked at the right line."""
    verdict = (
        tr("Right: this is what the sample day says.")
        if trial.is_right
        else tr("Not what the sample day says: it moved to Thursday 2 April at 09:15.")
    )
    speed = tr("{tokens} tokens a second, the first word after {seconds} s.").format(
        tokens=_one_place(trial.tokens_per_s), seconds=_one_place(trial.first_s)
    )
    return f"{verdict} {speed}"


def gigabytes(memory_bytes: int) -> str:
    """Memory as it is sold: in whole gigabytes of 2^30 bytes."""
    return f"{round(memory_bytes / _GIBIBYTE)} GB"


def _language(code: str) -> str:
    return QLocale.languageToString(QLocale(code).language())


def _one_place(number: float) -> str:
    return QLocale().toString(number, "f", 1)
