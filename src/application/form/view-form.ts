import type { FormRow } from "../../domain/collection/form.ts";
import { ok } from "../../domain/kernel/result.ts";
import { maySee, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";

/** Forms and their versions, by code. */
export async function listForms({ work }: Dependencies, actor: Actor) {
  const allowed = requireAction(actor, "form.read");
  if (!allowed.ok) return allowed;
  return ok(await work.read(actor, ({ form }) => form.listForms()));
}

/** Indicators by code, without those of items that the reader is not named for. */
export async function listIndicators({ work }: Dependencies, actor: Actor) {
  const allowed = requireAction(actor, "form.read");
  if (!allowed.ok) return allowed;
  const indicators = await work.read(actor, ({ form }) => form.listIndicators());
  return ok(indicators.filter((indicator) => maySee(actor, indicator)));
}

/** The rows that are shown; headings that are left with nothing go with their rows. */
const keepRows = (rows: readonly FormRow[], isHidden: (rowId: string) => boolean): FormRow[] =>
  rows.flatMap((row) => {
    if (isHidden(row.id)) return [];
    const children = keepRows(row.children, isHidden);
    const isEmptied = row.kind === "group" && row.children.length > 0 && children.length === 0;
    return isEmptied ? [] : [{ ...row, children }];
  });

/** One form with who fills each row; rows of confidential items only for people named for them. */
export async function viewForm({ work }: Dependencies, actor: Actor, formId: string) {
  const allowed = requireAction(actor, "form.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ form, consolidation }) => {
    const found = await form.findForm(formId);
    if (found === undefined) return notFound("form");
    const facts = await consolidation.listRowFacts(formId);
    const hidden = new Set(facts.flatMap((row) => (maySee(actor, row) ? [] : [row.rowId])));
    const providers = await form.listProviders(formId);
    return ok({
      form: { ...found, rows: keepRows(found.rows, (rowId) => hidden.has(rowId)) },
      providers: providers.filter(({ rowId }) => !hidden.has(rowId)),
      withheld: hidden.size,
    });
  });
}
