"""Servers that a configuration may name: it may be a stranger's, and articles and keys must not go where that says."""

from __future__ import annotations

import os
import re
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mtcheck.settings.configkinds import BadValue, text

HOSTS = "MTCHECK_HOSTS"  # the environment variable: machines that the user lets configurations name
_PLAIN = re.compile(r"https?://[!-~]+")


def server(value: Any, folder: Path) -> str:
    """The URL of a server on this machine, or on one that the user's environment allows."""
    url = text(value, folder)
    if not url:
        return url
    host = _host(url)
    if not host:
        raise BadValue('is to be a URL: "http://localhost:8081"')
    if not (_is_here(host) or host in _allowed()):
        raise BadValue(
            f"names another machine, {host}: articles are sent there only if you say so outside of this file, "
            f"as an option or with the environment variable {HOSTS}={host}",
            value=url,
        )
    return url


def _host(url: str) -> str:
    """The machine that a URL leads to; "" for what programs may read in different ways."""
    if not _PLAIN.fullmatch(url) or "\\" in url:
        return ""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "") if parts.port != 0 else ""
    except ValueError:
        return ""


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _allowed() -> set[str]:
    return {host.strip().lower() for host in os.environ.get(HOSTS, "").split(",")} - {""}
