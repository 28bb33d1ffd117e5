"""The learned reader: one small encoder that has learned from annotated sentences what a deed is and who takes part."""
