"""Questions and answers."""

from typing import Any

import strawberry

from forums_pages.blocks.faq import FaqBlock, QuestionBlock
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import read, rich_text, structs_in, text_in, words
from graphql_api.types.rich_text import RichText


def _questions(row: Any) -> list[Any]:
    return [item for item in structs_in(row, "questions") if text_in(item, "question")]


@serves(QuestionBlock)
@strawberry.type(name="Question", description="A question with its answer.")
class QuestionType:
    """A ``QuestionBlock`` with a question."""

    question: str = words("question", "As a reader would ask it.")
    answer: RichText | None = rich_text("answer", "The answer; null while nobody has written it.")


@serves(FaqBlock, shows=_questions)
@strawberry.type(name="FaqBlock", description="Questions that readers ask often.")
class FaqBlockType(Block):
    """A ``FaqBlock`` with at least one question."""

    heading: str | None = words("heading", "Its heading.")
    questions: list[QuestionType] = read(_questions, "The questions, in their order.", "questions", size=6)
