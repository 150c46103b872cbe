"""What can be set from outside, read at the entry points and passed down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from kg.errors import BadInput

if TYPE_CHECKING:
    from ingest.evidence import Evidence, WarcFile
    from ingest.sources import Intake
    from kg.store.bolt import Store


class Settings(BaseSettings):
    """The variables of the environment; one that is empty counts as not set."""

    model_config = SettingsConfigDict(env_ignore_empty=True, validate_by_name=True, validate_by_alias=True, frozen=True)

    data: Path = Field(default=Path("onrecord-data"), validation_alias="ONRECORD_DATA")
    token: SecretStr | None = Field(default=None, validation_alias="ONRECORD_TOKEN")
    model: str | None = Field(default=None, validation_alias="ONRECORD_MODEL")
    confidence: float = Field(default=0.0, validation_alias="ONRECORD_CONFIDENCE", ge=0, le=1)
    allow: str = Field(default="", validation_alias="ONRECORD_ALLOW")
    proxy: str | None = Field(default=None, validation_alias="ONRECORD_PROXY", pattern=r"^https?://[^/\s]+/?$")
    contact: str | None = Field(default=None, validation_alias="ONRECORD_CONTACT", max_length=200)
    delay: float = Field(default=1.0, validation_alias="ONRECORD_DELAY", ge=0, le=3600)
    reserved: Literal["refuse", "read"] = Field(default="refuse", validation_alias="ONRECORD_RESERVED")
    evidence: str | None = Field(default=None, validation_alias="ONRECORD_EVIDENCE")
    workers: int | None = Field(default=None, validation_alias="ONRECORD_WORKERS", ge=0, le=1024)
    seconds: float = Field(default=120.0, validation_alias="ONRECORD_SECONDS", gt=0)
    memory: str = Field(default="512m", validation_alias="ONRECORD_MEMORY", pattern=r"^\d+[kmgKMG]$")
    idle_minutes: float = Field(default=5.0, validation_alias="ONRECORD_IDLE_MINUTES", gt=0)
    neo4j_uri: str | None = Field(default=None, validation_alias="NEO4J_URI")
    neo4j_username: str = Field(default="neo4j", validation_alias=AliasChoices("NEO4J_USERNAME", "NEO4J_USER"))
    neo4j_password: SecretStr = Field(default=SecretStr(""), validation_alias="NEO4J_PASSWORD")
    neo4j_database: str | None = Field(default=None, validation_alias="NEO4J_DATABASE")

    def __init__(self, **given: Any) -> None:
        """Read the environment; raise ``BadInput`` for a variable that does not fit."""
        try:
            super().__init__(**given)
        except ValidationError as error:
            faults = "; ".join(f"{fault['loc'][0]}: {fault['msg']}" for fault in error.errors(include_url=False))
            raise BadInput("bad_setting", "a setting does not fit", faults) from error


def open_store(settings: Settings) -> Store:
    """Open the store that the settings name: a Neo4j, else the embedded server, which is started when none runs."""
    from kg import open_store as open_by

    return open_by(
        settings.neo4j_uri,
        username=settings.neo4j_username,
        password=settings.neo4j_password.get_secret_value(),
        database=settings.neo4j_database,
        data=settings.data,
        memory=settings.memory,
        idle=60 * settings.idle_minutes,
    )


def open_intake(settings: Settings, *, keep: bool = True, warc: WarcFile | None = None) -> Intake:
    """Return what opens addresses, archives and documents as the settings want; with ``keep`` evidence is kept."""
    from ingest.apart import Apart
    from ingest.fetch import Client, Manners
    from ingest.fetch.rules import rules_of
    from ingest.fetch.transport import Proxied
    from ingest.sources import Intake

    client = Client(
        rules_of(settings.allow.split(",")),
        Manners(settings.contact, settings.delay, settings.reserved == "read"),
        transport=Proxied(settings.proxy) if settings.proxy else None,
    )
    return Intake(client, Apart(), the_evidence(settings) if keep else None, warc)


def the_evidence(settings: Settings) -> Evidence | None:
    """Return the place of evidence, None where none is kept."""
    from ingest.evidence import open_evidence

    return open_evidence(settings.evidence, settings.data)
