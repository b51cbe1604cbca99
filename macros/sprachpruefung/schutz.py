"""What in a text is not the Kreis's own wording: quotations, names of laws and offices, code, addresses.

Everything here is blanked out with spaces, so that places in the text stay what they are.
"""

from __future__ import annotations

import re
from typing import Final

#: Quotations, each closed by its own sign, within one paragraph.
QUOTATIONS: Final = re.compile(
    r"„[^„“”\"]{1,300}?[“”\"]|»[^«»]{1,300}?«|«[^«»]{1,300}?»|‚[^‚‘’]{1,200}?[‘’]|“[^“”]{1,300}?”"
    r"|(?<![\w=])\"(?!\s)[^\"]{1,300}?\"(?!\w)"
)
LETTER: Final = r"[^\W\d_]"
#: „Gesetz über die …“, up to where its name must have ended.
LAW: Final = re.compile(
    rf"\b(?:{LETTER}*[Gg]esetz|{LETTER}*[Vv]erordnung|{LETTER}*[Rr]ichtlinie)(?:e?s|en|buch|buchs|buches)?"
    r"\s+(?:über|zur|zum|für)\s[^.,;:()\[\]\n|]{1,160}"
)
PARAGRAPH: Final = re.compile(r"\n[ \t]*\n")


def blank(text: str, names: re.Pattern[str] | None = None) -> str:
    """``text`` of the same length, without quotations, laws, and what ``names`` finds."""
    for found in (QUOTATIONS, LAW, names):
        if found is not None:
            text = found.sub(_spaces, text)
    return text


def _spaces(match: re.Match[str]) -> str:
    """A gap as long as what was there; one that runs over a paragraph is no quotation."""
    if PARAGRAPH.search(match[0]):
        return match[0]
    return re.sub(r"[^\n]", "\x00", match[0])


#: What Markdown holds besides wording.
CODE: Final = re.compile(
    r"(?ms)^[ \t]*(?P<fence>```|~~~).*?^[ \t]*(?P=fence)[^\n]*$|`[^`\n]*`|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<!--.*?-->"
    r"|\]\([^)\s]*\)|\{:[^}\n]*\}|<[A-Za-z/][^>]*>|https?://[^\s)>]+|^ {0,3}\[[^\]]+\]:.*?$"
)


def wording(markdown: str) -> str:
    """A Markdown text of the same length, with code, macros, comments and addresses blanked out."""
    return CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), markdown)
