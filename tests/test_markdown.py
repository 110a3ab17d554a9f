"""Markdown: what is written is shown, and nothing in it can run, load or lead astray."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pyromark
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.markdown import (
    SCHEMES,
    TAGS,
    is_nested_deeply,
    is_safe_link,
    to_html,
    to_plain,
    unsafe,
)

DATA: Final = Path(__file__).parent / "data"
OWASP: Final = (DATA / "xss.txt").read_text("utf-8").strip().split("\n\n")
OURS: Final = (DATA / "markdown-attacks.txt").read_text("utf-8").splitlines()
VECTORS: Final = tuple(
    dict.fromkeys(
        vector.replace("⏎", "\n") for vector in (*OWASP, *OURS) if not vector.startswith("# ")
    )
)
ATTRIBUTES: Final = {
    "a": {"href", "title", "rel"},
    "th": {"align", "style"},
    "td": {"align", "style"},
}
ALIGNMENT: Final = re.compile(r"(text-align: )?(left|center|right);?")
UNCLEANED: Final = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
)
"""The same Markdown without the second guard, which takes out what the first should refuse."""


class Elements(HTMLParser):
    """What HTML holds beside text, as complaints about all that may not be there."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.complaints: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.complaints.append(f"element {tag}")
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, set()):
                self.complaints.append(f"attribute {name} of {tag}")
            if name == "href" and not _leads_somewhere_safe(value or ""):
                self.complaints.append(f"address {value}")
            if name in {"align", "style"} and not ALIGNMENT.fullmatch(value or ""):
                self.complaints.append(f"{name} {value}")

    def handle_comment(self, data: str) -> None:
        self.complaints.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.complaints.append(f"declaration {decl}")

    def unknown_decl(self, data: str) -> None:
        self.complaints.append(f"declaration {data}")

    def handle_pi(self, data: str) -> None:
        self.complaints.append(f"instruction {data}")


def uncleaned(text: str) -> Elements:
    """What Markdown alone makes of `text`; headings are lowered later on."""
    return Elements(re.sub("<(/?)h[12]>", r"<\1h3>", UNCLEANED.html(text)))


def _leads_somewhere_safe(address: str) -> bool:
    """Whether a browser, which drops line breaks, tabs and controls, sees a safe scheme or none."""
    seen = re.sub(r"[\x00-\x20]", "", address)
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", seen)
    return scheme is None or scheme[1].lower() in SCHEMES


def test_there_are_many_vectors() -> None:
    """Both lists of attacks are read as wholes: OWASP's, and that of Markdown's own."""
    assert len(VECTORS) > 200
    assert "[x](javascript:alert(1))" in VECTORS
    assert not any(vector.startswith("# ") for vector in VECTORS)


@pytest.mark.parametrize("vector", VECTORS)
def test_html_of_an_attack_is_harmless(vector: str) -> None:
    """Of any known attack nothing is left but elements, attributes and addresses of the list."""
    assert Elements(to_html(vector)).complaints == []


@pytest.mark.parametrize("vector", VECTORS)
def test_an_attack_is_reported_or_is_mere_text(vector: str) -> None:
    """A known attack is reported to its author, unless Markdown itself shows it as plain text."""
    assert next(unsafe(vector), None) or uncleaned(vector).complaints == []


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("พี่<b>อ่าน</b>", "raw-html", "<b>"),
        ("ก่อน\n\n<div>\nอ่าน\n</div>", "raw-html", "<div>"),
        ("<!-- หมายเหตุ -->", "raw-html", "<!-- หมายเหตุ -->"),
        ("[คู่มือ](javascript:alert(1))", "unsafe-link", "javascript:alert(1)"),
        ("[คู่มือ](guide.pdf)", "unsafe-link", "guide.pdf"),
        ("[คู่มือ](//example.org)", "unsafe-link", "//example.org"),
        ("[คู่มือ][1]\n\n[1]: data:text/html,x", "unsafe-link", "data:text/html,x"),
        ("<ftp://example.org>", "unsafe-link", "ftp://example.org"),
        ("![ภาพ](https://example.org/p.jpg)", "image-in-text", "https://example.org/p.jpg"),
    ],
)
def test_what_may_not_stand_in_a_text_is_named(text: str, code: str, found: str) -> None:
    """The first thing that may not stand in a text is named with its characters."""
    finding = next(unsafe(text), None)
    assert finding is not None
    assert finding.code == code
    assert finding.found.startswith(found)


