"""Key figures of an edition."""

import strawberry

from graphql_api.enums import FigureKind, FigureQualifier


@strawberry.type(name="KeyFigure", description="A number to be proud of, as exact as it is known.")
class KeyFigureType:
    """A ``KeyFigure``, without its internal source."""

    kind: FigureKind = strawberry.field(description="What it counts.")
    label: str | None = strawberry.field(
        description="What it counts, in words; null: name it after its kind."
    )
    value: int | None = strawberry.field(description="The number; null when unknown.")
    qualifier: FigureQualifier = strawberry.field(description="How exact the number is.")
    on_site: int | None = strawberry.field(description="How many of these on site; null when unknown.")
    online: int | None = strawberry.field(description="How many of these online; null when unknown.")
    unit: str | None = strawberry.field(description="Such as trees.")
