import { type TaskEvent, transition } from "../../domain/collection/task-state.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import type { Stores } from "../ports.ts";
import type { TaskChange, TaskFacts } from "./collection-store.ts";

const KINDS: Readonly<Record<TaskEvent, string>> = {
  start: "task.started",
  clear: "task.cleared",
  submit: "task.submitted",
  withdraw: "task.withdrawn",
  withdraw_again: "task.withdrawn",
  return: "task.returned",
  accept: "task.accepted",
  freeze: "task.frozen",
};

interface Move {
  readonly event: TaskEvent;
  readonly at: string;
  readonly reason?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly change?: Omit<TaskChange, "state" | "at">;
}

/** Moves a task and writes the event of it; where nothing changes, nothing is written. */
export async function moveTask(
  { collection, events }: Pick<Stores, "collection" | "events">,
  task: Pick<TaskFacts, "id" | "state">,
  move: Move,
): Promise<Result<void, Problem<"collection.task.wrong-state">>> {
  const next = transition(task.state, move.event);
  if (!next.ok) return next;
  if (next.value === task.state) return ok(undefined);
  await collection.setTaskState(task.id, { ...move.change, state: next.value, at: move.at });
  await events.record({
    subject: "task",
    subjectId: task.id,
    kind: KINDS[move.event],
    from: task.state,
    to: next.value,
    ...(move.reason === undefined ? {} : { reason: move.reason }),
    ...(move.details === undefined ? {} : { details: move.details }),
  });
  return ok(undefined);
}
