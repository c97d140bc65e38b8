import { ok } from "../../domain/kernel/result.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { earlierOf } from "../check/earlier-figures.ts";
import type { EarlierFigure } from "../../domain/collection/earlier-figure.ts";
import { holdsBack } from "../../domain/collection/submission.ts";
import { causesOf, checksOf } from "../collection/worksheet.ts";
import type { Dependencies } from "../ports.ts";
import {
  type FormCache,
  type SubmissionSheet,
  isWaiting,
  readSubmission,
} from "./submission-sheet.ts";

const HOUR = 3_600_000;

function toEntry(found: SubmissionSheet, earlier: readonly EarlierFigure[], now: string) {
  const { submission, sheet, figures } = found;
  const causes = causesOf(sheet, figures, checksOf(sheet, figures, earlier));
  return {
    submissionId: submission.id,
    obligationId: submission.obligationId,
    roundId: sheet.facts.roundId,
    roundName: sheet.facts.roundName,
    unitId: sheet.facts.unitId,
    unit: sheet.facts.unit,
    unitShortName: sheet.facts.unitShortName,
    revision: submission.revision,
    receiptNumber: submission.receiptNumber,
    submittedAt: submission.submittedAt,
    hoursWaiting: Math.max(
      0,
      Math.floor((Date.parse(now) - Date.parse(submission.submittedAt)) / HOUR),
    ),
    isLate: submission.isLate,
    items: sheet.tasks
      .filter((task) => isWaiting(task, found))
      .map(({ itemNumber, itemTitle }) => ({ number: itemNumber, title: itemTitle })),
    figures: figures.filter(({ status }) => status !== "blank").length,
    /** Causes that still hold, not the cells they show in. */
    warnings: causes.filter(holdsBack).length,
  };
}

/** Submissions that wait for a decision, the longest waiting first (hàng chờ thẩm tra). */
export async function listReviews({ work, clock }: Dependencies, actor: Actor) {
  const allowed = requireAction(actor, "review.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const cache: FormCache = new Map();
    const entries: ReturnType<typeof toEntry>[] = [];
    for (const submission of await stores.review.listWaiting()) {
      const found = await readSubmission(stores, actor, "review.read", submission, cache);
      if (found === undefined) continue;
      const entry = toEntry(found, await earlierOf(stores, found.sheet), clock.now());
      if (entry.items.length > 0) entries.push(entry);
    }
    return ok(entries);
  });
}
