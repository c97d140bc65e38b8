import type { NamedRow } from "../../domain/collection/expression/names.ts";
import { namedRows } from "../../domain/collection/expression/names.ts";
import type { Form } from "../../domain/collection/form.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { maySee, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { CheckRecord } from "./check-store.ts";
import { otherForms, readCheck } from "./read-check.ts";

/** A form among the newest version of every other code: what its checks may name. */
async function formsAround(
  { form }: Pick<Stores, "form">,
  formId: string,
): Promise<readonly Form[] | undefined> {
  const own = await form.findForm(formId);
  return own === undefined ? undefined : [own, ...(await otherForms(form, [own]))];
}

/** Rows that the reader is not named for. */
export async function hiddenRows(
  { consolidation }: Pick<Stores, "consolidation">,
  actor: Actor,
  forms: readonly Form[],
): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>();
  for (const { id } of forms)
    for (const row of await consolidation.listRowFacts(id))
      if (!maySee(actor, row)) hidden.add(row.rowId);
  return hidden;
}

/** A form, what its checks may name, and the newest version of every other form. */
export interface Surroundings {
  readonly form: Form;
  readonly forms: readonly Form[];
  readonly names: readonly NamedRow[];
}

/** What a check of a form may use, as this person may see it. */
export async function surroundingsOf(
  stores: Pick<Stores, "form" | "consolidation">,
  actor: Actor,
  formId: string,
): Promise<Surroundings | undefined> {
  const forms = await formsAround(stores, formId);
  const [form] = forms ?? [];
  if (forms === undefined || form === undefined) return undefined;
  const hidden = await hiddenRows(stores, actor, forms);
  return { form, forms, names: namedRows(forms).filter(({ rowId }) => !hidden.has(rowId)) };
}

type ListProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** The names for typing a condition, those of the form itself first (gợi ý tên chỉ tiêu). */
export async function listNames(
  { work }: Dependencies,
  actor: Actor,
  formId: string,
): Promise<Result<readonly NamedRow[], ListProblem>> {
  const allowed = requireAction(actor, "form.design");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const around = await surroundingsOf(stores, actor, formId);
    return around === undefined ? notFound("form") : ok(around.names);
  });
}

/**
 * Every designed check as it now stands (quy tắc kiểm tra); one that names a row which the reader is
 * not named for stays out.
 */
export async function listChecks(
  { work }: Dependencies,
  actor: Actor,
): Promise<Result<readonly CheckRecord[], ListProblem>> {
  const allowed = requireAction(actor, "form.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const shown: CheckRecord[] = [];
    const known = new Map<string, Surroundings>();
    for (const record of await stores.check.listNewest()) {
      const around =
        known.get(record.formId) ?? (await surroundingsOf(stores, actor, record.formId));
      if (around === undefined) continue;
      known.set(record.formId, around);
      if (readCheck(record, around.form, around.names).ok) shown.push(record);
    }
    return ok(shown);
  });
}
