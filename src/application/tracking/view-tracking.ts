import { boardTotals, isOverdue, isOwed } from "../../domain/collection/tracking-board.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
import { daysBetween } from "../../domain/kernel/local-date.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { maySee, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { toLocalDate } from "../instant.ts";
import type { Dependencies } from "../ports.ts";
import type {
  Occasion,
  TrackedItemRow,
  TrackedRound,
  TrackedTaskRow,
  TrackedUnitRow,
} from "./tracking-store.ts";

/** Everything the board shows of one round, read at one moment. */
export interface BoardFacts {
  readonly round: TrackedRound;
  readonly items: readonly TrackedItemRow[];
  readonly tasks: readonly TrackedTaskRow[];
  readonly units: readonly TrackedUnitRow[];
  readonly lastOccasion: Occasion | undefined;
  readonly perDay: readonly { readonly day: string; readonly submitted: number }[];
}

type TrackingProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** When the unit owes a task: a returned one has its own day. */
export const dueAt = (task: TrackedTaskRow): string =>
  task.state === "returned" && task.returnDueAt !== null ? task.returnDueAt : task.deadlineAt;

const onBoard = (task: TrackedTaskRow) => ({ state: task.state, dueAt: dueAt(task) });

const toTask = (task: TrackedTaskRow, now: string) => ({
  taskId: task.taskId,
  itemId: task.itemId,
  state: task.state,
  isOverdue: isOverdue(onBoard(task), now),
  figures: task.figures,
  figuresAsked: task.figuresAsked,
  narratives: task.narratives,
  lastChangedAt: task.updatedAt,
});

function toUnit(
  unit: TrackedUnitRow,
  tasks: readonly TrackedTaskRow[],
  now: string,
  withheld: ReadonlySet<string>,
) {
  const missing = tasks.filter((task) => isOwed(onBoard(task))).length;
  return {
    ...unit,
    openIssues: unit.openIssues
      .filter((issue) => issue.itemId === null || !withheld.has(issue.itemId))
      .map(({ itemNumber, body }) => ({ itemNumber, body })),
    tasks: tasks.map((task) => toTask(task, now)),
    done: tasks.length - missing,
    missing,
  };
}

function toGroups(items: readonly TrackedItemRow[]) {
  const groups = new Map<
    string,
    { id: string; number: string; shortTitle: string; itemIds: string[] }
  >();
  for (const item of items) {
    const group = groups.get(item.groupId) ?? {
      id: item.groupId,
      number: item.groupNumber,
      shortTitle: item.groupShortTitle,
      itemIds: [],
    };
    group.itemIds.push(item.id);
    groups.set(item.groupId, group);
  }
  return [...groups.values()];
}

/** The board as its reader may see it: titles of confidential items stay with the people named for them. */
export function toTrackingView(facts: BoardFacts, actor: Actor, now: string) {
  const { round, items, units, lastOccasion, perDay } = facts;
  const tasksOf = groupBy(facts.tasks, (task) => task.unitId);
  const unitsOfItem = groupBy(facts.tasks, (task) => task.itemId);
  const isOpen = (item: TrackedItemRow) =>
    maySee(actor, {
      isConfidential: item.isConfidential,
      unitIds: (unitsOfItem.get(item.id) ?? []).map((task) => task.unitId),
    });
  const withheld = new Set(items.filter((item) => !isOpen(item)).map((item) => item.id));
  const boardUnits = units.map((unit) =>
    toUnit(unit, tasksOf.get(unit.unitId) ?? [], now, withheld),
  );
  return {
    roundId: round.id,
    roundName: round.name,
    planTitle: round.planTitle,
    asOf: now,
    deadlineAt: round.deadlineAt,
    deadlineAsWritten: round.deadlineAsWritten,
    daysLate: daysBetween(toLocalDate(round.deadlineAt), toLocalDate(now)),
    groups: toGroups(items),
    items: items.map((item) => ({
      id: item.id,
      number: item.number,
      title: withheld.has(item.id) ? null : item.title,
    })),
    units: boardUnits,
    totals: boardTotals(
      units.map((unit) => (tasksOf.get(unit.unitId) ?? []).map((task) => onBoard(task))),
    ),
    nextOccasion: (lastOccasion?.occasion ?? 0) + 1,
    lastOccasion:
      lastOccasion === undefined
        ? null
        : { sentAt: lastOccasion.sentAt, units: lastOccasion.units },
    perDay: [...perDay],
  };
}

export type TrackingFacts = ReturnType<typeof toTrackingView> & { readonly unattended: string[] };

/** Who lacks what in a round, at this minute (theo dõi). */
export async function viewTracking(
  { work, clock }: Dependencies,
  actor: Actor,
  roundId: string,
): Promise<Result<TrackingFacts, TrackingProblem>> {
  const allowed = requireAction(actor, "tracking.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ tracking, team }) => {
    const round = await tracking.findRound(roundId);
    if (round === undefined) return notFound("round");
    const facts: BoardFacts = {
      round,
      items: await tracking.listItems(roundId),
      tasks: await tracking.listTasks(roundId),
      units: await tracking.listUnits(roundId),
      lastOccasion: await tracking.findLastOccasion(roundId),
      perDay: await tracking.listSubmissionsPerDay(roundId),
    };
    const unattended = await team.listUnattended(roundId);
    return ok({ ...toTrackingView(facts, actor, clock.now()), unattended: [...unattended] });
  });
}
