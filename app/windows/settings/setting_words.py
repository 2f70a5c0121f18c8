"""What the settings page calls each setting, in the app's language.

`core.settings` declares the settings and explains them in English for the command line; the words
of the window stand here, where Qt's translation finds them.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from core.settings import Setting

CHOSEN_ELSEWHERE = frozenset(
    {
        "capture.consent",  # the privacy page asks for it in full
        "models.embedder",  # these on the models page, which shows what there is to choose from
        "models.vision",
        "models.server_url",
        "models.server_model",
        "models.server_confirmed_host",
    }
)


@dataclass(frozen=True, slots=True)
class SettingWords:
    """A setting's title, what it does, and the names of its choices or of its lowest value."""

    title: str
    explanation: str
    choices: dict[str, str] | None = None
    at_minimum: str = ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


def group_titles() -> dict[str, str]:
    """The headings of the page by the first word of a setting's key, in their order."""
    return {
        "appearance": _tr("Appearance"),
        "capture": _tr("Recording"),
        "retention": _tr("Disk and age"),
        "answer": _tr("Answers"),
        "models": _tr("Language model"),
        "vault": _tr("Vault"),
    }


def group_of(setting: Setting) -> str:
    return setting.key.partition(".")[0]


def words_of(setting: Setting) -> SettingWords:
    """The words of a setting; the command line's own for one that the page does not know."""
    return _known_words().get(setting.key) or SettingWords(setting.key, setting.help)


def _known_words() -> dict[str, SettingWords]:
    return {
        "appearance.theme": SettingWords(
            _tr("Colours"),
            _tr("Light, dark, or whichever your system shows."),
            {"system": _tr("As the system"), "light": _tr("Light"), "dark": _tr("Dark")},
        ),
        "capture.interval_s": SettingWords(
            _tr("Look at the screen every"), _tr("A screen that has not changed costs nothing.")
        ),
        "capture.start_with_app": SettingWords(
            _tr("Record as soon as Recollect starts"), _tr("From the next start on.")
        ),
        "capture.without_window_names": SettingWords(
            _tr("Record even where windows cannot be named"),
            _tr("Rules cannot keep private windows out then, so leave this off if you can."),
        ),
        "retention.pixels_days": SettingWords(
            _tr("Keep pictures for"),
            _tr("Older pictures of unimportant moments are let go of; their text stays."),
            at_minimum=_tr("always"),
        ),
        "retention.detail_days": SettingWords(
            _tr("Keep text for"),
            _tr("Older text of unimportant moments is let go of; summaries and pinned stay."),
            at_minimum=_tr("always"),
        ),
        "retention.disk_gb": SettingWords(
            _tr("Use at most"),
            _tr("Beyond this the least important moments are let go of, and you are told."),
            at_minimum=_tr("no limit"),
        ),
        "answer.abstain_below": SettingWords(
            _tr("Say “not in memory” below a certainty of"),
            _tr("Higher means fewer answers, and fewer wrong ones. From 0 to 1."),
        ),
        "answer.model_below": SettingWords(
            _tr("Ask the language model below a certainty of"),
            _tr("If one is installed, it answers where the quoted answer is less sure than this."),
        ),
        "models.chat": SettingWords(
            _tr("Language model"),
            _tr("The name of an installed one, or the path of a GGUF file; empty for none."),
        ),
        "models.server_context": SettingWords(
            _tr("What another program's model reads at once"),
            _tr("In tokens, as that program is set; the models page says which program."),
        ),
        "models.describe_frames": SettingWords(
            _tr("Have pictures described"),
            _tr("Frames with little text, when nobody waits, by the model that sees."),
        ),
        "models.form_memories": SettingWords(
            _tr("Let the language model form memories"),
            _tr("When nobody waits for it; what the screen does not carry is refused."),
        ),
        "models.unload_after_min": SettingWords(
            _tr("Give its memory back after"), _tr("The next question loads it again.")
        ),
        "vault.offer_days": SettingWords(
            _tr("Offer a caught secret for"),
            _tr("Then it is thrown away, unless you took it into the vault."),
        ),
    }
