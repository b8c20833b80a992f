"""Settings: ``dev`` for one's own machine, ``test`` for the suite, ``production`` for servers."""
