import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import { type PassOnProblem, type Successors, passOnWork } from "./pass-on-work.ts";

export interface DisableRequest {
  readonly accountId: string;
  readonly isDisabled: boolean;
  readonly successors: Successors;
}

type DisableProblem = PassOnProblem | Problem<"access.action.forbidden" | "access.thing.not-found">;

/**
 * Locks or unlocks an account; accounts are never deleted. Nobody locks their own. Who still has
 * tasks is locked only once it is said who takes them over.
 */
export async function disableAccount(
  deps: Dependencies,
  actor: Actor,
  { accountId, isDisabled, successors }: DisableRequest,
): Promise<Result<void, DisableProblem>> {
  const allowed = requireAction(actor, "account.manage");
  if (!allowed.ok) return allowed;
  if (accountId === actor.accountId) return notFound("account");
  const { work, clock } = deps;
  return work.write<void, DisableProblem>(actor, async (stores) => {
    const { organisation, team, events } = stores;
    const accounts = await organisation.listAccounts();
    const account = accounts.find(({ id }) => id === accountId);
    if (account === undefined) return notFound("account");
    const held = isDisabled ? await team.listHeld(account.id) : [];
    const passed = await passOnWork(deps, stores, account, { held, successors, accounts });
    if (!passed.ok) return passed;
    await organisation.setDisabled(accountId, isDisabled ? clock.now() : null);
    await events.record({
      subject: "account",
      subjectId: accountId,
      kind: isDisabled ? "account.locked" : "account.unlocked",
    });
    return ok(undefined);
  });
}
