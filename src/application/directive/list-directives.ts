import { daysBetween } from "../../domain/kernel/local-date.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { isUnitBound, maySee, requireAction, unitsOf } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { DirectiveRecord } from "./directive-store.ts";

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

function toView(directive: DirectiveRecord, today: string) {
  const {
    history,
    itemId: _itemId,
    roundId: _roundId,
    isConfidential: _secret,
    ...facts
  } = directive;
  return {
    ...facts,
    isOverdue: directive.state === "open" && today > directive.dueOn,
    daysLate: daysBetween(directive.dueOn, today),
    history: history.map((event) => ({
      kind: event.kind,
      by: event.actorName,
      at: event.occurredAt,
      body: text(event.details["body"]) ?? event.reason,
    })),
  };
}

export type DirectiveFacts = ReturnType<typeof toView>;

/** The directives a person may know of: a unit's people those to their unit, overdue ones first. */
export async function listDirectives(
  { work, clock }: Dependencies,
  actor: Actor,
): Promise<Result<DirectiveFacts[], Problem<"access.action.forbidden">>> {
  const allowed = requireAction(actor, "directive.read");
  if (!allowed.ok) return allowed;
  const records = await work.read(actor, ({ directive }) =>
    directive.list(isUnitBound(actor) ? unitsOf(actor) : null),
  );
  const views = records
    .filter((record) => maySee(actor, { ...record, unitIds: [record.unitId] }))
    .map((record) => toView(record, clock.today()));
  return ok([
    ...views.filter((view) => view.isOverdue),
    ...views.filter((view) => !view.isOverdue),
  ]);
}
