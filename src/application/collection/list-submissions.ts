import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import { readSheet } from "./open-sheet.ts";

type ListProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** Every revision a unit has sent in a round, newest first; they stay readable for ever. */
export async function listSubmissions({ work }: Dependencies, actor: Actor, obligationId: string) {
  const allowed = requireAction(actor, "sheet.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const sheet = await readSheet(stores, actor, "sheet.read", obligationId);
    if (sheet === undefined) return notFound("obligation");
    const numbers = new Map(sheet.tasks.map((task) => [task.id, task.itemNumber]));
    const submissions = await stores.review.listSubmissions([obligationId]);
    const reviews = await stores.review.listReviews(submissions.map(({ id }) => id));
    const numbersOf = (taskIds: readonly string[]) =>
      [...numbers].filter(([id]) => taskIds.includes(id)).map(([, number]) => number);
    return ok(
      submissions.map(({ obligationId: _obligation, taskIds, ...facts }) => ({
        ...facts,
        itemNumbers: numbersOf(taskIds),
        reviews: reviews
          .filter((review) => review.submissionId === facts.id)
          .map(({ id, decision, by, at, reason, dueAt, taskIds: decided }) => ({
            id,
            decision,
            by,
            at,
            reason,
            dueAt,
            itemNumbers: numbersOf(decided),
          })),
      })),
    ) satisfies Result<unknown, ListProblem>;
  });
}
