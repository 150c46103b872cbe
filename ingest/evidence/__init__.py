"""What came in, kept as it came: bytes under their digest, and how they were fetched."""

from ingest.evidence.archive import WarcFile
from ingest.evidence.keeping import Evidence, open_evidence
from ingest.evidence.origin import Form, Origin, origin_of, origin_of_bytes
from ingest.evidence.verify import verify_evidence

__all__ = ["Evidence", "Form", "Origin", "WarcFile", "open_evidence", "origin_of", "origin_of_bytes", "verify_evidence"]
