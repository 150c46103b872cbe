// Asking the API. Every failure becomes an Error whose message is the problem's own sentence.

const TOKEN = "onrecord-token";

export async function ask(path, { method = "GET", json, text, type } = {}) {
  const headers = {};
  const token = sessionStorage.getItem(TOKEN);
  if (token) headers.Authorization = `Bearer ${token}`;
  let body;
  if (json !== undefined) [headers["Content-Type"], body] = ["application/json", JSON.stringify(json)];
  if (text !== undefined) [headers["Content-Type"], body] = [type, text];
  let answer;
  try {
    answer = await fetch(path, { method, headers, body });
  } catch {
    throw new Error("The server does not answer. Is onrecord serve still running?");
  }
  if (answer.status === 401 && askForToken()) return ask(path, { method, json, text, type });
  if (!answer.ok) throw new Error(await problem(answer));
  return read(answer);
}

function askForToken() {
  const given = window.prompt("This server wants its token (ONRECORD_TOKEN):");
  if (given) sessionStorage.setItem(TOKEN, given);
  return Boolean(given);
}

async function problem(answer) {
  try {
    const told = await answer.json();
    return told.detail || told.title || `The server answered ${answer.status}.`;
  } catch {
    return `The server answered ${answer.status}.`;
  }
}

async function read(answer) {
  if (answer.status === 204) return null;
  if ((answer.headers.get("Content-Type") || "").includes("ndjson")) {
    return (await answer.text()).split("\n").filter(Boolean).map((line) => JSON.parse(line));
  }
  return answer.json();
}

export const query = (given) => new URLSearchParams(Object.entries(given).filter(([, value]) => value)).toString();
