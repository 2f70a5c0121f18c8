"""What the settings page calls each setting, in the app's language.

`core.settings` declares the settings and explains them in English for the command line; the words
of the window stand here, where Qt's translation finds them.
"""

from dataclasses import dataclass

from app.translation import tr
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


def group_titles() -> dict[str, str]:
    """The headings of the page by the first word of a setting's key, in their order."""
    return {
        "appearance": tr("Appearance"),
        "capture": tr("Recording"),
        "retention": tr("Disk and age"),
        "answer": tr("Answers"),
        "models": tr("Language model"),
        "shortcuts": tr("Keys from everywhere"),
        "vault": tr("Vault"),
        "updates": tr("Newer versions"),
    }


def group_of(setting: Setting) -> str:
    return setting.key.partition(".")[0]


def words_of(setting: Setting) -> SettingWords:
    """The words of a setting; the command line's own for one that the page does not know."""
    return _known_words().get(setting.key) or SettingWords(setting.key, setting.help)


def unit_words(setting: Setting) -> str:
    """What a setting's number counts; empty where it counts nothing."""
    return {
        "s": tr("s"),
        "min": tr("min"),
        "days": tr("days"),
        "tokens": tr("tokens"),
        "GB": "GB",
    }.get(setting.unit, setting.unit)


def _known_words() -> dict[str, SettingWords]:
    return {
        "appearance.theme": SettingWords(
            tr("Colours"),
            tr("Light, dark, with high contrast, or whichever your system shows."),
            {
                "system": tr("As the system"),
                "light": tr("Light"),
                "dark": tr("Dark"),
                "high-contrast": tr("High contrast"),
            },
        ),
        "appearance.language": SettingWords(
            tr("Language"),
            tr("From the next start on. Answers are in the language of the question."),
            {"system": tr("As the system"), "en": "English", "de": "Deutsch"},
        ),
        "capture.interval_s": SettingWords(
            tr("Look at the screen every"), tr("A screen that has not changed costs nothing.")
        ),
        "capture.start_with_app": SettingWords(
            tr("Record as soon as Recollect starts"), tr("From the next start on.")
        ),
        "capture.without_window_names": SettingWords(
            tr("Record even where windows cannot be named"),
            tr("Rules cannot keep private windows out then, so leave this off if you can."),
        ),
        "capture.through_picture_files": SettingWords(
            tr("Record under Wayland through picture files"),
            tr("The desktop writes each to disk for a moment, before anything is left out."),
        ),
        "capture.text_from_programs": SettingWords(
            tr("Ask programs for their text"),
            tr("Cheaper than reading pictures, where accessibility is on (X11, Windows, macOS)."),
        ),
        "capture.idle_min": SettingWords(
            tr("Look away when nobody touches anything for"),
            tr("A film, a talk or a game that fills the screen is still looked at."),
            at_minimum=tr("never"),
        ),
        "capture.wait_when_busy": SettingWords(
            tr("Wait while the computer is busy"),
            tr("Also for a film or a game, and on battery; never longer than ten minutes."),
        ),
        "retention.pixels_days": SettingWords(
            tr("Keep pictures for"),
            tr("Older pictures of unimportant moments are let go of; their text stays."),
            at_minimum=tr("always"),
        ),
        "retention.detail_days": SettingWords(
            tr("Keep text for"),
            tr("Older text of unimportant moments is let go of; summaries and pinned stay."),
            at_minimum=tr("always"),
        ),
        "retention.disk_gb": SettingWords(
            tr("Use at most"),
            tr("Beyond this the least important moments are let go of, and you are told."),
            at_minimum=tr("no limit"),
        ),
        "answer.abstain_below": SettingWords(
            tr("Say “not in memory” below a certainty of"),
            tr("Higher means fewer answers, and fewer wrong ones. From 0 to 1."),
        ),
        "answer.model_below": SettingWords(
            tr("Ask the language model below a certainty of"),
            tr("If one is installed, it answers where the quoted answer is less sure than this."),
        ),
        "models.chat": SettingWords(
            tr("Language model"),
            tr("The name of an installed one, or the path of a GGUF file; empty for none."),
        ),
        "models.server_context": SettingWords(
            tr("What another program's model reads at once"),
            tr("In tokens, as that program is set; the models page says which program."),
        ),
        "models.describe_frames": SettingWords(
            tr("Have pictures described"),
            tr("Frames with little text, when nobody waits, by the model that sees."),
        ),
        "models.form_memories": SettingWords(
            tr("Let the language model form memories"),
            tr("When nobody waits for it; what the screen does not carry is refused."),
        ),
        "models.unload_after_min": SettingWords(
            tr("Give its memory back after"), tr("The next question loads it again.")
        ),
        "shortcuts.search": SettingWords(
            tr("Open the search"), tr("Heard whatever window is in front.")
        ),
        "shortcuts.chat": SettingWords(
            tr("Open the chat"), tr("Heard whatever window is in front.")
        ),
        "shortcuts.pause": SettingWords(
            tr("Pause or resume recording"),
            tr("Pauses for 15 minutes, or ends the pause; a message tells which."),
        ),
        "vault.offer_days": SettingWords(
            tr("Offer a caught secret for"),
            tr("Then it is thrown away, unless you took it into the vault."),
        ),
        "updates.check": SettingWords(
            tr("Look for newer versions once a day"),
            tr("Asks the address below and says so. Nothing is ever installed for you."),
        ),
        "updates.address": SettingWords(
            tr("Your publisher's list of versions"),
            tr("An https address; what comes is believed only with the publisher's signature."),
        ),
    }
