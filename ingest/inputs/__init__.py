"""What people give: files, folders, JSONL, standard input, pasted text; one ``Input`` an article."""

from ingest.inputs.input import Broken, Input, article_of_input, input_of_record, page_of_input, pasted
from ingest.inputs.lines import json_lines
from ingest.inputs.walk import inputs

__all__ = ["Broken", "Input", "article_of_input", "input_of_record", "inputs", "json_lines", "page_of_input", "pasted"]
