"""What leads out of the program: e-mail and web addresses and telephone numbers, and nothing else."""

from collections.abc import Mapping

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop_crm.models.kinds import Kind
from desktop_crm.operations.links import SCHEMES

ADDRESSES: Mapping[Kind, str] = {Kind.EMAIL: "mailto", Kind.PHONE: "tel", Kind.WEB: "https"}
_WEB = ("http", "https")


def url_of(kind: Kind, text: str) -> QUrl | None:
    """Return where an address leads; None for what is not safe to open (a program, a file, another scheme)."""
    text = text.strip()
    if kind is not Kind.WEB:
        url = QUrl()
        url.setScheme(ADDRESSES[kind])
        url.setPath(text if kind is Kind.EMAIL else "".join(c for c in text if c.isdigit() or c == "+"))
        return url
    url = QUrl.fromUserInput(text)
    return url if url.isValid() and url.scheme() in _WEB and url.host() else None


def open_address(kind: Kind, text: str) -> None:
    """Hand an address to the system's mail program, telephone or browser."""
    if (url := url_of(kind, text)) is not None:
        QDesktopServices.openUrl(url)


def open_url(text: str) -> None:
    """Hand a whole address to the system, if its scheme is one that may leave the program."""
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    if url.isValid() and url.scheme() in SCHEMES:
        QDesktopServices.openUrl(url)
