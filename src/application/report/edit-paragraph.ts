import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { tokenKeys, withSeen } from "../../domain/report/bound-text.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { type ChangeProblem, draftToChange } from "./change-report.ts";
import { composeCopies, editableKeys } from "./compose-copies.ts";

type EditProblem =
  | ChangeProblem
  | Problem<"access.action.forbidden" | "report.version.stale" | "report.paragraph.unknown-number">;

export interface EditParagraphRequest {
  readonly reportId: string;
  readonly blockKey: string;
  readonly body: string;
  /** When the text that was edited had been written; null where it was the draft. */
  readonly baseEditedAt: string | null;
}

/** Fails where somebody has written the paragraph since the person began. */
async function unlessStale(
  stores: Stores,
  reportId: string,
  blockKey: string,
  baseEditedAt: string | null,
): Promise<Result<void, Problem<"report.version.stale">>> {
  const standing = (await stores.report.listParagraphs(reportId)).find(
    (paragraph) => paragraph.blockKey === blockKey,
  );
  const actual = standing?.editedAt ?? null;
  return actual === baseEditedAt
    ? ok(undefined)
    : err(problem("report.version.stale", { expected: baseEditedAt, actual }));
}

/**
 * Puts a person's text in the place of a drafted one (sửa đoạn). Its numbers stay bound: a token
 * that no figure answers is refused, and each remembers the figure its writer saw.
 */
export async function editParagraph(
  deps: Dependencies,
  actor: Actor,
  { reportId, blockKey, body, baseEditedAt }: EditParagraphRequest,
): Promise<Result<{ editedAt: string }, EditProblem>> {
  const allowed = requireAction(actor, "report.write");
  if (!allowed.ok) return allowed;
  return deps.work.write<{ editedAt: string }, EditProblem>(actor, async (stores) => {
    const report = await draftToChange(stores, reportId);
    if (!report.ok) return report;
    const fresh = await unlessStale(stores, reportId, blockKey, baseEditedAt);
    if (!fresh.ok) return fresh;
    const copies = await composeCopies(deps, stores, actor, report.value.roundId);
    if (copies === undefined || !editableKeys(copies.own).has(blockKey)) {
      return notFound("paragraph");
    }
    // a paragraph that everybody reads quotes only what everybody may know
    const { bindings } = editableKeys(copies.open).has(blockKey) ? copies.open : copies.own;
    const unknown = tokenKeys(body).filter((key) => !bindings.has(key));
    if (unknown.length > 0) {
      return err(problem("report.paragraph.unknown-number", { keys: unknown }));
    }
    const at = deps.clock.now();
    await stores.report.endParagraph(reportId, blockKey, at);
    await stores.report.addParagraph({
      id: deps.secrets.newId(),
      reportId,
      blockKey,
      body: withSeen(body.normalize("NFC").trim(), bindings),
      at,
    });
    await stores.events.record({
      subject: "report",
      subjectId: reportId,
      kind: "report.paragraph-edited",
      details: { blockKey },
    });
    return ok({ editedAt: at });
  });
}

/** Takes a person's text back, so that the paragraph is drawn from the data again. */
export async function restoreParagraph(
  { work, clock }: Dependencies,
  actor: Actor,
  request: Omit<EditParagraphRequest, "body">,
): Promise<Result<void, EditProblem>> {
  const allowed = requireAction(actor, "report.write");
  if (!allowed.ok) return allowed;
  const { reportId, blockKey, baseEditedAt } = request;
  return work.write<void, EditProblem>(actor, async (stores) => {
    const report = await draftToChange(stores, reportId);
    if (!report.ok) return report;
    const fresh = await unlessStale(stores, reportId, blockKey, baseEditedAt);
    if (!fresh.ok) return fresh;
    await stores.report.endParagraph(reportId, blockKey, clock.now());
    await stores.events.record({
      subject: "report",
      subjectId: reportId,
      kind: "report.paragraph-restored",
      details: { blockKey },
    });
    return ok(undefined);
  });
}
