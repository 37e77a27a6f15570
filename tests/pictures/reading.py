"""What stands in a picture: helpers that take an SVG or a PNG apart."""

import struct
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def texts_of(svg: str) -> list[str]:
    """All texts in the order they are drawn; fails if the SVG is not well-formed."""
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def fills_of(svg: str, tag: str) -> list[str]:
    return [element.get("fill", "") for element in ElementTree.fromstring(svg).iter(f"{SVG}{tag}")]


def png_size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height
