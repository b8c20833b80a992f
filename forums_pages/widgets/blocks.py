"""The editor of a body, which every form opens with the same description of all blocks."""

from threading import Lock
from typing import Any

from django.utils.translation import get_language
from wagtail.blocks.base import BlockWidget

# By block and language. Nothing in it depends on who asks: labels, choices and empty boxes of each block.
_descriptions: dict[tuple[int, str | None], tuple[Any, str]] = {}
_one_at_a_time = Lock()


class BodyWidget(BlockWidget):
    """Wagtail's widget, which describes the blocks once for each language instead of in every form.

    Describing forty blocks renders each of their choosers and boxes: a tenth of the edition form's time.
    """

    _js_context: Any
    _block_json: Any

    def _build_block_json(self) -> None:
        """Take over what was built for the first form, or build it."""
        key = (id(self.block_def), get_language())
        with _one_at_a_time:
            if key not in _descriptions:
                super()._build_block_json()
                _descriptions[key] = (self._js_context, self._block_json)
        self._js_context, self._block_json = _descriptions[key]
