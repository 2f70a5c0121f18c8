"""Projects, files, sites, places and companies, by the marks that screens give them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from core.entity_record import EntityKind, Mention
from core.memory.entities.keys import key_of
from core.memory.entities.words import LABEL_WORDS
from core.observation import TextLine, WindowContext

_FILE_ENDINGS = (
    "pdf|docx?|odt|rtf|xlsx?|ods|csv|tsv|pptx?|odp|txt|md|rst|tex|epub|png|jpe?g|gif|svg|webp|tiff?"
    "|mp[34]|wav|flac|mkv|mov|zip|tar|gz|7z|py|ipynb|c|h|cc|cpp|hpp|rs|go|js|ts|tsx|jsx|java|kt|rb|php"
    "|swift|sh|sql|css|scss|html?|xml|json|ya?ml|toml|ini|cfg|conf|log|db|sqlite|step|stl|dxf|dwg|dts"
    "|eml|ics|vcf|parquet|cmake|elf|hex|bin"
)
_FILE = re.compile(
    rf"(?<![\w@.-])(?:[~.]{{0,2}}/)?(?:[\w.+-]+/)*(?P<name>[\w+-][\w.+-]*\.(?:{_FILE_ENDINGS}))(?![\w/@-]|\.\w)",
    re.IGNORECASE,
)
_FILE_TITLE = re.compile(rf"(?P<name>[^/\\]+\.(?:{_FILE_ENDINGS}))", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)+/\S*")
_PROGRAMMING_NAMES = frozenset(("node.js", "vue.js", "next.js", "asp.net"))
_TITLE_SEPARATOR = re.compile(r"\s+[-–—|·]\s+")
_TICKET = re.compile(r"(?<![\w-])(?P<prefix>[A-Z][A-Z0-9]{1,7})-(?P<number>[1-9]\d{0,5})(?![\w-])")
_TICKET_ADDRESS = re.compile(r"/(?:browse|issues?|tickets?|projects)/([A-Z][A-Z0-9]{1,7})-\d")
_TICKET_IN_BRACKETS = re.compile(r"\[([A-Z][A-Z0-9]{1,7})-[1-9]\d{0,5}\]")
_TICKET_CLOSED = re.compile(
    r"\b(?:[Cc]loses|[Ff]ix(?:es|ed)|[Rr]efs|[Rr]esolves)\s([A-Z][A-Z0-9]{1,7})-[1-9]\d*"
)
_STANDARDS = frozenset("UTF ISO IEC SHA MD RFC CVE DIN EN USB HTTP TLS AES RSA COVID ASCII".split())
_MIN_TICKETS_SEEN = 3
_FORGE_HOSTS = ("github.", "gitlab.", "codeberg.", "bitbucket.", "gitea.", "forge.", "git.")
_NO_REPOSITORY = frozenset(
    """settings login explore search notifications dashboard issues pulls orgs users topics features
    marketplace about pricing -""".split()
)
_SLUG = r"[A-Za-z][\w.]*(?:[-_][\w.]+)*"
_PROMPT = re.compile(
    r"[\w.-]+@[\w.-]+[:\s]\s?(?P<path>(?:~|/)[\w./~-]*)\s?(?:\([\w./-]+\)\s?)?[$#%>❯]\s*(?P<command>.*)"
)
_BUILDS = re.compile(
    r"(?:git|make|cmake|cargo|npm|pnpm|yarn|pytest|uv|go|mvn|gradle\w*|docker|west|tox"
    r"|nox|ruff|mypy|rake|bundle|dotnet|terraform|kubectl)\b"
)
_BRACKETED = re.compile(rf"^\[(?P<name>{_SLUG})\]\s")
_CHANNEL = re.compile(r"(?:^|(?<=\s))#(?P<name>[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*)(?=$|[\s,.;:!?)])")
_DIRECTIVES = frozenset(
    """include define ifdef ifndef endif pragma undef elif else if error import region endregion
    warning line""".split()
)
_HEX_COLOUR = re.compile(r"(?=[0-9a-f]*\d)(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})")
_LEGAL_FORM = (
    r"(?:GmbH(?:\s&\sCo\.?\sKG)?|AG|KG|OHG|SE|Inc\.?|Ltd\.?|LLC|LLP|PLC|plc|Corp\.?|B\.V\.|BV"
    r"|N\.V\.|S\.A\.|SARL|S\.r\.l\.|Oy|AB|A/S|e\.\s?V\.)"
)
_COMPANY = re.compile(
    rf"(?:[A-ZÀ-Þ][\w&’'-]*\s){{1,3}}{_LEGAL_FORM}(?!\w)"
    r"|\b(?:University|Universität|Université|Universidad|Universiteit|Institute|Institut)\s"
    r"(?:of|für|de|van)\s[A-ZÀ-Þ]\w+|\b[A-ZÀ-Þ]\w+\s(?:University|Institute)\b"
)
_ROOM = re.compile(
    r"\b(?P<sort>[Rr]oom|[Hh]all|[Bb]uilding|[Gg]ate|[Pp]latform|[Aa]uditorium|[Rr]aum|[Ss]aal|[Zz]immer"
    r"|[Gg]ebäude|[Gg]leis|[Ss]alle|[Ss]ala|[Zz]aal|[Ll]okaal)\s"
    r"(?P<name>(?!(?:At|In|On|For|The|And|Is|With)\b)(?:[A-ZÀ-Þ][\wà-ÿ]+(?:\s\d{1,4})?|[A-Z]?\d{1,4}(?:\.\d{1,3})?[a-z]?))(?![\w:])"
)
_STREET = re.compile(
    r"\b(?:[A-ZÀ-Þ][\wà-ÿ’'-]+\s){1,3}(?:Street|Road|Lane|Square|Avenue|Drive|Court|Terrace)\s\d{1,4}[a-z]?\b"
    r"|\b\d{1,4}[a-z]?\s(?:[A-ZÀ-Þ][\wà-ÿ’'-]+\s){1,3}(?:Street|Road|Lane|Square|Avenue|Drive|Court)\b"
    r"|\b[A-ZÀ-Þ][\wà-ÿ-]*(?:straße|strasse|gasse|platz|allee|straat|gracht|kade|plein|laan|gatan|vägen)"
    r"\s\d{1,4}[a-z]?\b"
    r"|\b(?:Calle|Plaza|Avenida|Rue|Place|Boulevard)\s(?:de\s(?:la\s)?)?[A-ZÀ-Þ][\wà-ÿ-]+,?\s\d{1,4}\b"
    r"|\b\d{1,4},?\s(?:rue|place|avenue|boulevard)\s(?:de\s(?:la\s)?|du\s|des\s)?[A-ZÀ-Þ][\wà-ÿ-]+"
)


def files_in(
    lines: Sequence[TextLine], read: Sequence[int], window: WindowContext, title: str
) -> Iterator[Mention]:
    """Files named in the title, in the address and in the lines."""
    titles = []
    for part in _TITLE_SEPARATOR.split(title):
        if found := _FILE_TITLE.fullmatch(part.rpartition("/")[2].strip(" *●•")):
            titles.append(found["name"].casefold())
            yield _file(found["name"], (), 0.95)
    last = unquote(urlsplit(window.url or "").path).rpartition("/")[2]
    if _FILE_TITLE.fullmatch(last):
        yield _file(last, (), 0.9)
    for number in read:
        text = _WEB_ADDRESS.sub(" ", lines[number].text)
        for found in _FILE.finditer(text):
            name = found["name"].casefold()
            is_rest = any(title.endswith(" " + name) for title in titles)
            if name not in _PROGRAMMING_NAMES and len(name) > 3 and not is_rest:
                yield _file(found["name"], (number,), 0.85)


def _file(name: str, numbers: tuple[int, ...], confidence: float) -> Mention:
    name = name.strip()
    return Mention(EntityKind.FILE, name, name.casefold(), numbers, confidence)


def site_of(window: WindowContext) -> Mention | None:
    """The site of a page, by its host without “www”."""
    host = urlsplit(window.url or "").hostname
    if not host or "." not in host:
        return None
    name = host.removeprefix("www.")
    return Mention(EntityKind.SITE, name, name.casefold(), (), 1.0)


def projects_in(
    lines: Sequence[TextLine], read: Sequence[int], window: WindowContext, title: str
) -> Iterator[Mention]:
    """Repositories, ticket prefixes and chat channels."""
    yield from _of_address(window.url or "")
    yield from _of_title(title)
    yield from _of_tickets(lines, read, window, title)
    for number in read:
        text = lines[number].text.strip()
        if found := _PROMPT.search(text):
            yield from _of_prompt(found["path"], found["command"], number)
        found = _BRACKETED.match(text)
        if found and "-" in found["name"] and not _TICKET.fullmatch(found["name"]):
            yield _project(found["name"], (number,), 0.7)
        for channel in _CHANNEL.finditer(text):
            if _is_channel(channel["name"]):
                yield _project("#" + channel["name"], (number,), 0.7)


def _of_address(url: str) -> Iterator[Mention]:
    """The repository of a forge's page: before “/-/”, or after its owner."""
    address = urlsplit(url)
    parts = [part for part in address.path.split("/") if part]
    host = address.hostname or ""
    if "-" in parts[1:]:
        yield _project(parts[parts.index("-") - 1], (), 0.95)
    elif host.startswith(_FORGE_HOSTS) and len(parts) > 1 and parts[0] not in _NO_REPOSITORY:
        yield _project(parts[1].removesuffix(".git"), (), 0.9)


