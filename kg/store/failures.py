"""The driver's exceptions as ours: translated once, here."""

from __future__ import annotations

from neo4j import exceptions as driver

from kg.errors import DiskFull, StoreBusy, StoreError, StoreRefused, StoreUnavailable

# Everything that the driver raises of its own, and what it lets through when an address is no address.
FOREIGN = (driver.DriverError, driver.Neo4jError, OSError)

_NO_ROOM = ("no space left", "out of disk", "disk quota", "databaseoutofdiskspace", "not enough space")
_TRANSIENT = ("concurrentmodification", "needretry", "timeoutexception", "deadlock", "please retry")
_UNEXPLAINED = ("error executing cypher command",)


def is_transient(error: Exception) -> bool:
    """Return whether the same transaction may succeed when it is tried again.

    A violated constraint counts: two that merge one key at the same time collide, and the second finds it there.
    """
    if isinstance(error, driver.TransientError | driver.ConstraintError):
        return not _says(error, _NO_ROOM)
    return isinstance(error, driver.DatabaseError) and _says(error, _TRANSIENT)


def is_unexplained(error: Exception) -> bool:
    """Return whether a statement failed without a cause, which the embedded server says where two writers meet."""
    return isinstance(error, driver.ClientError) and _says(error, _UNEXPLAINED) and not _says(error, _NO_ROOM)


def translated(error: Exception, address: str) -> StoreError:
    """Return the error of ours that says what happened and what to do."""
    if _says(error, _NO_ROOM):
        return DiskFull(f"the database at {address} has no room left on its disk: free some, then repeat the command")
    if isinstance(error, driver.AuthError):
        return StoreRefused(f"{address} refused the user or the password: check NEO4J_USERNAME and NEO4J_PASSWORD")
    if getattr(error, "code", "") == "Neo.ClientError.Database.DatabaseNotFound":
        return StoreRefused(f"{address} has no database of that name: check NEO4J_DATABASE")
    if isinstance(error, driver.ServiceUnavailable | driver.SessionExpired | driver.IncompleteCommit | OSError):
        return gone(address)
    if isinstance(error, driver.ConfigurationError):
        return StoreUnavailable(f"{address} is no address of a database: {error}")
    if is_transient(error):
        return StoreBusy(f"{address} could not do it for other writers, however often it was tried: {_words(error)}")
    return StoreError(f"{address}: {_words(error)}")


def gone(address: str) -> StoreUnavailable:
    """Return the error of a database that is not there."""
    return StoreUnavailable(f"{address} does not answer or went away: repeat the command, nothing is half written")


def _words(error: Exception) -> str:
    return str(getattr(error, "message", None) or error)


def _says(error: Exception, words: tuple[str, ...]) -> bool:
    said = f"{getattr(error, 'code', '')} {error}".lower()
    return any(word in said for word in words)
