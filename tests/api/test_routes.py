"""Every reading route answers with its record, and the record is what the graph answers."""

import io
import json
import zipfile

import pytest

from api import jobs
from kg import contradictions, listing, network, provenance
from kg.export import FORMATS, export
from kg.forms import as_data, from_data
from kg.network import Network
from kg.paging import Page
from kg.records import ArticleGraph
from kg.revisions import Revision
from kg.verdicts import (
    ArticleHead,
    ClaimView,
    Counts,
    EntityHead,
    EntityView,
    Hit,
    OutletView,
    PropositionView,
    Provenance,
    RelationView,
)

ROUTES = [
    ("/v1/claims", Page[ClaimView]),
    ("/v1/claims?entity=Ivelin&act=states&unnamed=false&since=2025-03-01&until=2025-03-31&limit=3", Page[ClaimView]),
    ("/v1/claims?speaker={entity}&outlet={outlet}&article={article}", Page[ClaimView]),
    ("/v1/claims/{claim}", ClaimView),
    ("/v1/claims/{claim}/provenance", Provenance),
    ("/v1/propositions?entity={entity}", Page[PropositionView]),
    ("/v1/propositions/{proposition}", PropositionView),
    ("/v1/contradictions?verdict=supports&since=2025-01-01&until=2025-12-31", Page[RelationView]),
    ("/v1/contradictions?entity=Ivelin&outlet={outlet}&kind=quantity&status=open", Page[RelationView]),
    ("/v1/relations/{relation}", RelationView),
    ("/v1/articles?outlet={outlet}&since=2025-03-01", Page[ArticleHead]),
    ("/v1/articles/{article}", ArticleGraph),
    ("/v1/articles/{article}/revisions", tuple[Revision, ...]),
    ("/v1/entities?name=ivelin&kind=organisation", Page[EntityHead]),
    ("/v1/entities/{entity}", EntityView),
    ("/v1/outlets", Page[OutletView]),
    ("/v1/counts", Counts),
    ("/v1/search?q=accounts", Page[Hit]),
    ("/v1/search?q=copying+somebody&by=meaning&limit=2", Page[Hit]),
    ("/v1/network?limit=5", Network),
    ("/v1/network/{entity}?depth=2&limit=10", Network),
    ("/v1/network/{outlet}", Network),
    ("/v1/jobs", Page[jobs.JobHead]),
    ("/v1/jobs/{job}", jobs.JobView),
]


@pytest.mark.parametrize(("path", "kind"), ROUTES, ids=[path for path, _ in ROUTES])
def test_a_route_answers_with_its_record(client, fill, path, kind):
    answer = client.get(fill(path))
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert as_data(from_data(kind, answer.json())) == answer.json()


SAME = [
    ("/v1/claims/{claim}", lambda store, ids: listing.claim(store, ids["claim"])),
    ("/v1/claims/{claim}/provenance", lambda store, ids: provenance.provenance(store, ids["claim"])),
    ("/v1/contradictions", lambda store, ids: contradictions.contradictions(store)),
    ("/v1/articles/{article}", lambda store, ids: store.article(ids["article"])),
    ("/v1/network?limit=20", lambda store, ids: network.quotations(store, limit=20)),
]


@pytest.mark.parametrize(("path", "ask"), SAME, ids=[path for path, _ in SAME])
def test_a_body_is_what_the_command_prints(app, client, known, fill, path, ask):
    assert client.get(fill(path)).json() == as_data(ask(app.state.desk.store, known))


def test_pages_joined_are_the_whole(client):
    whole = client.get("/v1/claims?limit=500").json()
    assert whole["next"] is None
    joined, cursor = [], None
    while True:
        page = client.get("/v1/claims", params={"limit": 7} | ({"cursor": cursor} if cursor else {})).json()
        joined += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert joined == whole["items"]
    assert len(joined) > 14


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_the_file_that_the_command_writes(app, client, name):
    answer = client.get(f"/v1/export?format={name}")
    file = io.BytesIO()
    export(app.state.desk.store, name, file)
    assert answer.content == file.getvalue()
    assert answer.headers["content-type"].startswith(FORMATS[name].media_type)
    assert f"onrecord{FORMATS[name].suffix}" in answer.headers["content-disposition"]
    assert name != "csv" or zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


def test_signs_of_life(client):
    assert client.get("/health").json()["status"] == "ok"
    assert client.get("/ready").json() == {"status": "ready", "database": "embedded"}
    client.get("/v1/articles/ar-x")
    counted = client.get("/metrics").text
    assert 'onrecord_http_requests_total{method="GET",route="/v1/articles/{id}",status="400"}' in counted
    assert "ar-x" not in counted
    assert 'onrecord_job_inputs_total{state="unchanged"} 3.0' in counted


def test_every_route_says_what_it_is_and_shows_an_example(client):
    document = client.get("/openapi.json").json()
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            assert one["description"], (method, path)
            assert all(given["description"] for given in one.get("parameters", [])), (method, path)
            good = next(answer for status, answer in one["responses"].items() if status.startswith("2"))
            shown = [content for content in good.get("content", {}).values() if "$ref" in json.dumps(content)]
            assert all("example" in content for content in shown), (method, path)
            assert path == "/health" or "application/problem+json" in json.dumps(one["responses"]), (method, path)
