"""``python -m benchmarks [NAME …] [--write]`` measures; ``… volume --forums 10`` fills a database."""

import os

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    django.setup()
    # Models can be imported only now.
    from benchmarks.command import main

    main()
