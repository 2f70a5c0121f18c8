"""How browsers name their private windows, in the languages that they speak most.

Data alone: a language, the words that a window's title then holds, and the words that stand in
the window's own toolbar. A Chromium window's title does not say that it is private on X11 and
Windows (only its name for screen readers does); there the sign in the toolbar tells.

Sources: Firefox, `browser/browser.ftl` (`data-content-title-private`) of each language in
mozilla-l10n/firefox-l10n; Chromium, the messages IDS_ACCESSIBLE_INCOGNITO_WINDOW_TITLE_FORMAT,
IDS_NEW_INCOGNITO_TAB_TITLE and IDS_AVATAR_BUTTON_INCOGNITO in `chrome/app/resources`; Edge keeps
its brand “InPrivate” in every language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class PrivateWords:
    """What one language's browsers write. `example` is such a title."""

    language: str
    titles: tuple[str, ...]
    signs: tuple[str, ...]
    example: str


PRIVATE_WORDS = (
    PrivateWords(
        "en",
        (
            "private browsing",
            "incognito",
            "inprivate",
            "private window",
            "private tab",
            "(private)",
        ),
        ("Incognito", "InPrivate", "Private browsing", "Private"),
        "Gifts — Mozilla Firefox Private Browsing",
    ),
    PrivateWords(
        "de",
        ("privater modus", "privates fenster", "privater tab", "inkognito"),
        ("Inkognito", "Privater Modus", "Privat"),
        "Geschenke – Mozilla Firefox Privater Modus",
    ),
    PrivateWords(
        "fr",
        ("navigation privée", "fenêtre privée", "fenêtre de navigation privée"),
        ("Navigation privée",),
        "Cadeaux — Navigation privée de Mozilla Firefox",
    ),
    PrivateWords(
        "es",
        ("navegación privada", "incógnito", "ventana privada"),
        ("Incógnito", "Navegación privada"),
        "Regalos — Mozilla Firefox (Navegación privada)",
    ),
    PrivateWords(
        "it",
        ("navigazione anonima", "in incognito", "navigazione privata", "finestra anonima"),
        ("In incognito", "Navigazione anonima"),
        "Regali — Mozilla Firefox Navigazione anonima",
    ),
    PrivateWords(
        "pt",
        (
            "navegação privativa",
            "navegação privada",
            "navegação anónima",
            "navegação anônima",
            "modo anônimo",
            "janela anônima",
            "janela privativa",
        ),
        ("Anônima", "Navegação anónima", "Navegação privativa", "Navegação privada"),
        "Presentes — Navegação privativa do Mozilla Firefox",
    ),
    PrivateWords(
        "nl",
        ("privénavigatie", "privé-navigatie", "privévenster"),
        ("Privénavigatie",),
        "Cadeaus — Mozilla Firefox Privénavigatie",
    ),
    PrivateWords(
        "pl",
        ("tryb prywatny", "trybie prywatnym", "przeglądanie prywatne", "okno prywatne"),
        ("Tryb prywatny",),
        "Prezenty — Mozilla Firefox (tryb prywatny)",
    ),
    PrivateWords(
        "sv",
        ("privat surfning", "privat fönster"),
        ("Privat surfning",),
        "Presenter — Mozilla Firefox privat surfning",
    ),
    PrivateWords(
        "da",
        ("privat browsing", "privat vindue"),
        ("Privat browsing",),
        "Gaver — Mozilla Firefox (Privat browsing)",
    ),
    PrivateWords(
        "nb",
        ("privat nettlesing", "privat nettlesning", "privat vindu"),
        ("Privat nettlesing",),
        "Gaver — Mozilla Firefox (Privat nettlesing)",
    ),
    PrivateWords(
        "fi",
        ("yksityinen selaus", "yksityinen ikkuna"),
        ("Yksityinen selaus",),
        "Lahjat — Mozilla Firefox (yksityinen selaus)",
    ),
    PrivateWords(
        "cs",
        ("anonymní prohlížení", "anonymní režim", "anonymní okno", "soukromé okno"),
        ("Anonymní", "Anonymní prohlížení"),
        "Dárky — Anonymní prohlížení Mozilla Firefox",
    ),
    PrivateWords(
        "ru",
        ("приватный просмотр", "приватный режим", "приватное окно", "инкогнито"),
        ("Окно в режиме инкогнито", "Инкогнито", "Приватный просмотр"),
        "Подарки — Mozilla Firefox (Приватный режим)",
    ),
    PrivateWords(
        "uk",
        ("приватний перегляд", "анонімний перегляд", "анонімного перегляду", "приватне вікно"),
        ("Вікно в режимі анонімного перегляду", "Приватний перегляд"),
        "Подарунки — Mozilla Firefox (Приватний перегляд)",
    ),
    PrivateWords(
        "tr",
        ("gizli gezinti", "gizli mod", "gizli pencere", "gizli sekme"),
        ("Gizli mod", "Gizli gezinti"),
        "Hediyeler - Mozilla Firefox (Gizli Gezinti)",
    ),
    PrivateWords(
        "ja",
        (
            "プライベートブラウジング",
            "プライベートウィンドウ",
            "シークレット モード",
            "シークレットモード",
        ),
        ("シークレット", "プライベートブラウジング"),
        "贈り物 — Mozilla Firefox プライベートブラウジング",
    ),
    PrivateWords(
        "zh",
        ("隐私浏览", "隐私窗口", "无痕", "隱私瀏覽", "隱私視窗", "無痕"),
        ("无痕模式", "無痕視窗", "隐私浏览", "隱私瀏覽"),
        "礼物 — Mozilla Firefox 隐私浏览",
    ),
    PrivateWords(
        "ko",
        ("사생활 보호 모드", "사생활 보호 창", "시크릿 모드", "시크릿 창"),
        ("시크릿 모드", "사생활 보호 모드"),
        "선물 — Mozilla Firefox (사생활 보호 모드)",
    ),
)

