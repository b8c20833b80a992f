"""The WSGI entry point, served by granian."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()
# What is known to be true is answered before Django has a look at the request.
application = import_module("graphql_api.http.front").AnswersInFront(
    application, import_module("cms.operations.kept").tell
)
# Every view and the schema: nobody's request waits for them.
import_module(settings.ROOT_URLCONF)

if (settings.GRAPHQL_CACHE or {}).get("shared"):
    import_module("graphql_api.cache.shared").prefix()

# What is loaded by now stays until the process ends. Python looks for circles of unused objects among all
# that it knows: leaving these out saves each search a tenth of a second, and so it may search more often.
gc.collect()
gc.freeze()
