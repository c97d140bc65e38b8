import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { HeldFacts } from "../collection/team-store.ts";
import type { Dependencies } from "../ports.ts";

/** What a person would leave behind (phần việc đang giữ), before their account is moved or locked. */
export async function listHeldWork(
  { work }: Dependencies,
  actor: Actor,
  accountId: string,
): Promise<
  Result<readonly HeldFacts[], Problem<"access.action.forbidden" | "access.thing.not-found">>
> {
  const allowed = requireAction(actor, "account.manage");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ organisation, team }) => {
    const accounts = await organisation.listAccounts();
    return accounts.some(({ id }) => id === accountId)
      ? ok(await team.listHeld(accountId))
      : notFound("account");
  });
}
