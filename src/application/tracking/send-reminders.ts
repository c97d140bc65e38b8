import { isOwed, reminderText } from "../../domain/collection/tracking-board.ts";
import { daysBetween } from "../../domain/kernel/local-date.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { addHours, toLocalDate } from "../instant.ts";
import type { Dependencies } from "../ports.ts";
import type { TrackedTaskRow, TrackedUnitRow } from "./tracking-store.ts";
import { dueAt } from "./view-tracking.ts";

export interface RemindRequest {
  readonly roundId: string;
  readonly unitIds: readonly string[];
  readonly force: boolean;
}

export interface Reminded {
  sent: { unitId: string; unit: string; body: string }[];
  skipped: { unitId: string; unit: string; reason: string }[];
}

type RemindProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** A unit is not reminded twice within a day unless the Office insists. */
const REST_HOURS = 24;

function whyNot(
  unit: TrackedUnitRow,
  owed: readonly TrackedTaskRow[],
  now: string,
  force: boolean,
): string | undefined {
  if (owed.length === 0) return "đã nộp đủ";
  const isResting = unit.lastReminderAt !== null && addHours(unit.lastReminderAt, REST_HOURS) > now;
  return isResting && !force ? "đã nhắc trong 24 giờ qua" : undefined;
}

/** The first day among the tasks: a unit is told the most pressing one. */
const earliest = (owed: readonly TrackedTaskRow[]): string =>
  owed.map(dueAt).reduce((first, next) => (next < first ? next : first));

/** Sends each unit a notice of exactly what it still owes (nhắc hạn), and logs it beside the obligation. */
export async function sendReminders(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: RemindRequest,
  { dryRun = false } = {},
): Promise<Result<Reminded, RemindProblem>> {
  const allowed = requireAction(actor, "reminder.send");
  if (!allowed.ok) return allowed;
  const run = dryRun ? work.rehearse.bind(work) : work.write.bind(work);
  return run<Reminded, RemindProblem>(actor, async ({ tracking, events }) => {
    const round = await tracking.findRound(request.roundId);
    if (round === undefined) return notFound("round");
    const now = clock.now();
    const tasks = await tracking.listTasks(round.id);
    const occasion = ((await tracking.findLastOccasion(round.id))?.occasion ?? 0) + 1;
    const answer: Reminded = { sent: [], skipped: [] };
    const chosen = (await tracking.listUnits(round.id)).filter((unit) =>
      request.unitIds.includes(unit.unitId),
    );
    for (const unit of chosen) {
      const owed = tasks.filter(
        (task) => task.unitId === unit.unitId && isOwed({ state: task.state, dueAt: dueAt(task) }),
      );
      const reason = whyNot(unit, owed, now, request.force);
      if (reason !== undefined) {
        answer.skipped.push({ unitId: unit.unitId, unit: unit.shortName, reason });
        continue;
      }
      const itemNumbers = owed.map((task) => task.itemNumber);
      const body = reminderText({
        unit: unit.name,
        itemNumbers,
        daysLate: daysBetween(toLocalDate(earliest(owed)), toLocalDate(now)),
      });
      const id = secrets.newId();
      await tracking.addReminder({
        id,
        channel: "notice",
        obligationId: unit.obligationId,
        occasion,
        body,
        itemNumbers,
        sentAt: now,
      });
      await events.record({
        subject: "obligation",
        subjectId: unit.obligationId,
        kind: "obligation.reminded",
        details: { occasion, itemNumbers },
      });
      answer.sent.push({ unitId: unit.unitId, unit: unit.shortName, body });
    }
    return ok(answer);
  });
}
