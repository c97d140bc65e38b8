import { type Problem, problem } from "../kernel/problem.ts";
import { type Result, err, ok } from "../kernel/result.ts";
import { type TaskState, transition } from "./task-state.ts";
import type { Check } from "./check.ts";

/** One part of what a unit owes, as it stands before sending. */
export interface SubmissionTask {
  readonly itemId: string;
  /** "1.3", as people name it. */
  readonly itemNumber: string;
  readonly state: TaskState;
  /** What the checks found in its cells. */
  readonly checks: readonly Check[];
  /** True where no figure is asked and no result is written: it would say nothing. */
  readonly isSilent: boolean;
}

/** True for a finding that holds a submission back: wrong, or still without a reason. */
export const holdsBack = (check: Pick<Check, "severity" | "explained">): boolean =>
  check.severity === "blocking" || (check.severity === "must_explain" && !check.explained);

type SubmitProblem = Problem<
  | "collection.submission.nothing-to-submit"
  | "collection.submission.incomplete"
  | "collection.submission.results-missing"
>;

/**
 * The items that go out together, or what holds them back; all of it at once. `causes` says it in
 * few sentences.
 */
export function readyToSubmit(
  tasks: readonly SubmissionTask[],
  causes: (checks: readonly Check[]) => readonly string[] = () => [],
): Result<readonly string[], SubmitProblem> {
  const sendable = tasks.filter((task) => transition(task.state, "submit").ok);
  if (sendable.length === 0) return err(problem("collection.submission.nothing-to-submit", {}));
  const silent = sendable.filter((task) => task.isSilent).map((task) => task.itemNumber);
  if (silent.length > 0)
    return err(problem("collection.submission.results-missing", { items: silent }));
  const held = sendable.filter((task) => task.checks.some(holdsBack));
  return held.length > 0
    ? err(
        problem("collection.submission.incomplete", {
          items: held.map((task) => task.itemNumber),
          causes: causes(held.flatMap(({ checks }) => checks.filter(holdsBack))),
        }),
      )
    : ok(sendable.map((task) => task.itemId));
}
