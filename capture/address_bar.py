"""Finds the address of a browser window in the text that was read off the screen.

X11 tells no addresses, so rules about sites rest on the address bar as it can be read.
"""

import re
from collections.abc import Iterator, Sequence

from core.observation import Box, TextLine, WindowContext
from core.privacy.exclusion_rules import ExclusionRules
from core.privacy.hosts import host_of, is_host_covered

BROWSERS = (
    "brave",
    "chrom",  # chrome, google-chrome, chromium, ungoogled-chromium
    "edge",
    "epiphany",
    "falkon",
    "firefox",
    "floorp",
    "iceweasel",
    "icecat",
    "konqueror",
    "librewolf",
    "midori",
    "navigator",  # the class of Firefox's windows
    "opera",
    "org.gnome.epiphany",
    "palemoon",
    "qutebrowser",
    "safari",
    "seamonkey",
    "thorium",
    "vivaldi",
    "waterfox",
    "zen-browser",
)

# Tab strip, menu and toolbar stand within this share of the frame below a window's upper edge.
TOOLBAR_SHARE = 0.18
# What stands more line heights below the first address than this belongs to the page.
REACH_HEIGHTS = 3.5

_NOT_SECURE = re.compile(
    r"^(?:not secure|dangerous|nicht sicher|gefährlich|non sécurisé|no (?:es )?seguro"
    r"|non sicuro|niet beveiligd|não seguro|inte säker|ikke sikker)\W*",
    re.IGNORECASE,
)
_SPACE_AROUND_SIGN = re.compile(r"\s*([./:?#&=%])\s*")
_ADDRESS = re.compile(
    r"(?P<scheme>[a-z][a-z+-]*:/{2,3})?"
    r"(?P<host>(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:xn--[a-z0-9-]+|[^\W\d_]{2,24})"
    r"|localhost|\d{1,3}(?:\.\d{1,3}){3})"
    r"(?P<port>:\d{2,5})?(?P<rest>[/?#]\S*)?"
)
_LOCAL_FILE = re.compile(r"(?:file|chrome|about|edge|brave|vivaldi|opera):/{0,3}\S+")
# Endings of file names that browsers' tabs show; some are top-level domains too, rarely met bare.
_FILE_ENDINGS = frozenset(
    "c cc cfg conf cpp cs css csv doc docx exe gif git gz h hpp htm html ini ipynb jar java jpeg "
    "jpg js json jsx kdbx log lua md mov mp3 mp4 odp ods odt pdf php png ppt pptx py rar rb rs "
    "rst rtf sh sql svg tar tex toml ts tsx txt wav webp xls xlsx xml yaml yml zip".split()
)
# Letters that a recogniser takes for one another; hosts are compared with these made one.
_LOOK_ALIKES = (("rn", "m"), ("vv", "w"), ("1", "l"), ("i", "l"), ("0", "o"))


def is_browser(app: str) -> bool:
    """Whether a program, by its lower-case name, shows web pages under an address bar."""
    return any(name in app for name in BROWSERS)


def addresses_among(lines: Sequence[TextLine], area: Box, frame_height: int) -> tuple[str, ...]:
    """The addresses in the toolbar of the browser window at `area`, the likeliest first.

    `lines` are those of the frame on which the window stands, `area` is in its pixels. Usually
    there is one; a tab may be named like a host. Empty if none can be read.
    """
    floor = area.top + TOOLBAR_SHARE * frame_height
    found = [
        (line.box, address)
        for line in sorted(lines, key=lambda line: line.box.top)
        if holds_middle(area, line.box)
        and line.box.top + line.box.height / 2 <= floor
        and (address := address_in(line.text))
    ]
    if not found:
        return ()
    first = found[0][0]
    reach = first.top + REACH_HEIGHTS * first.height
    # Below the tabs is the bar, so the lower one of two bare hosts is likelier to be the address.
    within = [(box, address) for box, address in found if box.top <= reach]
    within.sort(key=lambda entry: (not _has_path(entry[1]), -entry[0].top))
    return tuple(address for _, address in within)


def address_in(text: str) -> str | None:
    """The address that a line of text is; None if it is something else, or more than that.

    A misread padlock in front, a sign or two behind and spaces within are forgiven.
    """
    tight = _SPACE_AROUND_SIGN.sub(r"\1", _NOT_SECURE.sub("", text.strip().replace(",", ".")))
    words = tight.split()
    while len(words) > 1 and len(words[0]) <= 2:
        del words[0]
    while len(words) > 1 and len(words[-1]) <= 2:
        del words[-1]
    if len(words) != 1:
        return None
    word = words[0].lstrip("@&©®*•|").rstrip("|☆★*")
    if _LOCAL_FILE.fullmatch(word):
        return word
    parts = _ADDRESS.fullmatch(word)
    if parts is None or not _is_lower(parts["host"]):
        return None
    is_bare = not (parts["scheme"] or parts["port"] or parts["rest"])
    ending = parts["host"].rpartition(".")[2]
    if is_bare and (ending in _FILE_ENDINGS or parts["host"].isdigit()):
        return None
    return word


def why_site_excluded(
    rules: ExclusionRules, window: WindowContext, addresses: Sequence[str]
) -> str | None:
    """The rule that keeps a window with one of these addresses out; None if none does.

    Errs towards keeping out: a host that differs from a rule's only by letters that look alike,
    or by one letter too many in front (a padlock), counts as that host.
    """
    for address in addresses:
        read = WindowContext(window.app, window.title, address)
        if rule := rules.why_excluded(read):
            return rule
        for host in _readings(host_of(address)):
            for site in rules.sites:
                if is_host_covered(host, _likened(host_of(site) or site.casefold())):
                    return f"site {site}"
    return None


def holds_middle(area: Box, box: Box) -> bool:
    """Whether the middle of a box lies in an area."""
    x, y = box.left + box.width / 2, box.top + box.height / 2
    return area.left <= x < area.right and area.top <= y < area.bottom


def _readings(host: str) -> Iterator[str]:
    yield _likened(host)
    yield _likened(host[1:])


def _likened(host: str) -> str:
    for sign, like in _LOOK_ALIKES:
        host = host.replace(sign, like)
    return host


def _is_lower(host: str) -> bool:
    """Whether a host is written as browsers write it; a capital I is a misread l."""
    without = host.replace("I", "l")
    return without == without.lower()


def _has_path(address: str) -> bool:
    return "/" in address.partition("//")[2] or ("//" not in address and "/" in address)
