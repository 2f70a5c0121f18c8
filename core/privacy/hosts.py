"""The host of an address, and which hosts a site's name covers."""

from urllib.parse import urlsplit


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
