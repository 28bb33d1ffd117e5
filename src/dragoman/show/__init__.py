"""The record made readable: on a terminal, in a notebook, and as one timeline over many reports."""

from dragoman.show.notebook import html
from dragoman.show.terminal import table

__all__ = ["html", "table"]
