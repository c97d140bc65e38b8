import { checkLinks } from "../../domain/indicator/check-indicator.ts";
import { foldForIdentity } from "../../domain/kernel/vietnamese-text.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { maySee, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { IndicatorChange, IndicatorRecord } from "./form-store.ts";

type ChangeProblem = Problem<
  | "access.action.forbidden"
  | "access.thing.not-found"
  | "collection.indicator.code-taken"
  | "collection.indicator.in-use"
  | "collection.indicator.invalid"
>;

const LINKS = ["overUnits", "numeratorId", "denominatorId", "weightId"] as const;

/** What was given, over what stands. */
function applied(found: IndicatorRecord, change: IndicatorChange): IndicatorRecord {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...found, ...(Object.fromEntries(given) as Partial<IndicatorRecord>) }; // keys of a change are keys of a record
}

/** What keeps a change from being made, beside who asks. */
function refusalOf(
  found: IndicatorRecord,
  change: IndicatorChange,
  all: readonly IndicatorRecord[],
): Result<void, ChangeProblem> {
  const next = applied(found, change);
  const isTaken = all.some(({ id, code }) => id !== found.id && code === next.code);
  if (isTaken) return err(problem("collection.indicator.code-taken", { code: next.code }));
  const isOtherUnit = foldForIdentity(next.unitOfMeasure) !== foldForIdentity(found.unitOfMeasure);
  if (isOtherUnit && found.isUsed)
    return err(
      problem("collection.indicator.in-use", { name: found.name, unit: found.unitOfMeasure }),
    );
  // older indicators may lack what a rate needs; they are held to it once that is touched
  return LINKS.some((key) => change[key] !== undefined)
    ? checkLinks(next, new Map(all.map((each) => [each.id, each])))
    : ok(undefined);
}

/**
 * Changes what the register says of an indicator (sửa chỉ tiêu thống kê): how it is called, written
 * and added up. Figures stay as they are, so the unit of measure stays once there are any.
 */
export async function changeIndicator(
  { work }: Dependencies,
  actor: Actor,
  request: { readonly id: string; readonly change: IndicatorChange },
): Promise<Result<void, ChangeProblem>> {
  const allowed = requireAction(actor, "indicator.change");
  if (!allowed.ok) return allowed;
  return work.write<void, ChangeProblem>(actor, async ({ form, events }) => {
    const all = await form.listIndicators();
    const found = all.find(({ id }) => id === request.id);
    if (found === undefined || !maySee(actor, found)) return notFound("indicator");
    const refusal = refusalOf(found, request.change, all);
    if (!refusal.ok) return refusal;
    await form.changeIndicator(found.id, request.change);
    const changed = Object.keys(request.change) as (keyof IndicatorChange)[]; // its own keys
    await events.record({
      subject: "indicator",
      subjectId: found.id,
      kind: "indicator.changed",
      details: {
        before: Object.fromEntries(changed.map((key) => [key, found[key]])),
        change: request.change,
      },
    });
    return ok(undefined);
  });
}
