"""Rich text, in the form that suits the reader."""

import strawberry

from graphql_api.enums import TextMark, TextStyle
from graphql_api.types.fields import priced
from graphql_api.types.link import Link


@strawberry.type(description="Words of a rich text that look the same and lead to the same place.")
class TextSpan:
    """See ``loading.markup.Span``, its source object."""

    text: str = strawberry.field(description="The words; a line break in them is a line feed.")
    marks: list[TextMark] = strawberry.field(description="How they are set apart; mostly not at all.")
    link: Link | None = strawberry.field(description="Where they lead, if they lead anywhere.")


@strawberry.type(
    description="A paragraph of a rich text, a heading, or an item of a list. Items follow one another in a "
    "flat list; those with a higher `level` belong to the item before them."
)
class TextNode:
    """See ``loading.markup.TextNode``, its source object."""

    style: TextStyle = strawberry.field(description="What it is.")
    level: int | None = strawberry.field(
        description="How deep an item is nested, from 1; null for what is no item."
    )
    spans: list[TextSpan] = strawberry.field(
        description="Its words, in their order.", metadata=priced(size=2)
    )


@strawberry.type(
    description="Text with a form: paragraphs, lists, bold and italic words, links. Choose what you need: "
    "`html` and `markdown` are ready to show, `nodes` are for components of your own."
)
class RichText:
    """See ``loading.rich_text.RichTextRow``, its source object."""

    html: str = strawberry.field(
        description="HTML that holds nothing but p, h2, h3, h4, ul, ol, li, hr, br, b, strong, i, em, sub, "
        "sup, and a with href. Safe to insert as it is. Words whose link is hidden or gone are plain words."
    )
    markdown: str = strawberry.field(
        description="CommonMark; the signs in the words are escaped. It holds no HTML but sub and sup."
    )
    text: str = strawberry.field(
        description="The words alone: an empty line between paragraphs, a line for each item of a list."
    )
    nodes: list[TextNode] = strawberry.field(
        description="The same as data, for components of your own.", metadata=priced(size=5)
    )
    links: list[Link] = strawberry.field(
        description="Where its links lead, each once: look up the page of an `href` here to route it.",
        metadata=priced(size=2),
    )
