import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import { type OpenProblem, openSheet } from "./open-sheet.ts";

export interface HandOverRequest {
  readonly obligationId: string;
  readonly taskId: string;
  /** Null takes the task back for all of the unit. */
  readonly accountId: string | null;
  readonly words: string;
  /** The last day; null until it is taken back. */
  readonly until: LocalDate | null;
}

type HandProblem =
  OpenProblem | Problem<"access.action.forbidden" | "collection.handover.not-of-unit">;

/**
 * Gives a task to one person of the unit, or takes it back (chuyển người khác). Everybody of the
 * unit may still work on it: it says who sees to it, and locks nobody out.
 */
export async function handOverTask(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: HandOverRequest,
): Promise<Result<void, HandProblem>> {
  const allowed = requireAction(actor, "task.hand");
  if (!allowed.ok) return allowed;
  return work.write<void, HandProblem>(actor, async (stores) => {
    const opened = await openSheet(stores, actor, "task.hand", request.obligationId);
    if (!opened.ok) return opened;
    const { facts, tasks } = opened.value;
    const task = tasks.find(({ id }) => id === request.taskId);
    if (task === undefined) return notFound("task");
    const colleagues = await stores.team.listColleagues([facts.unitId]);
    const to = colleagues.find(({ accountId }) => accountId === request.accountId);
    if (request.accountId !== null && to === undefined)
      return err(problem("collection.handover.not-of-unit", { unit: facts.unit }));
    const at = clock.now();
    await stores.team.endHandover(task.id, at);
    if (to !== undefined) {
      const { words, until } = request;
      const id = secrets.newId();
      await stores.team.handOver({
        id,
        taskId: task.id,
        accountId: to.accountId,
        words,
        until,
        at,
      });
    }
    await stores.events.record({
      subject: "task",
      subjectId: task.id,
      kind: to === undefined ? "task.taken-back" : "task.handed-over",
      ...(task.holder === null ? {} : { from: task.holder.accountId }),
      ...(to === undefined ? {} : { to: to.accountId }),
      reason: request.words,
    });
    return ok(undefined);
  });
}
