import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";

type DisableProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** Locks or unlocks an account; accounts are never deleted. Nobody locks their own. */
export async function disableAccount(
  { work, clock }: Dependencies,
  actor: Actor,
  request: { readonly accountId: string; readonly isDisabled: boolean },
): Promise<Result<void, DisableProblem>> {
  const allowed = requireAction(actor, "account.manage");
  if (!allowed.ok) return allowed;
  if (request.accountId === actor.accountId) return notFound("account");
  return work.write(actor, async ({ organisation, events }) => {
    const accounts = await organisation.listAccounts();
    if (!accounts.some((account) => account.id === request.accountId)) return notFound("account");
    await organisation.setDisabled(request.accountId, request.isDisabled ? clock.now() : null);
    await events.record({
      subject: "account",
      subjectId: request.accountId,
      kind: request.isDisabled ? "account.locked" : "account.unlocked",
    });
    return ok(undefined);
  });
}
