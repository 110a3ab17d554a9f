"""SVG: a picture is published only if it is nothing but a picture."""

from __future__ import annotations

import pytest

from generator.svg import is_self_contained

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(content: str) -> bytes:
    """A picture with `content`."""
    return f"<svg {NAMESPACE}>{content}</svg>".encode()


@pytest.mark.parametrize(
    "content",
    [
        '<rect width="8" height="8" fill="#fff"/>',
        '<text x="1">ห้องสมุด on = เปิด</text>',
        '<a href="#top"><path d="M0 0L8 8"/></a>',
        '<use href="#shape"/>',
        '<use xlink:href="#shape"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        '<rect fill="url(#shade)"/>',
        "<style>rect { fill: red }</style>",
        "<title>&#3627;&#3657;&#3629;&#3591;</title>",
    ],
)
def test_a_picture_is_a_picture(content: str) -> None:
    """Shapes, words, styles, embedded photos and references within the file are fine."""
    assert is_self_contained(svg(content))


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
        '<rect onclick="alert(1)"/>',
        "<rect\nonload = 'alert(1)'/>",
        '<a href="javascript:alert(1)"><rect/></a>',
        '<a href="&#106;avascript:alert(1)"><rect/></a>',
        '<a href="https://example.org"><rect/></a>',
        '<a xlink:href="https://example.org"><rect/></a>',
        '<a href="#"><set attributeName="href" to="java&#9;script:alert(1)"/></a>',
        '<a href="#"><animate attributeName="href" values="java&#9;script:alert(1)"/></a>',
        '<image href="https://example.org/p.png"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
        '<use href="https://example.org/x.svg#a"/>',
        "<foreignObject><p>x</p></foreignObject>",
        '<iframe src="https://example.org"/>',
        "<style>@import 'https://example.org/x.css';</style>",
        '<rect fill="url(https://example.org/x.svg#a)"/>',
        "<rect style=\"fill: url( 'https://example.org/a' )\"/>",
        "\x00",
        '<a·b:script xmlns:a·b="http://www.w3.org/2000/svg">alert(1)</a·b:script>',
        '<meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=/x"/>',
        '<video xmlns="http://www.w3.org/1999/xhtml" poster="/x"/>',
        '<rect style="fill: u\\72l(/x)"/>',
        "<style>@\\69mport '/x';</style>",
        "<style>rect { fill: image-set('/x' 1x) }</style>",
        '<g xml:base="https://example.org/"/>',
        "<rect",
    ],
)
def test_what_acts_or_reaches_out_is_refused(content: str) -> None:
    """Script, handlers, animation of attributes and references to anywhere else are refused."""
    assert not is_self_contained(svg(content))


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
        b'<!doctype svg SYSTEM "https://example.org/x.dtd"><svg/>',
        b'<?xml-stylesheet href="https://example.org/x.css"?><svg/>',
        "<svg><script>alert(1)</script></svg>".encode("utf-16"),
        f'<?xml version="1.0" encoding="iso-2022-jp"?><svg {NAMESPACE}/>'.encode(),
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b"GIF89a",
        b"",
    ],
)
def test_what_stands_before_the_picture_is_refused_too(content: bytes) -> None:
    """Document types, instructions, other encodings and what is no SVG at all are refused."""
    assert not is_self_contained(content)
