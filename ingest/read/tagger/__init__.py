"""The tagger: a small network that reads cues, speakers and contents off word pieces, beside the rules."""

from ingest.read.tagger.decode import Tagged
from ingest.read.tagger.network import Tagger, Tags, load_tagger

__all__ = ["Tagged", "Tagger", "Tags", "load_tagger"]
