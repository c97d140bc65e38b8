import { isSessionLost, toApiProblem, unreachable } from "./problem.ts";

/** Values of a query string; an undefined one is left out, a list repeats its name. */
export type Query = Readonly<
  Record<string, string | number | boolean | undefined | readonly (string | number)[]>
>;

export interface RequestOptions {
  readonly query?: Query;
  readonly signal?: AbortSignal;
  /** One key per intention: pass the same on a retry by hand, and the server acts once. */
  readonly idempotencyKey?: string;
}

interface Request extends RequestOptions {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
}

/** When the answers were given that this machine had kept, by path; without a network. */
const keptAnswers = new Map<string, string>();

/** The moment of the kept answer that was shown last for a path; null where the server answered. */
export const keptSince = (path: string): string | null => keptAnswers.get(path) ?? null;

/** Asks a person to sign in again; true once the same person has. */
export type AskToSignIn = () => Promise<boolean>;

const BASE = "/api/v1";

let csrfToken: string | null = null;
let askToSignIn: AskToSignIn | undefined;

/** Keeps the token that every write carries; the session answer brings it. */
export const setCsrfToken = (token: string | null): void => {
  csrfToken = token;
};

/** Names who asks for a new sign-in when a session has ended in the middle of work. */
export const onSessionLost = (ask: AskToSignIn | undefined): void => {
  askToSignIn = ask;
};

/** The full address of a resource, for links and downloads. */
export function apiUrl(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return `${BASE}${path}${text === "" ? "" : `?${text}`}`;
}

const newKey = (): string =>
  // randomUUID exists only on https and localhost; an office may serve plain http inside its network.
  typeof crypto.randomUUID === "function"
    ? crypto.randomUUID()
    : Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
        byte.toString(16).padStart(2, "0"),
      ).join("");

function headersOf(request: Request, key: string | undefined): Headers {
  const headers = new Headers({ accept: "application/json" });
  if (request.method !== "GET" && csrfToken !== null) headers.set("x-csrf-token", csrfToken);
  if (key !== undefined) headers.set("idempotency-key", key);
  if (request.body instanceof Blob) headers.set("content-type", "application/octet-stream");
  else if (request.body !== undefined && !(request.body instanceof FormData)) {
    headers.set("content-type", "application/json");
  }
  return headers;
}

function bodyOf(body: unknown): BodyInit | null {
  if (body === undefined) return null;
  return body instanceof FormData || body instanceof Blob ? body : JSON.stringify(body);
}

async function readBody(response: Response): Promise<unknown> {
  const isJson = /\bjson\b/.test(response.headers.get("content-type") ?? "");
  if (!isJson) return undefined;
  return response.json().catch(() => undefined);
}

/** The raw answer of a request that worked; anything else is thrown as an ApiProblem. */
async function answerOf(request: Request, key: string | undefined): Promise<Response> {
  const { method, path, query, body, signal } = request;
  let response: Response;
  try {
    response = await fetch(apiUrl(path, query), {
      method,
      credentials: "same-origin",
      headers: headersOf(request, key),
      body: bodyOf(body),
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw unreachable();
  }
  const kept = response.headers.get("x-kept-since");
  if (kept === null) keptAnswers.delete(request.path);
  else keptAnswers.set(request.path, new Date(kept).toISOString());
  if (!response.ok) throw toApiProblem(response.status, await readBody(response));
  return response;
}

const sendOnce = async (request: Request, key: string | undefined): Promise<unknown> =>
  readBody(await answerOf(request, key));

const nameIn = (response: Response): string => {
  const header = response.headers.get("content-disposition") ?? "";
  return decodeURIComponent(/filename\*=UTF-8''([^;]+)/u.exec(header)?.[1] ?? "tep");
};

/** Saves an answered file under the name that the server gave it. */
async function save(response: Response): Promise<void> {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = nameIn(response);
  link.click();
  // the browser has taken hold of it by then
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Sends a request; where the session has ended it waits for a new sign-in and sends the same
 * request again, so that nothing typed is lost.
 */
async function send(request: Request): Promise<unknown> {
  const key = request.method === "POST" ? (request.idempotencyKey ?? newKey()) : undefined;
  try {
    return await sendOnce(request, key);
  } catch (error) {
    const mayAsk = request.path !== "/session" && isSessionLost(error);
    if (!mayAsk || askToSignIn === undefined || !(await askToSignIn())) throw error;
    return sendOnce(request, key);
  }
}

/**
 * The HTTP interface. Paths begin after /api/v1: `api.get<Page<UnitView>>("/units", { query })`.
 * The type argument is the contract's answer of that address. Every failure is an ApiProblem.
 * A FormData or Blob body is sent as it is (files).
 */
export const api = {
  get: <T>(path: string, options: RequestOptions = {}): Promise<T> =>
    send({ method: "GET", path, ...options }) as Promise<T>, // the server answers by the contract
  post: <T>(path: string, body?: unknown, options: RequestOptions = {}): Promise<T> =>
    send({ method: "POST", path, body, ...options }) as Promise<T>, // as above
  put: <T>(path: string, body?: unknown, options: RequestOptions = {}): Promise<T> =>
    send({ method: "PUT", path, body, ...options }) as Promise<T>, // as above
  patch: <T>(path: string, body?: unknown, options: RequestOptions = {}): Promise<T> =>
    send({ method: "PATCH", path, body, ...options }) as Promise<T>, // as above
  /** Posts and saves the file that is answered. */
  download: async (path: string, body: FormData): Promise<void> =>
    save(await answerOf({ method: "POST", path, body }, undefined)),
  del: <T>(path: string, options: RequestOptions = {}): Promise<T> =>
    send({ method: "DELETE", path, ...options }) as Promise<T>, // as above
};