def _of_title(title: str) -> Iterator[Mention]:
    """The folder that an editor names after its file; the channel that a chat is in."""
    parts = _TITLE_SEPARATOR.split(title)
    for before, part in pairwise(parts):
        is_file = _FILE_TITLE.fullmatch(before.rpartition("/")[2].strip(" *●•"))
        if is_file and re.fullmatch(_SLUG, part) and part.casefold() not in LABEL_WORDS:
            yield _project(part, (), 0.8)
    for part in parts:
        if (found := _CHANNEL.fullmatch(part)) and _is_channel(found["name"]):
            yield _project("#" + found["name"], (), 0.85)


def _of_tickets(
    lines: Sequence[TextLine], read: Sequence[int], window: WindowContext, title: str
) -> Iterator[Mention]:
    """Ticket prefixes. “PEL-482” alone may be any code: an address, brackets, a word such as
    “closes”, or several numbers of one prefix make it a ticket.
    """
    places: dict[str, set[int]] = {}
    for number in read:
        for found in _TICKET.finditer(lines[number].text):
            places.setdefault(found["prefix"], set()).add(number)
    text = "\n".join([title, *(lines[number].text for number in read)])
    sure = {
        *_TICKET_ADDRESS.findall(window.url or ""),
        *_TICKET_IN_BRACKETS.findall(text),
        *_TICKET_CLOSED.findall(text),
    }
    numbered: dict[str, set[str]] = {}
    for found in _TICKET.finditer(text):
        numbered.setdefault(found["prefix"], set()).add(found["number"])
    several = {prefix for prefix, seen in numbered.items() if len(seen) >= _MIN_TICKETS_SEEN}
    for prefix in sorted((sure | several) - _STANDARDS):
        numbers = tuple(sorted(places.get(prefix, ())))
        yield _project(prefix, numbers, 0.95 if prefix in sure else 0.65)


