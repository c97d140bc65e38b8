import { formatDate } from "../../domain/kernel/local-date.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { carryAnswers, compareReadings, sharedPart } from "../../domain/plan/compare-readings.ts";
import type { PlanReading } from "../../domain/plan/plan-reading.ts";
import { isSamePlan } from "../../domain/plan/same-plan.ts";
import { readPlan } from "../../domain/plan/read-plan.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { toLocalDate } from "../instant.ts";
import type { Dependencies, DocumentFile, DocumentProblem } from "../ports.ts";
import type { EarlierImport } from "./plan-store.ts";

export interface ImportPlanRequest {
  readonly file: DocumentFile;
  readonly termFrom: number;
  readonly termTo: number;
}

type ImportProblem =
  | DocumentProblem
  | Problem<
      | "access.action.forbidden"
      | "document.plan.no-items"
      | "plan.import.already-imported"
      | "collection.round.dates-reversed"
    >;

const mediaTypeOf = (fileName: string): string =>
  fileName.toLowerCase().endsWith(".docx")
    ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    : "text/plain; charset=utf-8";

/** Documents that share less are two plans, not two states of one. */
const REVISION_FROM = 0.6;

/** The newest earlier import that this document revises, and what became of its items. */
function revisedBy(reading: PlanReading, earlier: readonly EarlierImport[]) {
  for (const before of earlier) {
    const comparison = compareReadings(before.reading, reading);
    if (sharedPart(comparison) >= REVISION_FROM) return { before, comparison };
  }
  return undefined;
}

/**
 * Reads a plan document and begins its review (nhập kế hoạch). The register is not touched; a file
 * that cannot be read leaves nothing behind.
 */
export async function importPlan(
  { work, clock, secrets, documents }: Dependencies,
  actor: Actor,
  { file, termFrom, termTo }: ImportPlanRequest,
): Promise<Result<{ id: string; items: number }, ImportProblem>> {
  const allowed = requireAction(actor, "plan.import");
  if (!allowed.ok) return allowed;
  if (termFrom > termTo) {
    const details = { earlier: `Năm ${termFrom}`, later: `năm ${termTo}` };
    return err(problem("collection.round.dates-reversed", details));
  }
  const read = await documents.read(file);
  if (!read.ok) return read;
  const reading = readPlan(read.value);
  if (reading.items.length === 0) {
    return err(problem("document.plan.no-items", { fileName: file.fileName }));
  }
  const sha256 = secrets.fingerprint(file.bytes);
  return work.write<{ id: string; items: number }, ImportProblem>(
    actor,
    async ({ plan, events }) => {
      const earlier = await plan.listEarlierImports();
      const before = earlier.find(
        (each) => each.sha256 === sha256 || isSamePlan(each.reading, reading),
      );
      if (before !== undefined) {
        const importedOn = formatDate(toLocalDate(before.startedAt));
        return err(problem("plan.import.already-imported", { importId: before.id, importedOn }));
      }
      const revised = revisedBy(reading, earlier);
      const id = secrets.newId();
      const documentId = secrets.newId();
      const at = clock.now();
      await plan.addImport(
        {
          id: documentId,
          fileName: file.fileName,
          mediaType: mediaTypeOf(file.fileName),
          sha256,
          bytes: file.bytes,
          at,
        },
        {
          id,
          documentId,
          blocks: read.value,
          reading,
          termFrom,
          termTo,
          at,
          revises: revised?.before.id ?? null,
        },
      );
      const carried =
        revised === undefined
          ? {}
          : carryAnswers(
              revised.before.answers,
              revised.before.reading,
              reading,
              revised.comparison,
            );
      for (const [question, value] of Object.entries(carried)) {
        await plan.answer(id, question, value, at, secrets.newId());
      }
      await events.record({
        subject: "plan-import",
        subjectId: id,
        kind: "plan-import.started",
        to: "reviewing",
        details: {
          fileName: file.fileName,
          items: reading.items.length,
          ...(revised === undefined
            ? {}
            : { revises: revised.before.id, carriedAnswers: Object.keys(carried).length }),
        },
      });
      return ok({ id, items: reading.items.length });
    },
  );
}
