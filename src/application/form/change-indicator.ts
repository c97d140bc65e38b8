import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { maySee, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { IndicatorChange } from "./form-store.ts";

type ChangeProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** Changes how an indicator is written and added up (sửa chỉ tiêu thống kê); figures stay as they are. */
export async function changeIndicator(
  { work }: Dependencies,
  actor: Actor,
  request: { readonly id: string; readonly change: IndicatorChange },
): Promise<Result<void, ChangeProblem>> {
  const allowed = requireAction(actor, "indicator.change");
  if (!allowed.ok) return allowed;
  return work.write<void, ChangeProblem>(actor, async ({ form, events }) => {
    const found = await form.findIndicator(request.id);
    if (found === undefined || !maySee(actor, found)) return notFound("indicator");
    await form.changeIndicator(found.id, request.change);
    const { decimals, direction, overUnits, overTime, source } = found;
    await events.record({
      subject: "indicator",
      subjectId: found.id,
      kind: "indicator.changed",
      details: {
        before: { decimals, direction, overUnits, overTime, source },
        change: request.change,
      },
    });
    return ok(undefined);
  });
}
