"""All errors of onrecord.

OnrecordError
|- NotFound            nothing with that id
|- BadId               not an id of that kind
|- BadCursor           a cursor that this answer did not hand out
|- BadInput            an input that cannot be read (type: empty, binary, encoding, too_long, too_little_text,
|                      paywall, consent_wall, error_page, section_front, gallery, video, not_english, bad_json,
|                      missing_text, no_such_file, unsupported ...)
|  |- NotFetched        an address that was refused, did not answer, or answered with too much
|- StoreError          something about the database
   |- StoreUnavailable   it cannot be reached, or went away
   |- StoreRefused       wrong user, password or database name
   |- StoreTooNew        its data were written by a newer onrecord
   |- StoreBusy          a transient error that outlived its retries
   |- DiskFull           no room left
"""

from __future__ import annotations


class OnrecordError(Exception):
    """The root of the tree. ``str(error)`` is a sentence for people."""

    title = "something went wrong"
    type = "error"


class NotFound(OnrecordError):
    """Nothing in the graph has this id."""

    title = "not found"
    type = "not_found"


class BadId(OnrecordError):
    """What was given is not an id of this kind."""

    title = "not an id"
    type = "bad_id"


class BadCursor(OnrecordError):
    """What was given is not a cursor of this answer."""

    title = "not a cursor"
    type = "bad_cursor"


class BadInput(OnrecordError):
    """An input that cannot be read; ``type`` says what is the matter in one word, ``title`` in a few."""

    def __init__(self, type: str, title: str, detail: str) -> None:
        super().__init__(detail)
        self.type = type
        self.title = title
        self.detail = detail


class NotFetched(BadInput):
    """Nothing was fetched from an address; ``retry_after`` is after how many seconds the site wants to be asked."""

    def __init__(self, type: str, title: str, detail: str, *, retry_after: float | None = None) -> None:
        super().__init__(type, title, detail)
        self.retry_after = retry_after


class StoreError(OnrecordError):
    """Something about the database."""

    title = "the database has a problem"
    type = "store"


class StoreUnavailable(StoreError):
    """The database cannot be reached, or went away."""

    title = "the database cannot be reached"
    type = "store_unavailable"


class StoreRefused(StoreError):
    """The database refused the user, the password or the database's name."""

    title = "the database refused the log-in"
    type = "store_refused"


class StoreTooNew(StoreError):
    """The data were written by a newer onrecord."""

    title = "the data are newer than this onrecord"
    type = "store_too_new"


class StoreBusy(StoreError):
    """A transient error that outlived its retries."""

    title = "the database is busy"
    type = "store_busy"


class DiskFull(StoreError):
    """There is no room left where the data lie."""

    title = "no room left on the disk"
    type = "disk_full"