def _of_prompt(path: str, command: str, number: int) -> Iterator[Mention]:
    """The folder that a shell stands in, if something is built or versioned there."""
    parts = [part for part in path.split("/") if part not in {"", "~"}]
    if parts and _BUILDS.match(command):
        yield _project(parts[-1] if path.startswith("/") else parts[0], (number,), 0.8)


def _is_channel(name: str) -> bool:
    return name not in _DIRECTIVES and not _HEX_COLOUR.fullmatch(name) and len(name) > 2


def _project(name: str, numbers: tuple[int, ...], confidence: float) -> Mention:
    return Mention(EntityKind.PROJECT, name, name.casefold(), numbers, confidence)


def places_in(text: str, number: int) -> Iterator[Mention]:
    """Rooms, gates and addresses in one line."""
    for found in _ROOM.finditer(text):
        if found["name"].casefold() not in LABEL_WORDS:
            # “Kade 2” is a name of its own; a bare number needs its sort.
            is_named = not found["name"][-1].isdigit() or " " in found["name"]
            key = key_of(found["name"] if is_named else found[0])
            yield Mention(EntityKind.PLACE, found[0], key, (number,), 0.75)
    for found in _STREET.finditer(text):
        yield Mention(EntityKind.PLACE, found[0], key_of(found[0]), (number,), 0.8)


def organisations_in(text: str, number: int) -> Iterator[Mention]:
    """Names that end as companies' do, and universities: “Sommer Akustik GmbH”."""
    for found in _COMPANY.finditer(text):
        name = found[0].strip()
        yield Mention(EntityKind.ORGANISATION, name, key_of(name), (number,), 0.85)
