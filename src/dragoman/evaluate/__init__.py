"""Evaluation: gold formats, scorers, and reports whose every figure carries a signature."""

from dragoman.evaluate.annotated import AnnotatedScore, read_annotated, score_annotated
from dragoman.evaluate.gold import Document, read_document
from dragoman.evaluate.relations import RelationSet, read_relations
from dragoman.evaluate.rows import RowScore, score_document
from dragoman.evaluate.scores import RelationScore, score_relations

__all__ = [
    "AnnotatedScore",
    "Document",
    "RelationScore",
    "RelationSet",
    "RowScore",
    "read_annotated",
    "read_document",
    "read_relations",
    "score_annotated",
    "score_document",
    "score_relations",
]
