// The one way to the API: JSON, NDJSON, problems, and the token where one is needed.

const KEY = "onrecord-token";

export class Problem extends Error {
  constructor(body, status) {
    super(body.detail || body.title || `status ${status}`);
    this.title = body.title || "the server has a problem";
    this.status = status;
  }
}

export const keepToken = (token) => sessionStorage.setItem(KEY, token);

async function ask(path, options = {}) {
  const token = sessionStorage.getItem(KEY);
  const headers = { ...options.headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  let answer;
  try {
    answer = await fetch(path, { ...options, headers });
  } catch {
    throw new Problem({ title: "the server cannot be reached", detail: "is `onrecord serve` still running?" }, 0);
  }
  if (answer.ok) return answer;
  const body = await answer.json().catch(() => ({}));
  throw new Problem(body, answer.status);
}

const query = (given) => {
  const wanted = Object.entries(given).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return wanted.length ? `?${new URLSearchParams(wanted)}` : "";
};

export const get = async (path, given = {}) => (await ask(path + query(given))).json();

export const send = async (path, body) =>
  (await ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) })).json();

const lines = async (answer) => (await answer.text()).split("\n").filter(Boolean).map((line) => JSON.parse(line));

export const sendText = async (path, text, given = {}) =>
  lines(await ask(path + query(given), { method: "POST", headers: { "Content-Type": "text/plain; charset=utf-8" }, body: text }));

export const sendLines = async (path, rows) =>
  lines(await ask(path, { method: "POST", headers: { "Content-Type": "application/x-ndjson" }, body: rows.map((row) => JSON.stringify(row)).join("\n") }));

export const hasToken = () => sessionStorage.getItem(KEY) !== null;

export const download = async (path) => (await ask(path)).blob();

export const remove = async (path) => ask(path, { method: "DELETE" });

/** The id of something as part of a path. */
export const part = (id) => encodeURIComponent(id);
