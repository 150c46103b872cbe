"""What people give: files, folders, JSONL, standard input, pasted text, addresses; one ``Input`` an article."""

from ingest.inputs.input import Broken, Input, article_of_input, input_of_record, page_of_input, pasted
from ingest.inputs.lines import json_lines
from ingest.inputs.sealed import Address, Archive, Document, Sealed, is_address
from ingest.inputs.walk import Taken, inputs, is_one_article

__all__ = [
    "Address",
    "Archive",
    "Broken",
    "Document",
    "Input",
    "Sealed",
    "Taken",
    "article_of_input",
    "input_of_record",
    "inputs",
    "is_address",
    "is_one_article",
    "json_lines",
    "page_of_input",
    "pasted",
]
