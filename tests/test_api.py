"""The public names: all of them, sorted, and cheap to import."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dragoman
from dragoman import errors, model


def test_all_is_sorted_and_holds_no_name_twice() -> None:
    assert list(dragoman.__all__) == sorted(set(dragoman.__all__))


@pytest.mark.parametrize("name", [n for n in dragoman.__all__ if n != "Coder"])
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(dragoman, name).__name__ == name


def test_every_error_and_every_value_of_the_model_is_public() -> None:
    own = [m for module in (errors, model) for m in vars(module).values() if isinstance(m, type)]
    names = {m.__name__ for m in own if m.__module__ in {errors.__name__, model.__name__}}
    assert names <= set(dragoman.__all__)
    assert set(dragoman.__all__) - names == {"Coder"}


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Decoder'"):
        _ = dragoman.Decoder


def test_public_names_have_docstrings() -> None:
    assert all((getattr(dragoman, name).__doc__ or "").strip() for name in dragoman.__all__ if name != "Coder")


def test_importing_the_package_does_not_load_spacy() -> None:
    program = "import sys, dragoman; print('spacy' in sys.modules, 'dragoman.coder' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_errors_are_one_tree() -> None:
    kinds = [m for m in vars(errors).values() if isinstance(m, type) and issubclass(m, Exception)]
    assert all(issubclass(kind, dragoman.DragomanError) for kind in kinds)
    assert issubclass(dragoman.LanguageError, dragoman.ReportError)
