"""Telling that an edition or a session turned out otherwise: asked, shown in full, then done."""
