"""What the demonstration has loaded already, so that loading twice changes nothing and undoes no edit."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DemoObject(models.Model):
    """A record of the data files and the row made of it. What an editor deletes stays deleted."""

    key = models.CharField(_("key"), max_length=200, primary_key=True)
    object_id = models.CharField(_("row"), max_length=64)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("demonstration record")
        verbose_name_plural = _("demonstration records")

    def __str__(self) -> str:
        return self.key
