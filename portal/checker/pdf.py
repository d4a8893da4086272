"""The letter as a PDF: plain, selectable text on A4."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from portal.checker.letter import Letter

_MARGIN = 22 * mm
_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=15.5, spaceAfter=5)
_HEAD = ParagraphStyle(
    "head", parent=_BODY, fontName="Helvetica-Bold", fontSize=12.5, leading=16, spaceBefore=9, keepWithNext=1
)
_TITLE = ParagraphStyle("title", parent=_HEAD, fontSize=17, leading=21, spaceAfter=10)


def letter_pdf(letter: Letter) -> bytes:
    """The letter's pages."""
    written = BytesIO()
    document = SimpleDocTemplate(
        written,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=letter.title,
        author="",
        lang="en-GB",
    )
    story = [_paragraph(letter.title, _TITLE), *(_paragraph(line) for line in letter.opening)]
    for item in letter.items:
        story += [_paragraph(item.name, _HEAD), *(_paragraph(line) for line in item.lines if line)]
    story += [Spacer(1, 4 * mm), *(_paragraph(line) for line in letter.closing)]
    document.build(story)
    return written.getvalue()


def _paragraph(words: str, style: ParagraphStyle = _BODY) -> Paragraph:
    return Paragraph(escape(words), style)
