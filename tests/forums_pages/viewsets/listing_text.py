from html.parser import HTMLParser


class _Cells(HTMLParser):
    """Reads the body of the first listing; what is offered for every row alike is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.found = self.inside = False
        self.cell: list[str] | None = None
        self.menu = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table" and not self.rows:
            self.found = "listing" in (dict(attrs).get("class") or "").split()
        elif tag == "tbody" and not self.rows:
            self.inside = self.found
        elif tag == "tr" and self.inside:
            self.rows.append([])
        elif tag == "td" and self.inside:
            self.cell = []
        elif (tag == "ul" and ("class", "actions") in attrs) or (self.menu and tag == "ul"):
            self.menu += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "ul" and self.menu:
            self.menu -= 1
        elif tag == "td" and self.cell is not None:
            self.rows[-1].append(" ".join(" ".join(self.cell).split()))
            self.cell = None
        elif tag == "tbody":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.cell is not None and not self.menu:
            self.cell.append(data)


def read_cells(html: str) -> list[list[str]]:
    """Return the text of every cell of the first listing, row by row; the first cell is a checkbox."""
    parser = _Cells()
    parser.feed(html)
    return [row[1:] for row in parser.rows]
