import type { NamedRow } from "../../domain/collection/expression/names.ts";
import { namedRows } from "../../domain/collection/expression/names.ts";
import type { Form } from "../../domain/collection/form.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { maySee, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { CheckRecord } from "./check-store.ts";
import { readCheck } from "./read-check.ts";

/** A form among the newest version of every other code: what its checks may name. */
export async function formsAround(
  { form }: Pick<Stores, "form">,
  formId: string,
): Promise<readonly Form[] | undefined> {
  const own = await form.findForm(formId);
  if (own === undefined) return undefined;
  const newest = new Map<string, { readonly id: string; readonly version: number }>();
  for (const each of await form.listForms())
    if (each.code !== own.code && each.version >= (newest.get(each.code)?.version ?? 0))
      newest.set(each.code, each);
  const others: Form[] = [];
  for (const { id } of newest.values()) {
    const found = await form.findForm(id);
    if (found !== undefined) others.push(found);
  }
  return [own, ...others];
}

/** Rows that the reader is not named for. */
async function hiddenRows(
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

/** The names that a check of a form may use, as this person may see them. */
export async function visibleNames(
  stores: Pick<Stores, "form" | "consolidation">,
  actor: Actor,
  formId: string,
): Promise<readonly NamedRow[] | undefined> {
  const forms = await formsAround(stores, formId);
  if (forms === undefined) return undefined;
  const hidden = await hiddenRows(stores, actor, forms);
  return namedRows(forms).filter(({ rowId }) => !hidden.has(rowId));
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
    const names = await visibleNames(stores, actor, formId);
    return names === undefined ? notFound("form") : ok(names);
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
    const namesOf = new Map<string, readonly NamedRow[]>();
    for (const record of await stores.check.listNewest()) {
      const names =
        namesOf.get(record.formId) ?? (await visibleNames(stores, actor, record.formId));
      if (names === undefined) continue;
      namesOf.set(record.formId, names);
      if (readCheck(record, record.formId, names).ok) shown.push(record);
    }
    return ok(shown);
  });
}
