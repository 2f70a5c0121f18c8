"""The user's rules about what must never be remembered, and their seeds."""

import fnmatch
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from core.observation import WindowContext

SEED_APPS = (
    "keepassxc",
    "keepass",
    "bitwarden",
    "1password",
    "enpass",
    "dashlane",
    "lastpass",
    "seahorse",
    "kwalletmanager",
    "pinentry",
    "polkit",
    "recollect",
)

# How the major browsers name their private windows, in the languages the browsers speak most.
SEED_TITLES = (
    "*Private Browsing*",
    "*Incognito*",
    "*Inkognito*",
    "*InPrivate*",
    "*Private Window*",
    "*(Private)*",
    "*Privater Modus*",
    "*Privates Fenster*",
    "*Navigation privée*",
    "*Navegación privada*",
    "*Navegación de incógnito*",
    "*Navigazione in incognito*",
    "*Navigazione anonima*",
    "*Privénavigatie*",
    "*Privé-navigatie*",
    "*Navegação privativa*",
    "*Tor Browser*",
)


@dataclass(frozen=True, slots=True)
class ExclusionRules:
    """Apps (substring of the program name), title patterns (`*` and `?`) and site hosts.

    All matching ignores case. A host covers its subdomains.
    """

    apps: tuple[str, ...] = field(default=SEED_APPS)
    titles: tuple[str, ...] = field(default=SEED_TITLES)
    sites: tuple[str, ...] = ()

    def why_excluded(self, window: WindowContext) -> str | None:
        """The rule that keeps this window out, in words; None if it may be remembered.

        The words name the rule, never the window's own title or address.
        """
        app = window.app.casefold()
        for name in self.apps:
            if name.casefold() in app:
                return f"app {name}"
        title = window.title.casefold()
        for pattern in self.titles:
            if fnmatch.fnmatchcase(title, pattern.casefold()):
                return f"title {pattern}"
        host = host_of(window.url)
        for site in self.sites:
            if is_host_covered(host, site):
                return f"site {site}"
        return None


def host_of(url: str | None) -> str:
    """The host of an address in lower case; empty if there is none."""
    if not url:
        return ""
    parts = urlsplit(url if "//" in url else f"//{url}")
    try:
        return (parts.hostname or "").casefold()
    except ValueError:
        return ""


def is_host_covered(host: str, site: str) -> bool:
    """Whether `host` is `site` or one of its subdomains."""
    site = host_of(site) or site.casefold()
    return bool(host) and (host == site or host.endswith(f".{site}"))
