import {
  type Definition,
  circleOf,
  definitionOf,
} from "../../domain/collection/expression/resolve.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { CheckDesign } from "./check-store.ts";
import { type Surroundings, surroundingsOf } from "./list-checks.ts";
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

type Readable = Omit<CheckDesign, "formId"> & {
  readonly id: string;
  readonly formId: string;
  readonly formCode?: string;
};

/** Refuses an equation by which figures come to define each other, at the name that closes the circle. */
function refuseCircle(
  design: Readable,
  others: readonly Readable[],
  { form, forms, names }: Surroundings,
): Result<void, DesignCheckProblem> {
  const definitionIn = (each: Readable): readonly Definition[] => {
    const own = each === design ? form : forms.find(({ code }) => code === each.formCode);
    const read = own === undefined ? undefined : readCheck(each, own, names);
    return read?.ok === true
      ? [definitionOf(read.value.relation, read.value.rows) ?? []].flat()
      : [];
  };
  const [own] = definitionIn(design);
  if (own === undefined) return ok(undefined);
  const rest = others.flatMap(definitionIn);
  const nameOf = (rowId: string) => names.find((row) => row.rowId === rowId)?.name ?? rowId;
  for (const [at, from] of own.from.entries()) {
    const circle = circleOf([...rest, { rowId: own.rowId, from: [from] }]);
    const place = own.places[at];
    if (circle !== null && circle.includes(own.rowId) && place !== undefined)
      return err(problem("collection.check.circular", { rows: circle.map(nameOf), ...place }));
  }
  return ok(undefined);
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
    const around = await surroundingsOf(stores, actor, request.formId);
    if (around === undefined) return notFound("form");
    const newest = await stores.check.lockNewest(request.code);
    if ((newest?.id ?? null) !== request.replaces)
      return err(problem("collection.check.code-taken", { code: request.code }));
    const { replaces: _replaces, ...design } = request;
    const id = secrets.newId();
    const read = readCheck({ ...design, id }, around.form, around.names);
    if (!read.ok) return err(problem("collection.check.invalid", read.error));
    const others = (await stores.check.listNewest()).filter(
      (other) => other.isActive && other.code !== design.code,
    );
    const circle = design.isActive
      ? refuseCircle({ ...design, id }, others, around)
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
