import { type Problem, problem } from "../domain/kernel/problem.ts";
import { type Result, err, ok } from "../domain/kernel/result.ts";
import { type Role, isUnitRole } from "../domain/organisation/role.ts";
import type { Actor } from "./actor.ts";

const EVERYONE: readonly Role[] = [
  "unit_officer",
  "unit_head",
  "office",
  "finance",
  "leader",
  "admin",
  "auditor",
];
const UNITS: readonly Role[] = ["unit_officer", "unit_head"];
const CENTRE: readonly Role[] = ["office", "finance", "leader", "auditor"];
const READERS: readonly Role[] = [...UNITS, ...CENTRE];

/** Every act of the system, with the roles that may do it; what is not listed, nobody may do. */
const WHO_MAY = {
  "session.own": EVERYONE,
  "organisation.read": EVERYONE,
  "organisation.manage": ["admin", "office"],
  "account.manage": ["admin"],
  "plan.read": EVERYONE,
  "plan.import": ["office", "finance"],
  "plan.issue": ["office", "finance"],
  "plan.write": ["office", "finance"],
  "document.check": ["office", "finance"],
  "form.read": EVERYONE,
  "form.design": ["finance", "office"],
  "indicator.change": ["finance"],
  "round.read": EVERYONE,
  "round.open": ["office", "finance"],
  "work.read": UNITS,
  "sheet.read": [...UNITS, "office", "finance", "auditor"],
  "figure.write": UNITS,
  /** Merging what units sent by e-mail; the unit still checks and submits it. */
  "workbook.merge": ["finance", "office"],
  "submission.submit": UNITS,
  /** Sending what an officer prepared, where the round asks for the head's approval. */
  "submission.approve": ["unit_head"],
  "task.hand": UNITS,
  "issue.raise": UNITS,
  "issue.answer": ["office", "leader"],
  "review.read": ["office", "finance", "auditor"],
  "review.decide": ["office", "finance"],
  "tracking.read": CENTRE,
  "reminder.send": ["office"],
  "urging.read": ["office", "admin", "auditor"],
  "urging.manage": ["office", "admin"],
  "evaluation.read": CENTRE,
  "evaluation.override": ["finance"],
  "table.read": READERS,
  "table.freeze": ["finance"],
  "report.read": CENTRE,
  "report.write": ["finance"],
  "report.approve": ["leader"],
  "dashboard.read": CENTRE,
  "directive.read": READERS,
  "directive.give": ["leader"],
  "directive.answer": UNITS,
  "directive.close": ["leader", "office"],
  "audit.read": ["auditor", "admin"],
} as const satisfies Record<string, readonly Role[]>;

/** An act somebody may or may not do (quyền). */
export type Action = keyof typeof WHO_MAY;

export const rolesThatMay = (action: Action): readonly Role[] => WHO_MAY[action];

export const may = (actor: Actor, action: Action): boolean =>
  actor.roles.some((held) => rolesThatMay(action).includes(held.role));

/**
 * May the actor do this for this unit? A role of the whole organization reaches every unit; a role
 * held for a unit reaches that unit alone.
 */
export const mayForUnit = (actor: Actor, action: Action, unitId: string): boolean =>
  actor.roles.some(
    (held) =>
      rolesThatMay(action).includes(held.role) &&
      (!isUnitRole(held.role) || held.unitId === unitId),
  );

/** The units the actor works for (đơn vị của người dùng). */
export const unitsOf = (actor: Actor): readonly string[] => [
  ...new Set(actor.roles.flatMap((held) => (held.unitId === null ? [] : [held.unitId]))),
];

/** True for a person who sees only what concerns their own units. */
export const isUnitBound = (actor: Actor): boolean =>
  actor.roles.every((held) => isUnitRole(held.role));

export interface Confidentiality {
  readonly isConfidential: boolean;
  /** Units that have a part in the item: their people are named for it by the plan itself. */
  readonly unitIds: readonly string[];
}

/**
 * May the actor see a confidential item (nội dung mật)? Only people named for it: those with a
 * clearance, and those of the units to which the plan gives it. A role alone opens nothing.
 */
export const maySee = (actor: Actor, item: Confidentiality): boolean =>
  !item.isConfidential ||
  actor.hasClearance ||
  unitsOf(actor).some((unitId) => item.unitIds.includes(unitId));

type Forbidden = Problem<"access.action.forbidden">;
type NotFound = Problem<"access.thing.not-found">;

/** Passes, or answers that the act is forbidden to this person. */
export const requireAction = (actor: Actor, action: Action): Result<void, Forbidden> =>
  may(actor, action) ? ok(undefined) : err(problem("access.action.forbidden", { action }));

/** “Not found” and “not yours” are one answer to the outside. */
export const notFound = (thing: string): { readonly ok: false; readonly error: NotFound } =>
  err(problem("access.thing.not-found", { thing }));
