"""What core and capture say to people, in the app's language.

They speak English and know nothing of Qt, so their sentences are recognised here, and what they
fill in (a name, a path) is put into the translation. A sentence that is not listed is shown as it
is. The tests see to it that every listed sentence is still said.
"""

import re
from functools import lru_cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "sentences"
_GAP = re.compile(r"\{(\w+)\}")


def in_app_language(sentence: str) -> str:
    """The sentence as the app says it; as it came where it is not known."""
    for pattern, template in _patterns():
        if found := pattern.fullmatch(sentence):
            return QCoreApplication.translate(_CONTEXT, template).format(**found.groupdict())
    return sentence


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(template), template) for template in SENTENCES)


def _pattern(template: str) -> re.Pattern[str]:
    """Matches the sentence whatever fills its gaps; a template names each gap once."""
    parts = _GAP.split(template)
    spoken = [
        f"(?P<{part}>.+)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
    ]
    return re.compile("".join(spoken), re.DOTALL)


_LISTED: tuple[object, ...] = (  # Qt types its marker as giving any object
    # recording
    QT_TRANSLATE_NOOP(
        "sentences",
        "X11 does not tell which site a browser shows, so rules about sites work from the address "
        "bar as read on the screen: full-screen pages without an address bar are not recognised.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Recording met an unexpected error and keeps trying; the details are in the log.",
    ),
    QT_TRANSLATE_NOOP("sentences", "No monitor is connected: connect one to record the screen."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Monitor {monitor} could not be captured: it may have been unplugged, or screen recording "
        "is not permitted for Recollect in the system settings.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The windows of display {display} cannot be listed: check that the desktop session is "
        "running and that DISPLAY is right.",
    ),
    QT_TRANSLATE_NOOP("sentences", "Recollect was updated; quit it and start it again."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The process that reads text cannot be started ({error}); close other programs and try "
        "again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Text on the screen cannot be read, because a part is missing ({error}): install "
        "Recollect again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Text on the screen cannot be read, because its model does not load ({error}): install "
        "Recollect again.",
    ),
    # the memory and its key
    QT_TRANSLATE_NOOP(
        "sentences",
        "This system has no keyring, so the key of your memory is in a file that only your "
        "account can read; set a passphrase to protect it further.",
    ),
    QT_TRANSLATE_NOOP("sentences", "The passphrase is not right; nothing was opened. Try again."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The key of this memory is in the system's keyring, which cannot be opened now; unlock "
        "the keyring and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The key found in the {place} does not open the memory in {folder}; restore the key or "
        "choose another folder with --home.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The key file {file} is missing from {folder}, so this memory cannot be opened; put it "
        "back from a backup.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Recollect is already running on {folder}; use its window, or quit it first.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "{folder} cannot be written to ({error}); choose another folder with --home."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The memory in {folder} was written by a newer Recollect (schema {found}, this one knows "
        "{known}); update Recollect. Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "Another program is busy with the memory; try again in a moment."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "The disk that holds {folder} is full; free some space, nothing was lost."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "{path} is damaged; run `recollect doctor`, or restore a backup."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} is damaged: it is not a database any more; restore a backup. Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} is missing or empty, though there was a memory in {folder}; restore a backup. "
        "Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} could not be read or written (disk error); check the disk and run "
        "`recollect doctor`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} does not open with this key; nothing was changed. Check --home and the key, or "
        "restore a backup.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The data folder {folder} cannot be made ({error}); choose another with --home.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "The pictures in {path} are damaged; restore a backup. Their text is kept."
    ),
    QT_TRANSLATE_NOOP("sentences", "{path} is a folder; name a file for the backup."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} cannot be written ({error}); free some space or choose another place. Nothing "
        "was changed.",
    ),
    QT_TRANSLATE_NOOP("sentences", "Restore the latest backup."),
    # a picture that is shown with a question
    QT_TRANSLATE_NOOP("sentences", "{file} is not a picture that can be read."),
    QT_TRANSLATE_NOOP("sentences", "{file} is too large to be a screenshot."),
    QT_TRANSLATE_NOOP("sentences", "The clipboard holds no picture that can be read."),
    QT_TRANSLATE_NOOP("sentences", "The picture could not be kept; try again."),
    # what a check of it finds
    QT_TRANSLATE_NOOP("sentences", "Restore a backup."),
    QT_TRANSLATE_NOOP(
        "sentences", "The word index does not match the passages, so searches miss some."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "Run `recollect doctor --repair`, or choose Repair on the health page."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Traces of what was forgotten are still in the files, because another program "
        "was reading the memory or the disk was full.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "Close whatever else reads the memory, then start Recollect once more."
    ),
    QT_TRANSLATE_NOOP("sentences", "{number} pictures are missing; their text is kept."),
    QT_TRANSLATE_NOOP("sentences", "Recollect ended while it learned from this frame."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The memory in {folder} has to be copied before it is brought up to date, and that failed; "
        "free {megabytes} MB on its disk and start Recollect again. Nothing was changed.",
    ),
    # starting at login
    QT_TRANSLATE_NOOP("sentences", "The entry names no program."),
    QT_TRANSLATE_NOOP(
        "sentences", "The program {path} that the entry names is not there any more."
    ),
    QT_TRANSLATE_NOOP("sentences", "The entry is marked as hidden."),
    QT_TRANSLATE_NOOP("sentences", "The entry was turned off in the desktop's own settings."),
    QT_TRANSLATE_NOOP("sentences", "The entry is for other desktops than this one."),
    QT_TRANSLATE_NOOP("sentences", "The entry's command cannot be read."),
    QT_TRANSLATE_NOOP("sentences", "The file is no desktop entry."),
    QT_TRANSLATE_NOOP("sentences", "It was turned off in the settings of Windows."),
    QT_TRANSLATE_NOOP("sentences", "{path} cannot be read; remove it and turn autostart on again."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} cannot be changed ({error}); check whose the folder is. Nothing was changed.",
    ),
    # memories
    QT_TRANSLATE_NOOP("sentences", "There is no memory m{number}; it may have been forgotten."),
    QT_TRANSLATE_NOOP("sentences", "There is no entity e{number}; it may have been forgotten."),
    QT_TRANSLATE_NOOP("sentences", "There is no observation {number}; it may have been forgotten."),
    QT_TRANSLATE_NOOP("sentences", "m{number} was replaced by m{other}; correct that one instead."),
    QT_TRANSLATE_NOOP("sentences", "m{number} was replaced by m{other}; merge that one instead."),
    QT_TRANSLATE_NOOP(
        "sentences", "m{number} is of another kind than m{other}; only like can be merged."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "Vault items cannot be merged; remove the one too many instead."
    ),
    QT_TRANSLATE_NOOP("sentences", "m{number} is the user's own word and stays as it is."),
    QT_TRANSLATE_NOOP("sentences", "Nothing was done to m{number} that could be undone."),
    QT_TRANSLATE_NOOP("sentences", "m{number} changed since; undo that first, then try again."),
    QT_TRANSLATE_NOOP("sentences", "What m{number} said before was forgotten."),
    QT_TRANSLATE_NOOP("sentences", "e{number} has no other name that would be left; nothing done."),
    # why a memory changed, as its history says
    QT_TRANSLATE_NOOP("sentences", "seen for the first time"),
    QT_TRANSLATE_NOOP("sentences", "more of it was seen"),
    QT_TRANSLATE_NOOP("sentences", "a newer value was seen"),
    QT_TRANSLATE_NOOP("sentences", "another value was seen beside it"),
    QT_TRANSLATE_NOOP("sentences", "a newer decision was seen"),
    QT_TRANSLATE_NOOP("sentences", "a value of it is told by itself"),
    QT_TRANSLATE_NOOP("sentences", "its state changed"),
    QT_TRANSLATE_NOOP("sentences", "summed up"),
    QT_TRANSLATE_NOOP("sentences", "summed up anew"),
    QT_TRANSLATE_NOOP("sentences", "seen by a model"),
    QT_TRANSLATE_NOOP("sentences", "told by you"),
    QT_TRANSLATE_NOOP("sentences", "you said otherwise"),
    QT_TRANSLATE_NOOP("sentences", "taken back by you"),
    QT_TRANSLATE_NOOP("sentences", "corrected by you"),
    QT_TRANSLATE_NOOP("sentences", "marked as done by you"),
    QT_TRANSLATE_NOOP("sentences", "opened again by you"),
    QT_TRANSLATE_NOOP("sentences", "dropped by you"),
    QT_TRANSLATE_NOOP(
        "sentences",
        "m{memory} was rejected or replaced, so it cannot be done; undo that first.",
    ),
    QT_TRANSLATE_NOOP("sentences", "pinned by you"),
    QT_TRANSLATE_NOOP("sentences", "unpinned by you"),
    QT_TRANSLATE_NOOP("sentences", "rejected by you"),
    QT_TRANSLATE_NOOP("sentences", "merged by you"),
    QT_TRANSLATE_NOOP("sentences", "undone by you"),
    QT_TRANSLATE_NOOP("sentences", "accepted by you"),
    QT_TRANSLATE_NOOP("sentences", "added by you"),
    QT_TRANSLATE_NOOP("sentences", "changed by you"),
    QT_TRANSLATE_NOOP("sentences", "forgotten with what it rested on"),
    # the vault
    QT_TRANSLATE_NOOP("sentences", "A vault item needs a caption and a value; give both."),
    QT_TRANSLATE_NOOP(
        "sentences", "The caption is searchable, so it must not hold the secret itself."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "There is a vault item called {caption} already; remove it first, or choose another "
        "caption.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "The vault's passphrase is not right; nothing was opened. Try again."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "The vault needs a passphrase that is not empty; nothing changed."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The vault item m{number} is damaged and cannot be opened; restore a backup.",
    ),
    # language models
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model {model} is not installed; fetch it with `recollect models install "
        "{name}`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model {path} cannot be read ({error}); choose another with `recollect "
        "settings set models.chat`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model {model} does not fit into memory; close other programs or choose a "
        "smaller model.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model {model} needs {needed} GB of memory and {free} GB are free; close "
        "other programs or choose a smaller model.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model {model} failed {count} times and rests for an hour; choose another "
        "model, or start Recollect again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model {how}; your memory is unharmed, and the model starts again when it "
        "is next needed.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model's process cannot be started ({error}); close other programs and try "
        "again.",
    ),
    QT_TRANSLATE_NOOP("sentences", "The language model reads too little at once; choose another."),
    QT_TRANSLATE_NOOP("sentences", "The language model {file} cannot be read; install it again."),
    QT_TRANSLATE_NOOP("sentences", "{file} is no GGUF file; choose another one."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is the part of a model that reads pictures; choose the model itself.",
    ),
    QT_TRANSLATE_NOOP("sentences", "{file} is not a model that writes text."),
    QT_TRANSLATE_NOOP("sentences", "{file} is an embedder, which writes no text."),
    QT_TRANSLATE_NOOP("sentences", "No language model is chosen; choose one and try again."),
    QT_TRANSLATE_NOOP("sentences", "The test was stopped."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The embedder {model} is not installed; fetch it with `recollect models install {name}`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Search by meaning moves from {searched} to {coming}: {done} of {total} passages "
        "are done, and until all are, it goes on as before.",
    ),
    # their download
    QT_TRANSLATE_NOOP(
        "sentences",
        "{file} could not be fetched ({error}); check the connection and try again, what came so "
        "far is kept.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is not the file that its publisher made (wrong checksum); it was thrown away, "
        "try again later.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The disk has {free} free but {needed} are needed; free some space and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The hub has another {file} than the one Recollect knows; update Recollect.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{file} was not fetched because HF_HUB_OFFLINE is set; unset it and try again.",
    ),
    QT_TRANSLATE_NOOP("sentences", "The model cannot be removed ({error}); close what uses it."),
    # another program's model
    QT_TRANSLATE_NOOP(
        "sentences",
        "The server at {address} is not reached ({error}); start it, or name another with "
        "`recollect settings set {key}`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The server at {address} refused to answer ({error}); look what it says itself, or "
        "choose another model.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The server at {address} broke off in the middle of an answer; ask again, or look what "
        "it says itself.",
    ),
    QT_TRANSLATE_NOOP("sentences", "The server was not waited for."),
    QT_TRANSLATE_NOOP("sentences", "Say which of the server's models to use."),
    # newer versions and links
    QT_TRANSLATE_NOOP(
        "sentences",
        "No address is set to ask for newer versions; set updates.address to your publisher's.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "This build of Recollect has no publisher's key, so it can believe no list of versions.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The list of versions is not signed by Recollect's publisher, so it was not believed.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The list of versions is out of date, so it may hide a newer one; try again later.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{host} cannot be asked for newer versions ({error}); try again later.",
    ),
    QT_TRANSLATE_NOOP("sentences", "The address for newer versions must begin with https://."),
)

SENTENCES: tuple[str, ...] = tuple(str(one) for one in _LISTED)