@pytest.mark.parametrize(
    "text",
    [
        "นักเรียน < 120 คน และ > 20 คน",
        "1 < 2",
        "a <- b",
        "`<b>` เป็นตัวอย่าง",
        "เวลา 8:30 น.: เริ่มอ่าน",
        "[เว็บ](https://example.org/ก?x=1#y)",
        "<https://example.org>",
        "[โทร](tel:021234567)",
        "[เขียนถึงเรา](mailto:office@example.org)",
        "<office@example.org>",
        "[วงเล็บธรรมดา] ไม่ใช่ลิงก์",
        "| ก | ข |\n|---|---|\n| 1 | 2 |",
    ],
)
def test_ordinary_text_is_let_through(text: str) -> None:
    """Comparisons, colons, brackets, code, tables and safe links are no cause for complaint."""
    assert next(unsafe(text), None) is None


@pytest.mark.parametrize(
    ("text", "deep"),
    [
        ("- " * 9 + "x", True),
        ("> " * 20_000 + "x", True),
        (">" * 20_000 + "x", True),
        ("ก\n" + "1. " * 9 + "x", True),
        ("- " * 8 + "x", False),
        ("- " * 12, False),
        ("------------ ", False),
        ("**********ก ข", False),
        ("-5 -6 -7 -8 -9 -10 -11 -12 -13", False),
    ],
)
def test_nesting_is_seen_by_its_marks(text: str, deep: bool) -> None:  # noqa: FBT001
    """Marks of lists and quotations one behind another nest; a line across the page does not."""
    assert is_nested_deeply(text) is deep


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("mailto:office@example.org", True),
        ("tel:02-123-4567", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("/th/", False),
        ("", False),
        ("https://[", False),
    ],
)
def test_a_link_is_safe_by_its_scheme(address: str, safe: bool) -> None:  # noqa: FBT001
    """A link is safe if it is absolute and of a scheme that can only show or call."""
    assert is_safe_link(address) is safe


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("พี่**อ่าน**", "<p>พี่<strong>อ่าน</strong></p>"),
        ("~~เลิก~~", "<p><del>เลิก</del></p>"),
        ("# ใหญ่\n\n## รอง\n\n### ย่อย", "<h3>ใหญ่</h3>\n<h3>รอง</h3>\n<h3>ย่อย</h3>"),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
        ("- หนึ่ง\n- สอง", "<ul>\n<li>หนึ่ง</li>\n<li>สอง</li>\n</ul>"),
        (
            "[เว็บ](https://example.org)",
            '<p><a href="https://example.org" rel="noopener noreferrer">เว็บ</a></p>',
        ),
    ],
)
def test_markdown_becomes_html(text: str, html: str) -> None:
    """Emphasis, lists, links and headings are rendered; no heading outranks those of the page."""
    assert to_html(text) == html


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("พี่**อ่าน**กับ *น้อง*", "พี่อ่านกับ น้อง"),
        ("- หนึ่ง\n- สอง", "หนึ่ง สอง"),
        ("[คู่มือ](https://example.org) ครู & ผู้ปกครอง", "คู่มือ ครู & ผู้ปกครอง"),
        ("1 < 2", "1 < 2"),
        ("ก\n\nข", "ก ข"),
    ],
)
def test_markdown_becomes_plain_text(text: str, plain: str) -> None:
    """The words of a text stand on one line without marks and without character codes."""
    assert to_plain(text) == plain


PIECES: Final = st.sampled_from(
    [
        *VECTORS,
        "\n",
        "\n\n",
        "> ",
        "- ",
        "| ",
        "`",
        "```\n",
        "*",
        "[",
        "](",
        ")",
        "<",
        ">",
        "&",
        "ที่",
    ]
)
TEXTS: Final = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=8))).map("".join))


@given(TEXTS)
@example("[x](java\nscript:alert(1))")
@example("<a\x00href=javascript:alert(1)>")
def test_html_is_harmless_whatever_was_written(text: str) -> None:
    """No text at all leads to an element, attribute or address outside the list."""
    assert Elements(to_html(text)).complaints == []


@given(TEXTS)
def test_what_is_not_reported_needed_no_cleaning(text: str) -> None:
    """Each of the two guards is enough: a text without findings is harmless even uncleaned."""
    if next(unsafe(text), None) is None:
        assert uncleaned(text).complaints == []


@given(st.text())
def test_plain_text_is_one_line(text: str) -> None:
    """Plain text has no line break and no space at its ends, whatever was written."""
    plain = to_plain(text)
    assert plain == " ".join(plain.split())
