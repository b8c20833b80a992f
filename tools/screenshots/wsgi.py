"""The gateway as ``make demo`` serves it, on the day of the screenshots."""

import os

from django.core.wsgi import get_wsgi_application

from tools.screenshots.clock import set_clock

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tools.screenshots.settings")
set_clock()

application = get_wsgi_application()
