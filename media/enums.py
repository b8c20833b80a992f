"""Closed lists of the media models."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    """What others may do with a picture.

    Values are SPDX licence identifiers; what SPDX does not list takes its ``LicenseRef-`` prefix.
    """

    UNKNOWN = "LicenseRef-unknown", _("Not known yet")
    ALL_RIGHTS_RESERVED = "LicenseRef-all-rights-reserved", _("All rights reserved")
    WITH_PERMISSION = "LicenseRef-with-permission", _("Used with permission")
    PUBLIC_DOMAIN = "LicenseRef-public-domain", _("Public domain")
    CC0 = "CC0-1.0", _("CC0 (no rights reserved)")
    CC_BY = "CC-BY-4.0", _("CC BY (attribution)")
    CC_BY_SA = "CC-BY-SA-4.0", _("CC BY-SA (attribution, share alike)")
    CC_BY_NC = "CC-BY-NC-4.0", _("CC BY-NC (attribution, not for commercial use)")
    CC_BY_ND = "CC-BY-ND-4.0", _("CC BY-ND (attribution, no derivatives)")


class DocumentKind(models.TextChoices):
    """What a document is to its reader."""

    PROGRAMME = "programme", _("Programme")
    REPORT = "report", _("Report")
    PRESS_RELEASE = "press_release", _("Press release")
    PRESENTATION = "presentation", _("Presentation")
    PUBLICATION = "publication", _("Publication")
    OTHER = "other", _("Other")
