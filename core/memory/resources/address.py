"""The address of a page, in the one form that stays the same however it was reached."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"^(?:utm_\w+|mtm_\w+|pk_\w+|mc_[ce]id|(?:fb|g|y|tt|tw|li)clid|gbraid|wbraid|msclkid|dclid|igshid|_ga|_gl"
    r"|_hs\w+|ref|ref_src|ref_url|referrer|source|spm|s_cid|cmpid|campaign|trk|si|feature"
    r"|session\w*|sid|jsessionid|phpsessid|sessid|token|auth|nonce|ts|timestamp|_t|cb)$",
    re.IGNORECASE,
)
_PATH_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_ROUTE = re.compile(r"^!?/")  # a page of its own, in applications that keep their path there
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_SEARCH_PATH = re.compile(r"/(?:search|suche|results|find|zoeken|recherche)(?:\.\w+)?/?$")
_SEARCH_HOST = re.compile(
    r"(?:^|\.)(?:google|bing|duckduckgo|ecosia|startpage|qwant|kagi|yandex|baidu)\.[\w.]+$"
    r"|^search\."
)
_FORM = re.compile(
    r"/(?:pay|payments?|checkout|basket|cart|log-?in|sign-?in|sign-?up|sso|oauth2?|auth|authorize|register|password)(?:[/.]|$)"
    r"|^(?:login|signin|accounts|auth|sso|idp)\.",
    re.IGNORECASE,
)
_BROWSERS_OWN = frozenset({"about", "chrome", "edge", "brave", "vivaldi", "opera", "moz-extension"})
_SEARCH_FIELDS = frozenset({"q", "query", "search", "s", "p", "wd", "text", "k"})


def canonical_address(url: str) -> str:
    """The address without what changes from visit to visit.

    Tracking and session parameters, fragments, a leading “www.”, index pages and the last slash
    go. An address that is none comes back as it is.
    """
    parts = urlsplit(url.strip())
    if not parts.scheme:
        return url.strip()
    if parts.scheme == "file":
        return f"file://{unquote(parts.path)}"
    query = urlencode(
        sorted(
            pair
            for pair in parse_qsl(parts.query, keep_blank_values=True)
            if not _TRACKING.match(pair[0])
        )
    )
    host = parts.netloc.casefold().removeprefix("www.").removesuffix(":443").removesuffix(":80")
    path = _INDEX.sub("", _PATH_SESSION.sub("", parts.path)).rstrip("/")
    fragment = parts.fragment if _ROUTE.match(parts.fragment) else ""
    return urlunsplit(("https", host, path, query, fragment))


def is_no_document(url: str) -> bool:
    """Whether an address is that of a new tab, search results, a log-in or a payment form."""
    parts = urlsplit(url.strip())
    if parts.scheme in _BROWSERS_OWN:
        return True
    host, path = parts.netloc.casefold(), parts.path.casefold()
    fields = {name.casefold() for name, _ in parse_qsl(parts.query)}
    if _SEARCH_HOST.search(host) and (not path.strip("/") or "search" in path or "q" in fields):
        return True
    if _SEARCH_PATH.search(path) and (fields & _SEARCH_FIELDS or not fields):
        return True
    return bool(_FORM.search(path) or _FORM.search(host))
