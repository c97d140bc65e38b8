import { type Zippable, zipSync } from "fflate";
import type { FastifyInstance } from "fastify";
import type { Dependencies } from "../../application/ports.ts";
import { sendReminders } from "../../application/tracking/send-reminders.ts";
import { viewTracking } from "../../application/tracking/view-tracking.ts";
import {
  listLetters,
  readLetters,
  writeLetters,
} from "../../application/tracking/write-letters.ts";
import { DryRunQuery, PageQuery, pageOf, toPage } from "../../contract/common.ts";
import {
  FiledLetterView,
  LettersAnswer,
  LettersRequest,
  RemindAnswer,
  RemindRequest,
  TrackingView,
} from "../../contract/tracking.ts";
import { ok } from "../../domain/kernel/result.ts";
import { DOCX } from "./media-types.ts";
import { type FileAnswer, IdParams, type RouteRegistry, route } from "./route.ts";

/** The tracking board and the reminders it sends. */
export function trackingRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "tracking";
  route(app, registry, {
    method: "GET",
    url: "/api/v1/rounds/:id/tracking",
    access: "tracking.read",
    tag,
    summary: "Who lacks what in a round, at this minute.",
    params: IdParams,
    answer: TrackingView,
    handler: ({ actor, params }) => viewTracking(deps, actor, params.id),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/rounds/:id/reminders",
    access: "reminder.send",
    tag,
    summary: "Remind units of exactly what each still owes.",
    params: IdParams,
    query: DryRunQuery,
    body: RemindRequest,
    answer: RemindAnswer,
    handler: ({ actor, params, body, query }) =>
      sendReminders(deps, actor, { roundId: params.id, ...body }, query),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/rounds/:id/letters",
    access: "reminder.send",
    tag,
    summary: "Write urging letters, one to all or one to each, with the list of what is owed.",
    params: IdParams,
    body: LettersRequest,
    answer: LettersAnswer,
    status: 201,
    handler: ({ actor, params, body }) =>
      writeLetters(deps, actor, { roundId: params.id, ...body }),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/rounds/:id/letters",
    access: "tracking.read",
    tag,
    summary: "The urging letters of a round, the latest first.",
    params: IdParams,
    query: PageQuery,
    answer: pageOf(FiledLetterView),
    handler: async ({ actor, params, query }) => {
      const listed = await listLetters(deps, actor, params.id);
      if (!listed.ok) return listed;
      const letters = listed.value.map((letter) => ({ ...letter, units: [...letter.units] }));
      return ok(toPage(letters, query));
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/letters/:id/file",
    access: "tracking.read",
    tag,
    summary: "Letters that were written together: a DOCX, or several in a ZIP.",
    params: IdParams,
    answer: "file",
    handler: async ({ actor, params }) => {
      const read = await readLetters(deps, actor, params.id);
      return read.ok ? ok(asOneFile(read.value)) : read;
    },
  });
}

/** One letter as it is, several packed together. */
function asOneFile(
  letters: readonly { readonly fileName: string; readonly content: Uint8Array }[],
): FileAnswer {
  const [only] = letters;
  if (only !== undefined && letters.length === 1)
    return { fileName: only.fileName, mediaType: DOCX, bytes: only.content };
  const files = Object.fromEntries(
    letters.map(({ fileName, content }) => [fileName, [content, { level: 0 }] as const]),
  );
  return {
    fileName: `Công văn đôn đốc (${letters.length}).zip`,
    mediaType: "application/zip",
    bytes: zipSync(files as Zippable),
  };
}
