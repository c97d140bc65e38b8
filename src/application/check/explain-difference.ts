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

export interface ExplainDifferenceRequest extends DifferencePlace {
  readonly roundId: string;
  readonly formId: string;
  /** The two sides as the person has seen them. */
  readonly left: string;
  readonly right: string;
  readonly body: string;
}

type ExplainProblem = ListProblem | Problem<"consolidation.difference.moved">;

/**
 * Closes a difference with an explanation (giải trình chênh lệch), for exactly the figures seen: once
 * one of them changes, it is asked about again. It is printed below the table.
 */
export async function explainDifference(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: ExplainDifferenceRequest,
): Promise<Result<{ id: string }, ExplainProblem>> {
  const allowed = requireAction(actor, "table.freeze");
  if (!allowed.ok) return allowed;
  const { roundId, formId, left, right, body } = request;
  return work.write<{ id: string }, ExplainProblem>(actor, async (stores) => {
    if ((await stores.consolidation.findForm(roundId, formId)) === undefined)
      return notFound("table");
    const found = (await findDifferences(stores, actor, { roundId, formId })).find((each) =>
      isSamePlace(each, request),
    );
    const isSeen =
      found !== undefined &&
      decimal(found.left).equals(decimal(left)) &&
      decimal(found.right).equals(decimal(right));
    if (!isSeen) return err(problem("consolidation.difference.moved", {}));
    const id = secrets.newId();
    const { checkId, unitId, rowId, columnId } = found;
    const before = [found.explanation, found.outdated].flatMap((each) => each?.id ?? []);
    await stores.check.addExplanation(
      {
        id,
        roundId,
        checkId,
        unitId,
        rowId,
        columnId,
        left: found.left,
        right: found.right,
        body,
        at: clock.now(),
      },
      before,
    );
    await stores.events.record({
      subject: "form",
      subjectId: formId,
      kind: "difference.explained",
      details: { roundId, code: found.code, unitId, left: found.left, right: found.right },
    });
    return ok({ id });
  });
}
