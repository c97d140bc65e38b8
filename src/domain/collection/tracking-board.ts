import type { TaskState } from "./task-state.ts";

/** One task as the board needs it. */
export interface BoardTask {
  readonly state: TaskState;
  /** When the unit owes it; a returned task has its own day. */
  readonly dueAt: string;
}

export interface BoardTotals {
  readonly tasks: number;
  readonly accepted: number;
  readonly submitted: number;
  readonly returned: number;
  readonly inProgress: number;
  readonly notStarted: number;
  readonly missing: number;
  readonly unitsMissing: number;
}

const OWED: readonly TaskState[] = ["not_started", "in_progress", "returned"];

/** True while the unit still has to act (còn thiếu). */
export const isOwed = (task: BoardTask): boolean => OWED.includes(task.state);

/** A unit is never late for what it has submitted, nor on the day it is due. */
export const isOverdue = (task: BoardTask, now: string): boolean =>
  isOwed(task) && now > task.dueAt;

/** Counts over all units; what is missing is always the sum of three states. */
export function boardTotals(units: readonly (readonly BoardTask[])[]): BoardTotals {
  const all = units.flat();
  const count = (...states: readonly TaskState[]) =>
    all.filter((task) => states.includes(task.state)).length;
  return {
    tasks: all.length,
    accepted: count("accepted", "frozen"),
    submitted: count("submitted"),
    returned: count("returned"),
    inProgress: count("in_progress"),
    notStarted: count("not_started"),
    missing: count(...OWED),
    unitsMissing: units.filter((tasks) => tasks.some(isOwed)).length,
  };
}

/** The notice a unit reads: what it still owes, how late, and how to get help. */
export function reminderText(facts: {
  readonly unit: string;
  readonly itemNumbers: readonly string[];
  readonly daysLate: number;
}): string {
  const { unit, itemNumbers, daysLate } = facts;
  const count = itemNumbers.length;
  const list = itemNumbers.join(", ");
  if (daysLate < 0) {
    return `Còn ${-daysLate} ngày đến hạn. ${unit} còn ${count} phần việc: ${list}. Mở danh sách để nhập tiếp.`;
  }
  if (daysLate === 0) {
    return `Hôm nay là ngày cuối nộp báo cáo. ${unit} còn ${count} phần việc: ${list}.`;
  }
  return `${unit} còn ${count} phần việc chưa nộp, quá hạn ${daysLate} ngày: ${list}. Nếu có vướng mắc, xin cho biết để Văn phòng hỗ trợ.`;
}
