import { type Problem, problem } from "../kernel/problem.ts";
import { type Result, err, ok } from "../kernel/result.ts";

/** Where one unit's part of one item stands (tình trạng phần việc). Lateness is a fact beside it. */
export type TaskState =
  "not_started" | "in_progress" | "submitted" | "returned" | "accepted" | "frozen";

/**
 * What can happen to a task. `start` and `clear` follow from the first and the last entry in it;
 * what had been returned before it was sent is as it was returned once it is withdrawn (`_again`).
 */
export type TaskEvent =
  "start" | "clear" | "submit" | "withdraw" | "withdraw_again" | "return" | "accept" | "freeze";

/** The words people read, never mixed with those of a rating. */
export const TASK_STATE_LABELS: Readonly<Record<TaskState, string>> = {
  not_started: "Chưa nhập",
  in_progress: "Đang nhập",
  submitted: "Đã nộp",
  returned: "Trả lại",
  accepted: "Đã chấp nhận",
  frozen: "Đã chốt",
};

/** Each act in words, as a refusal names it. */
export const TASK_EVENT_LABELS: Readonly<Record<TaskEvent, string>> = {
  start: "nhập",
  clear: "xóa nội dung đã nhập",
  submit: "nộp",
  withdraw: "rút lại",
  withdraw_again: "rút lại",
  return: "trả lại",
  accept: "chấp nhận",
  freeze: "chốt",
};

const MOVES: Readonly<Record<TaskState, Partial<Readonly<Record<TaskEvent, TaskState>>>>> = {
  not_started: { start: "in_progress" },
  in_progress: { start: "in_progress", clear: "not_started", submit: "submitted" },
  submitted: {
    withdraw: "in_progress",
    withdraw_again: "returned",
    return: "returned",
    accept: "accepted",
  },
  returned: { start: "returned", clear: "returned", submit: "submitted" },
  accepted: { freeze: "frozen" },
  frozen: {},
};

/** The state after an event, or a problem that names both where the event is not allowed there. */
export function transition(
  state: TaskState,
  event: TaskEvent,
): Result<TaskState, Problem<"collection.task.wrong-state">> {
  const next = MOVES[state][event];
  return next === undefined
    ? err(problem("collection.task.wrong-state", { state, event }))
    : ok(next);
}

/** True while the unit may type. */
export const isEditable = (state: TaskState): boolean =>
  state === "not_started" || state === "in_progress" || state === "returned";

/** The state of all a unit owes in a round (nghĩa vụ báo cáo), derived and never stored. */
export function obligationState(tasks: readonly TaskState[]): TaskState {
  const all = (...states: readonly TaskState[]) => tasks.every((task) => states.includes(task));
  if (tasks.length === 0 || all("not_started")) return "not_started";
  if (all("frozen")) return "frozen";
  if (all("accepted", "frozen")) return "accepted";
  if (tasks.includes("returned")) return "returned";
  return all("submitted", "accepted", "frozen") ? "submitted" : "in_progress";
}
