import { decimal } from "../../domain/kernel/decimal.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { DifferencePlace } from "./check-store.ts";
import { type Difference, findDifferences, isOpen, isSamePlace } from "./find-differences.ts";

type ListProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

const GRAVITY = ["blocking", "must_explain", "hint"] as const;

/** Where figures of several units contradict each other in a table, those that hold it back first. */
export async function listDifferences(
  { work }: Dependencies,
  actor: Actor,
  { roundId, formId }: { readonly roundId: string; readonly formId: string },
): Promise<Result<readonly (Difference & { readonly isOpen: boolean })[], ListProblem>> {
  const allowed = requireAction(actor, "review.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    if ((await stores.consolidation.findForm(roundId, formId)) === undefined)
      return notFound("table");
    const found = await findDifferences(stores, actor, { roundId, formId });
    const told = found.map((each) => ({ ...each, isOpen: isOpen(each) }));
    return ok(
      told.sort(
        (a, b) =>
          Number(b.isOpen) - Number(a.isOpen) ||
          GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity),
      ),
    );
  });
}

/** The two sides of a difference in a column, as the person has seen them. */
export interface SeenSides {
  readonly columnId: string;
  readonly left: string;
  readonly right: string;
}

export interface ExplainDifferenceRequest extends Omit<DifferencePlace, "columnId"> {
  readonly roundId: string;
  readonly formId: string;
  readonly seen: readonly SeenSides[];
  readonly body: string;
}

type ExplainProblem = ListProblem | Problem<"consolidation.difference.moved">;

const isAsSeen = (found: Difference, { left, right }: SeenSides): boolean =>
  decimal(found.left).equals(decimal(left)) && decimal(found.right).equals(decimal(right));

/**
 * Closes a difference with an explanation (giải trình chênh lệch), in every column it answers for and
 * for exactly the figures seen: once one of them changes, it is asked about again. It is printed below
 * the table.
 */
export async function explainDifference(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: ExplainDifferenceRequest,
): Promise<Result<{ explained: number }, ExplainProblem>> {
  const allowed = requireAction(actor, "table.freeze");
  if (!allowed.ok) return allowed;
  const { roundId, formId, seen, body } = request;
  return work.write<{ explained: number }, ExplainProblem>(actor, async (stores) => {
    if ((await stores.consolidation.findForm(roundId, formId)) === undefined)
      return notFound("table");
    const all = await findDifferences(stores, actor, { roundId, formId });
    for (const sides of seen) {
      const found = all.find((each) => isSamePlace(each, { ...request, ...sides }));
      if (found === undefined || !isAsSeen(found, sides))
        return err(problem("consolidation.difference.moved", {}));
      const { checkId, unitId, rowId, columnId, left, right } = found;
      const replaced = [found.explanation, found.outdated].flatMap((each) => each?.id ?? []);
      const kept = { checkId, unitId, rowId, columnId, left, right, body };
      const id = secrets.newId();
      await stores.check.addExplanation({ ...kept, id, roundId, at: clock.now() }, replaced);
    }
    await stores.events.record({
      subject: "form",
      subjectId: formId,
      kind: "difference.explained",
      details: { roundId, code: request.code, unitId: request.unitId, seen },
    });
    return ok({ explained: seen.length });
  });
}
