"""Tests; a package so that helpers can be shared by name."""
