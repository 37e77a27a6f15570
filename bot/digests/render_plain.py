"""Messages for a console: no tags, links written out."""

from __future__ import annotations

from html.parser import HTMLParser


def render_plain(html: str) -> str:
    """The visible text of a message; a link becomes "text (address)"."""
    reader = _PlainText()
    reader.feed(html)
    reader.close()
    return "".join(reader.written)


class _PlainText(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._addresses.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._addresses and (address := self._addresses.pop()):
            self.written.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        self.written.append(data)
