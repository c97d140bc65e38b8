/* The pages without a network: the program itself, and what a unit last read for its own work. */

// TypeScript knows this scope only as that of any worker
const worker = self as unknown as ServiceWorkerGlobalScope;
/** Written in when the pages are built: every file of the program, and a name for this set. */
declare const PROGRAM_FILES: readonly string[];
declare const PROGRAM_VERSION: string;

const PROGRAM = `chuong-trinh-${PROGRAM_VERSION}`;
/** What the server last answered; emptied when somebody else signs in. */
const ANSWERS = "so-lieu";
const PAGE = "/";

/** Answers that a unit needs to go on working: who it is, what it owes, its sheets. */
const KEPT = /^\/api\/v1\/(?:session|my-work|units|obligations\/[\da-f-]+\/sheet)$/u;

/** A line that lets nothing through for so long counts as gone. */
const PATIENCE_MS = 6_000;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(PROGRAM)
      .then((cache) => cache.addAll([PAGE, ...PROGRAM_FILES]))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name !== PROGRAM && name !== ANSWERS)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => worker.clients.claim()),
  );
});

/** The network's answer; rejects where there is none in time. */
function fromNetwork(request: Request): Promise<Response> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MS);
    fetch(request).then(
      (response) => {
        clearTimeout(timer);
        resolve(response);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error("no network"));
      },
    );
  });
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function page(request: Request): Promise<Response> {
  try {
    return await fromNetwork(request);
  } catch {
    return (await caches.match(PAGE, { cacheName: PROGRAM, ignoreVary: true })) ?? Response.error();
  }
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(ANSWERS);
  try {
    const response = await fromNetwork(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch {
    const kept = await cache.match(request, { ignoreVary: true });
    return kept === undefined ? Response.error() : withMoment(kept);
  }
}

/** A kept answer says since when it is kept, so that the page can. */
async function withMoment(kept: Response): Promise<Response> {
  const headers = new Headers(kept.headers);
  headers.set("x-kept-since", kept.headers.get("date") ?? new Date(0).toUTCString());
  return new Response(await kept.blob(), { status: kept.status, headers });
}

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(file(request));
  else if (KEPT.test(url.pathname)) event.respondWith(answer(request));
  else if (request.mode === "navigate" && !url.pathname.startsWith("/api/"))
    event.respondWith(page(request));
});
