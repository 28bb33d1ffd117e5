"""Training: annotated sentences go in, the learned reader's weights come out. Needs the extra ``train``."""
