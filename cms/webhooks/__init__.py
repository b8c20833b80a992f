"""Tells other sites over HTTP what changed in public: signed, repeated until it arrives, attempts kept."""