ALWAYS_PRIVATE_TITLES = ("tor browser", "mullvad browser")
"""Browsers that keep nothing themselves; their name ends the title of each of their windows."""

ALWAYS_PRIVATE_APPS = ("tor browser*", "torbrowser*", "tor-browser*", "mullvad*browser*")


@dataclass(frozen=True, slots=True)
class PrivateFlags:
    """The words of a command line that start browsers of one family privately."""

    apps: tuple[str, ...]  # parts of the program's name
    flags: frozenset[str]
    source: str


PRIVATE_FLAGS = (
    PrivateFlags(
        ("chrom", "brave", "vivaldi", "thorium"),
        frozenset({"--incognito", "-incognito"}),
        "chrome/common/chrome_switches.cc, kIncognito",
    ),
    PrivateFlags(
        ("edge",),
        frozenset({"--inprivate", "-inprivate", "--incognito"}),
        "Microsoft Edge, command-line options",
    ),
    PrivateFlags(
        ("firefox", "librewolf", "waterfox", "floorp", "navigator", "zen"),
        frozenset({"-private", "--private", "-private-window", "--private-window"}),
        "browser/components/BrowserContentHandler.sys.mjs",
    ),
    PrivateFlags(
        ("epiphany",), frozenset({"--incognito-mode", "-i"}), "epiphany(1): -i, --incognito-mode"
    ),
)


def may_be_private(app: str) -> bool:
    """Whether a program, by its lower-case name, is a browser whose command line can tell."""
    return any(part in app for family in PRIVATE_FLAGS for part in family.apps)


def is_private_command(app: str, command: Sequence[str]) -> bool:
    """Whether a browser, by its program name in lower case, was started privately.

    A browser that was already running opens a private window in its old process, whose command
    line does not tell: a yes is sure, a no is not.
    """
    given = set(command[1:])
    return any(
        any(part in app for part in family.apps) and not family.flags.isdisjoint(given)
        for family in PRIVATE_FLAGS
    )


def private_titles() -> tuple[str, ...]:
    """Every part of a title, in lower case, that tells a private window."""
    told = [part for words in PRIVATE_WORDS for part in words.titles]
    return (*dict.fromkeys(told), *ALWAYS_PRIVATE_TITLES)


@lru_cache(maxsize=1)
def private_signs() -> frozenset[str]:
    """Every sign that a private window's toolbar bears, in lower case."""
    return frozenset(sign.casefold() for words in PRIVATE_WORDS for sign in words.signs)
