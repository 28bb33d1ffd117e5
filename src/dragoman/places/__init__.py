"""Where: toponyms in the text, and the places they stand for."""

from __future__ import annotations

from dragoman.places.gazetteer import Gazetteer, load_gazetteer

__all__ = ["Gazetteer", "load_gazetteer"]
