"""Links to a paper: only to doi.org and PubMed, built from checked identifiers, opened by an explicit click.

A folder of this machine is opened in the system's own window, also by a click only.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from explorer.model.document import Document

_PMID = re.compile(r"[1-9][0-9]{0,8}")
_DOI = re.compile(r"10\.[0-9]{4,9}/[!-~]{1,300}")
_STARTS = ("https://pubmed.ncbi.nlm.nih.gov/", "https://doi.org/10.")


def pubmed(document: Document) -> str:
    """Return the address of *document* in PubMed, or an empty string where its PMID is no PMID."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{document.pmid}/" if _PMID.fullmatch(document.pmid) else ""


def doi(document: Document) -> str:
    """Return the address of *document* at doi.org, or an empty string where its DOI is no DOI."""
    return f"https://doi.org/{quote(document.doi, safe='/:;()._-')}" if _DOI.fullmatch(document.doi) else ""


def open_link(address: str) -> bool:
    """Open *address* in the person's browser if it is one that this module makes; return whether it was opened."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not (address.startswith(_STARTS) and url.isValid() and not url.userInfo()):
        return False
    return QDesktopServices.openUrl(url)


def open_folder(folder: Path) -> bool:
    """Show *folder* as the system shows folders; return whether it could."""
    return folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
