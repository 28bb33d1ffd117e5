"""The sentences that the reader learns from, and how it is trained. Not part of the wheel."""
