"""Calibration: the fits find what made the data."""

from __future__ import annotations

import math
import random

import pytest

from dragoman.train.calibrate import lowest, platt


def test_the_lowest_point_is_found() -> None:
    assert lowest(lambda x: (x - 1.3) ** 2, 0.3, 4.0) == pytest.approx(1.3, abs=0.02)


@pytest.mark.parametrize(("scale", "shift"), [(1.0, 0.0), (0.5, 1.0), (2.0, -1.0)])
def test_platt_finds_scale_and_shift(scale: float, shift: float) -> None:
    rng = random.Random(5)
    scores = [rng.uniform(0.02, 0.98) for _ in range(20_000)]
    right = [rng.random() < 1 / (1 + math.exp(-(scale * math.log(s / (1 - s)) + shift))) for s in scores]
    found = platt(scores, right)
    assert found == pytest.approx((scale, shift), abs=0.12)
