import { sectionLock } from "../../domain/collection/cell-lock.ts";
import {
  type NarrativeSection,
  isAllowedOfSecret,
  isUnitNarrativeOpen,
} from "../../domain/collection/narrative.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { NarrativeRecord, TaskFacts } from "./collection-store.ts";
import { type OpenProblem, openSheet } from "./open-sheet.ts";
import { settleTasks } from "./save-figures.ts";
import { type Worksheet, reopeningsOf, typingState } from "./worksheet.ts";

export interface WrittenParagraph {
  /** Null for the unit as a whole. */
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  readonly point: number;
  readonly body: string;
  readonly answersSection?: NarrativeSection | null;
  readonly answersPoint?: number | null;
  /** The entry the writer saw; null where there was none. */
  readonly baseEntryId: string | null;
}

export interface SaveNarrativesRequest {
  readonly obligationId: string;
  readonly paragraphs: readonly WrittenParagraph[];
}

type Refusal = Problem<
  "access.thing.not-found" | "collection.narrative.locked" | "collection.figure.state-secret"
>;

export type NarrativeOutcome = {
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  readonly point: number;
} & (
  | { readonly kind: "saved"; readonly entry: NarrativeRecord | null }
  | { readonly kind: "rejected"; readonly problem: Refusal }
  | { readonly kind: "conflict"; readonly theirs: NarrativeRecord | null }
);

export interface NarrativesSaved {
  readonly savedAt: string;
  readonly outcomes: readonly NarrativeOutcome[];
}

export type SaveNarrativesProblem = OpenProblem | Problem<"access.action.forbidden">;

const nameOf = ({ itemId, section, point }: WrittenParagraph): string =>
  `${itemId ?? "unit"}|${section}|${point}`;

/** Why a paragraph may not be written now; undefined where it may. */
function refusalOf(
  sheet: Worksheet,
  written: WrittenParagraph,
  task: TaskFacts | undefined,
  reopenings: ReturnType<typeof reopeningsOf>,
): Refusal | undefined {
  if (written.itemId === null) {
    return isUnitNarrativeOpen(sheet.tasks.map(typingState))
      ? undefined
      : problem("collection.narrative.locked", { item: "chung của đơn vị" });
  }
  if (task === undefined) return problem("access.thing.not-found", { thing: "item" });
  if (sectionLock(typingState(task), reopenings(task.id), written.section) === "locked")
    return problem("collection.narrative.locked", { item: task.itemNumber });
  const isRefused =
    task.secrecy === "state_secret" && !isAllowedOfSecret(written.section, written.body);
  return isRefused
    ? problem("collection.figure.state-secret", { row: `Nội dung ${task.itemNumber}` })
    : undefined;
}

/** Saves paragraphs of a unit's narrative (thuyết minh), each with its own outcome. */
export async function saveNarratives(
  deps: Dependencies,
  actor: Actor,
  request: SaveNarrativesRequest,
): Promise<Result<NarrativesSaved, SaveNarrativesProblem>> {
  const allowed = requireAction(actor, "figure.write");
  if (!allowed.ok) return allowed;
  return deps.work.write<NarrativesSaved, SaveNarrativesProblem>(actor, async (stores) => {
    const opened = await openSheet(stores, actor, "figure.write", request.obligationId);
    if (!opened.ok) return opened;
    const sheet = opened.value;
    const { collection } = stores;
    const figures = await collection.listFigures(request.obligationId);
    const returns = await collection.listReturns([request.obligationId]);
    const reopenings = reopeningsOf(sheet, figures, returns);
    const current = new Map(
      (await collection.listNarratives(request.obligationId)).map((entry) => [
        nameOf({ ...entry, baseEntryId: null }),
        entry,
      ]),
    );
    const taskOfItem = new Map(sheet.tasks.map((task) => [task.itemId, task]));
    const touched = new Set<TaskFacts>();
    const outcomes: NarrativeOutcome[] = [];
    const at = deps.clock.now();
    for (const written of request.paragraphs) {
      const { itemId, section, point, body, baseEntryId } = written;
      const place = { itemId, section, point };
      const answersSection = written.answersSection ?? null;
      const answersPoint = written.answersPoint ?? null;
      const before = current.get(nameOf(written));
      const isThere =
        (before?.body ?? "") === body &&
        (before?.answersSection ?? null) === answersSection &&
        (before?.answersPoint ?? null) === answersPoint;
      if (isThere) {
        outcomes.push({ ...place, kind: "saved", entry: before ?? null });
        continue;
      }
      const task = itemId === null ? undefined : taskOfItem.get(itemId);
      const refusal = refusalOf(sheet, written, task, reopenings);
      if (refusal !== undefined) {
        outcomes.push({ ...place, kind: "rejected", problem: refusal });
        continue;
      }
      if ((before?.entryId ?? null) !== baseEntryId) {
        outcomes.push({ ...place, kind: "conflict", theirs: before ?? null });
        continue;
      }
      const id = deps.secrets.newId();
      const entry = { ...place, answersSection, answersPoint, body, at };
      await collection.replaceNarrative(
        { ...entry, id, obligationId: request.obligationId },
        before?.entryId ?? null,
      );
      const record = { ...entry, entryId: id, by: actor.fullName };
      current.set(nameOf(written), record);
      if (task !== undefined) touched.add(task);
      outcomes.push({ ...place, kind: "saved", entry: record });
    }
    if (touched.size > 0) await settleTasks(stores, sheet, touched, at);
    return ok({ savedAt: at, outcomes });
  });
}
