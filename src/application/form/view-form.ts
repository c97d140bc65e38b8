import { ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";

/** Forms and their versions, by code. */
export async function listForms({ work }: Dependencies, actor: Actor) {
  const allowed = requireAction(actor, "form.read");
  if (!allowed.ok) return allowed;
  return ok(await work.read(actor, ({ form }) => form.listForms()));
}

/** Indicators, by code. */
export async function listIndicators({ work }: Dependencies, actor: Actor) {
  const allowed = requireAction(actor, "form.read");
  if (!allowed.ok) return allowed;
  return ok(await work.read(actor, ({ form }) => form.listIndicators()));
}

/** One form with who fills each row. */
export async function viewForm({ work }: Dependencies, actor: Actor, formId: string) {
  const allowed = requireAction(actor, "form.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ form }) => {
    const found = await form.findForm(formId);
    if (found === undefined) return notFound("form");
    return ok({ form: found, providers: [...(await form.listProviders(formId))] });
  });
}
