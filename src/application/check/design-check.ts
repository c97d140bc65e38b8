import type { NamedRow } from "../../domain/collection/expression/names.ts";
import { circleOf, definitionOf } from "../../domain/collection/expression/resolve.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { CheckDesign } from "./check-store.ts";
import { visibleNames } from "./list-checks.ts";
import { readCheck } from "./read-check.ts";

export interface DesignCheckRequest extends CheckDesign {
  /** The check whose next version this is; null for a new code. */
  readonly replaces: string | null;
}

export type DesignCheckProblem = Problem<
  | "access.action.forbidden"
  | "access.thing.not-found"
  | "collection.check.invalid"
  | "collection.check.circular"
  | "collection.check.code-taken"
>;

/** Refuses equations by which figures come to define each other. */
function refuseCircle(
  designs: readonly (CheckDesign & { readonly id: string })[],
  names: readonly NamedRow[],
): Result<void, DesignCheckProblem> {
  const definitions = designs.flatMap((design) => {
    const read = readCheck(design, design.formId, names);
    return read.ok ? (definitionOf(read.value.relation, read.value.rows) ?? []) : [];
  });
  const circle = circleOf(definitions);
  if (circle === null) return ok(undefined);
  const nameOf = (rowId: string) => names.find((row) => row.rowId === rowId)?.name ?? rowId;
  return err(problem("collection.check.circular", { rows: circle.map(nameOf) }));
}

/** Stores a check, or the next version of one (thiết kế quy tắc kiểm tra); earlier ones stay as they were. */
export async function designCheck(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: DesignCheckRequest,
): Promise<Result<{ id: string; version: number }, DesignCheckProblem>> {
  const allowed = requireAction(actor, "form.design");
  if (!allowed.ok) return allowed;
  return work.write<{ id: string; version: number }, DesignCheckProblem>(actor, async (stores) => {
    const names = await visibleNames(stores, actor, request.formId);
    if (names === undefined) return notFound("form");
    const newest = await stores.check.lockNewest(request.code);
    if ((newest?.id ?? null) !== request.replaces)
      return err(problem("collection.check.code-taken", { code: request.code }));
    const { replaces: _replaces, ...design } = request;
    const id = secrets.newId();
    const read = readCheck({ ...design, id }, design.formId, names);
    if (!read.ok) return err(problem("collection.check.invalid", read.error));
    const others = (await stores.check.listNewest()).filter(
      (other) => other.isActive && other.code !== design.code && other.formId === design.formId,
    );
    const circle = design.isActive
      ? refuseCircle([...others, { ...design, id }], names)
      : ok(undefined);
    if (!circle.ok) return circle;
    const version = (newest?.version ?? 0) + 1;
    await stores.check.add({ ...design, id, version, at: clock.now() });
    await stores.events.record({
      subject: "form_check",
      subjectId: id,
      kind: "check.designed",
      details: { code: design.code, version, isActive: design.isActive },
    });
    return ok({ id, version });
  });
}
