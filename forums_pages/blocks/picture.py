"""A picture with the alternative text that fits the place where it stands."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, StructBlock, StructBlockValidationError, StructValue
from wagtail.images.blocks import ImageChooserBlock

from forums_pages.blocks.words import LineBlock

ALT_TEXT_MAX_LENGTH = 300


class PictureBlock(StructBlock):
    """A picture. Its own alternative text is used unless other words fit better where it stands.

    A struct rather than Wagtail's ``ImageBlock``: that one hides the words in attributes of the image, where
    loaders that share images between blocks lose them, and wagtail-localize fails on a deleted image.
    """

    image = ImageChooserBlock(label=_("Picture"))
    alt_text = LineBlock(
        required=False,
        max_length=ALT_TEXT_MAX_LENGTH,
        label=_("Alternative text here"),
        help_text=_(
            "What a person who cannot see the picture should know at this place. "
            "Left empty, the picture's own alternative text is used."
        ),
    )
    decorative = BooleanBlock(
        required=False,
        default=False,
        label=_("Decorative here"),
        help_text=_("The picture adds nothing to the words around it: screen readers pass over it."),
    )

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        local_blocks = [] if required else [("image", ImageChooserBlock(required=False, label=_("Picture")))]
        super().__init__(local_blocks, **kwargs)

    def clean(self, value: Any) -> StructValue:
        """Return the picture; before publication, ask for words unless they exist or it is decorative."""
        cleaned: StructValue = super().clean(value)
        image = cleaned.get("image")
        if self.is_deferred_validation or image is None or cleaned["decorative"] or cleaned["alt_text"]:
            return cleaned
        if image.lacks_alternative_text:
            message = _("Describe the picture here or in the picture library, or mark it as decorative.")
            raise StructBlockValidationError({"alt_text": ValidationError(message, code="required")})
        return cleaned

    class Meta:
        icon = "image"
        label = _("Picture")
        form_classname = "struct-block fp-picture-form"
