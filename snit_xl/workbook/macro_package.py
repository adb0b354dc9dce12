"""A macro-enabled workbook turned into an Excel add-in with a ribbon (tillägg): .xlsm in, .xlam out."""

from __future__ import annotations

import io
import zipfile

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from snit_xl.domain.errors import MisuseError

RIBBON_PART = "customUI/customUI14.xml"
RIBBON_NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
_RIBBON_LINK = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_TYPES, _ROOT_LINKS = "[Content_Types].xml", "_rels/.rels"
_WORKBOOK_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_ADDIN_TYPE = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
_XML_TYPE = '<Default Extension="xml" ContentType="application/xml"/>'
_END_OF_LINKS = "</Relationships>"
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)
_LEVEL = 9


def as_addin(xlsm: bytes, ribbon_xml: str) -> bytes:
    """Return an .xlsm of XlsxWriter's as an .xlam with this ribbon (tillägg); the same input gives the same bytes.

    The main part becomes an add-in, and the ribbon, customUI of 2009/07 in XML, is joined to the package's root; every
    other part stays as it is. MisuseError for a file that is no macro-enabled workbook or has a ribbon already, and for
    a ribbon that is no customUI.
    """
    ribbon = ribbon_xml.encode("utf-8")
    _check_ribbon(ribbon)
    parts = _parts(xlsm)
    types = _text(parts, _TYPES, _WORKBOOK_TYPE, _XML_TYPE).replace(_WORKBOOK_TYPE, _ADDIN_TYPE)
    link = f'<Relationship Id="snitRibbon" Type="{_RIBBON_LINK}" Target="{RIBBON_PART}"/>'
    links = _text(parts, _ROOT_LINKS, _END_OF_LINKS).replace(_END_OF_LINKS, link + _END_OF_LINKS)
    changed = {_TYPES: types.encode("utf-8"), _ROOT_LINKS: links.encode("utf-8"), RIBBON_PART: ribbon}
    return _packed({**parts, **changed})


def _check_ribbon(ribbon: bytes) -> None:
    try:
        tag = ElementTree.fromstring(ribbon, forbid_dtd=True).tag
    except (ElementTree.ParseError, DefusedXmlException) as error:
        raise MisuseError(f"the ribbon is not sound XML: {error}") from error
    if tag != f"{{{RIBBON_NAMESPACE}}}customUI":
        raise MisuseError(f"the ribbon is {tag}, not customUI of {RIBBON_NAMESPACE}")


def _parts(package: bytes) -> dict[str, bytes]:
    """Return the package's parts by name, in their order (delar)."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile as error:
        raise MisuseError("this is no workbook file") from error
    if not {_TYPES, _ROOT_LINKS} <= parts.keys() or RIBBON_PART in parts:
        raise MisuseError("this is no workbook file, or it has a ribbon already")
    return parts


def _text(parts: dict[str, bytes], part: str, *needed: str) -> str:
    """Return a part's text, which must say each needed thing once (delens text)."""
    text = parts[part].decode("utf-8")
    for one in needed:
        if text.count(one) != 1:
            raise MisuseError(f"{part} does not say {one} once, as in a macro-enabled workbook of XlsxWriter's")
    return text


def _packed(parts: dict[str, bytes]) -> bytes:
    """Return the parts as a zip file that tells neither time nor machine (packat)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _FIRST_TIME)
            info.create_system = 0
            archive.writestr(info, content, zipfile.ZIP_DEFLATED, _LEVEL)
    return buffer.getvalue()
