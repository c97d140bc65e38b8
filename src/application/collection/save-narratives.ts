import { sectionLock } from "../../domain/collection/cell-lock.ts";
import {
  MOST_POINTS,
  type NarrativeSection,
  type PointWords,
  isAllowedOfSecret,
  isUnitNarrativeOpen,
  mergePoint,
} from "../../domain/collection/narrative.ts";
import { paragraphText, withoutFigures } from "../../domain/collection/bound-figure.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { NarrativeRecord, TaskFacts } from "./collection-store.ts";
import { type OpenProblem, openSheet } from "./open-sheet.ts";
import { settleTasks } from "./save-figures.ts";
import { type Worksheet, reopeningsOf, typingState } from "./worksheet.ts";

export interface WrittenParagraph {
  /** Null for the unit as a whole. */
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  readonly point: number;
  /** Left out: where it stands, or last in its section. */
  readonly position?: number | undefined;
  readonly body: string;
  /** The entry of an earlier round that the body was copied from. */
  readonly copiedFrom?: string | undefined;
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

const nameOf = ({
  itemId,
  section,
  point,
}: Pick<WrittenParagraph, "itemId" | "section" | "point">): string =>
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

const wordsOf = (entry: NarrativeRecord): PointWords => ({
  body: entry.body,
  answers:
    entry.answersSection === null
      ? null
      : { section: entry.answersSection, point: entry.answersPoint ?? 1 },
  position: entry.position,
});

/** What the writer means: where nothing is said of its place, where it stands or after the others. */
function meantBy(
  written: WrittenParagraph,
  before: NarrativeRecord | undefined,
  current: Iterable<NarrativeRecord>,
): PointWords {
  const { answersSection, answersPoint } = written;
  const places = [...current].flatMap(({ itemId, section, position }) =>
    itemId === written.itemId && section === written.section ? [position] : [],
  );
  const last = Math.min(Math.max(0, ...places) + 1, MOST_POINTS);
  const hasAnswer = answersSection !== null && answersSection !== undefined;
  return {
    body: withoutFigures(written.body),
    answers: hasAnswer ? { section: answersSection, point: answersPoint ?? 1 } : null,
    position: written.position ?? before?.position ?? last,
  };
}

/** Entries of the last round that a paragraph may be a copy of, with their texts. */
async function copyable(
  collection: Stores["collection"],
  request: SaveNarrativesRequest,
): Promise<ReadonlyMap<string, string>> {
  if (request.paragraphs.every(({ copiedFrom }) => copiedFrom === undefined)) return new Map();
  const earlier = await collection.findEarlierRound(request.obligationId);
  if (earlier === undefined) return new Map();
  const sent = await collection.listSentNarratives(earlier.obligationId);
  return new Map(sent.map(({ entryId, body }) => [entryId, paragraphText(body)]));
}

/**
 * Saves paragraphs of a unit's narrative (thuyết minh), each with its own outcome. Where somebody
 * else wrote the same point meanwhile, both texts are given back; a move and a text are joined.
 */
export async function saveNarratives(
  deps: Dependencies,
  actor: Actor,
  request: SaveNarrativesRequest,
): Promise<Result<NarrativesSaved, SaveNarrativesProblem>> {
  const allowed = requireAction(actor, "figure.write");
  if (!allowed.ok) return allowed;
  return deps.work.write<NarrativesSaved, SaveNarrativesProblem>(actor, async (stores) => {
    const { obligationId } = request;
    const opened = await openSheet(stores, actor, "figure.write", obligationId);
    if (!opened.ok) return opened;
    const sheet = opened.value;
    const { collection } = stores;
    const figures = await collection.listFigures(obligationId);
    const returns = await collection.listReturns([obligationId]);
    const reopenings = reopeningsOf(sheet, figures, returns);
    const current = new Map(
      (await collection.listNarratives(obligationId)).map((entry) => [nameOf(entry), entry]),
    );
    const sources = await copyable(collection, request);
    const taskOfItem = new Map(sheet.tasks.map((task) => [task.itemId, task]));
    const touched = new Set<TaskFacts>();
    const outcomes: NarrativeOutcome[] = [];
    const at = deps.clock.now();
    const seenBy = async (written: WrittenParagraph, before: NarrativeRecord | undefined) => {
      const { baseEntryId } = written;
      if (baseEntryId === null) return undefined;
      if (baseEntryId === before?.entryId) return before;
      const base = await collection.findNarrative(obligationId, baseEntryId);
      return base === undefined || nameOf(base) !== nameOf(written) ? undefined : base;
    };
    for (const written of request.paragraphs) {
      const { itemId, section, point } = written;
      const place = { itemId, section, point };
      const before = current.get(nameOf(written));
      const mine = meantBy(written, before, current.values());
      const base = await seenBy(written, before);
      const joined = mergePoint(
        base === undefined ? undefined : wordsOf(base),
        before === undefined ? undefined : wordsOf(before),
        mine,
      );
      const task = itemId === null ? undefined : taskOfItem.get(itemId);
      const isThere =
        before === undefined
          ? mine.body === "" && mine.answers === null
          : joined !== undefined && canonicalJson(joined) === canonicalJson(wordsOf(before));
      if (isThere) {
        outcomes.push({ ...place, kind: "saved", entry: before ?? null });
        continue;
      }
      const refusal = refusalOf(sheet, written, task, reopenings);
      if (refusal !== undefined) {
        outcomes.push({ ...place, kind: "rejected", problem: refusal });
        continue;
      }
      if (joined === undefined) {
        outcomes.push({ ...place, kind: "conflict", theirs: before ?? null });
        continue;
      }
      const { answers, body, position } = joined;
      const isCopy = sources.get(written.copiedFrom ?? "") === body;
      const entry = {
        ...place,
        position,
        body,
        answersSection: answers?.section ?? null,
        answersPoint: answers?.point ?? null,
        copiedFrom: isCopy
          ? (written.copiedFrom ?? null)
          : before?.body === body
            ? before.copiedFrom
            : null,
        at,
      };
      const id = deps.secrets.newId();
      await collection.replaceNarrative({ ...entry, id, obligationId }, before?.entryId ?? null);
      const record = { ...entry, entryId: id, by: actor.fullName };
      current.set(nameOf(written), record);
      if (task !== undefined) touched.add(task);
      outcomes.push({ ...place, kind: "saved", entry: record });
    }
    if (touched.size > 0) await settleTasks(stores, sheet, touched, at);
    return ok({ savedAt: at, outcomes });
  });
}
