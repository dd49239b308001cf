"""An address as a browser understands it, seen from a page of the site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_CONTROL: Final = "".join(map(chr, range(0x21)))
_DROPPED: Final = re.compile(r"[\t\r\n]")
_DOT: Final = re.compile("%2e", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """``scheme`` is empty for an address of the site's own; ``path`` is as it is written."""

    scheme: str
    path: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Home:
    """Where the site will be: its host ("" where none is set) and the path that all its pages begin with."""

    host: str
    base: str

    @classmethod
    def of(cls, site_url: str) -> Home:
        parts = urlsplit(site_url)
        return cls(_plain_host(parts.netloc), parts.path.rstrip("/") + "/")

    def parse(self, url: str) -> Address:
        """Take an address apart. Browsers drop line ends and tabs, and read a backslash as a slash."""
        url = _DROPPED.sub("", url.strip(_CONTROL))
        scheme = found[1].lower() if (found := _SCHEME.match(url)) else ""
        if scheme not in ("", "http", "https"):
            return Address(scheme, url, "")
        rest, _, fragment = url[found.end() if found else 0 :].partition("#")
        path = rest.partition("?")[0].replace("\\", "/")
        if not scheme and not path.startswith("//"):
            return Address("", path, fragment)
        host, _, path = path.lstrip("/").partition("/")
        own = self.host and _plain_host(host) == self.host and f"/{path}/".startswith(self.base)
        return Address("" if own else scheme or "https", f"/{path}", fragment)

    def resolve(self, folder: str, path: str) -> str | None:
        """The file or folder of the site that ``path`` leads to from a page in ``folder``; None where it leads out of the site."""
        whole = path if path.startswith("/") else f"{self.base}{folder}{path}"
        parts: list[str] = []
        for segment in _DOT.sub(".", whole).split("/")[1:]:
            if segment == "..":
                del parts[-1:]
            elif segment != ".":
                parts.append(segment)
        whole = "/" + "/".join(parts)
        if whole + "/" == self.base:
            return ""
        return unquote(whole.removeprefix(self.base)) if whole.startswith(self.base) else None


def _plain_host(host: str) -> str:
    return re.sub(r":(?:80|443)?$", "", host.rpartition("@")[2].lower())
