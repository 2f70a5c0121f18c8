"""Every error Recollect expects, as one tree.

    RecollectError                 one sentence for the user: what happened, what to do
    ├── HomeError                  the data folder cannot be used
    │   ├── AlreadyRunning
    │   ├── WrongKey
    │   ├── DamagedStore
    │   └── NewerStore
    ├── StoreUnavailable           disk full, read-only, file vanished: nothing was stored
    ├── CaptureUnavailable         no display, no permission, no way to look
    ├── ReaderUnavailable          the text recogniser cannot run
    ├── ModelUnavailable           no such model, or it cannot be loaded
    │   ├── ModelCrashed       the process that runs it ended or hung
    │   ├── ModelLetGo         another one was chosen, or none, while it was to be asked
    │   └── DownloadFailed
    ├── UnusableOutput             a model's answer is not what was asked for
    ├── ImportFailed               a file or folder the user named cannot be taken in
    ├── UnknownItem                an id that is not in this memory
    ├── CannotUndo                 there is nothing to undo, or something else changed since
    ├── CannotChange               what was asked cannot be done to this memory
    ├── VaultClosed                there is no vault, or the passphrase does not open it
    └── InvalidSetting             a rule or setting that makes no sense

Anything else that is raised is a bug and must be loud: it is never a `RecollectError`.
"""


class RecollectError(Exception):
    """A known, expected failure. `str(error)` is one sentence fit for the user."""


class HomeError(RecollectError):
    """The data folder cannot be opened; nothing in it was touched."""


class AlreadyRunning(HomeError):
    """Another process writes to this data folder."""


class WrongKey(HomeError):
    """The key or passphrase does not open the memory."""


class DamagedStore(HomeError):
    """The database file is not readable as a database."""


class NewerStore(HomeError):
    """The memory was written by a newer version of Recollect."""


class StoreUnavailable(RecollectError):
    """The store cannot be read or written just now (disk full, read-only, gone)."""


class CaptureUnavailable(RecollectError):
    """The screen cannot be captured here."""


class ReaderUnavailable(RecollectError):
    """Text cannot be read from pictures here."""


class ModelUnavailable(RecollectError):
    """A model is not installed or cannot be loaded."""


class ModelCrashed(ModelUnavailable):
    """The process that runs a model ended or hung; it is started again when next needed."""


class ModelLetGo(ModelUnavailable):
    """The model was changed or let go meanwhile; the present one can be asked instead."""


class DownloadFailed(ModelUnavailable):
    """A model could not be fetched; no half file was left behind."""


class UnusableOutput(RecollectError):
    """A model's answer that is not what was asked for; the sentence says what is wrong.

    The sentence never quotes the answer, so that it may be kept and shown.
    """


class ImportFailed(RecollectError):
    """Something the user asked to import cannot be read."""


class UnknownItem(RecollectError):
    """An id that this memory does not hold."""


class CannotUndo(RecollectError):
    """An act on a memory that cannot be taken back now."""


class CannotChange(RecollectError):
    """An act that a memory of this kind or state does not allow."""


class VaultClosed(RecollectError):
    """The vault cannot be used: there is none, or the passphrase is not its own."""


class InvalidSetting(RecollectError):
    """A setting or rule whose value cannot be used."""
