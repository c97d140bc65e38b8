import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import { type PassOnProblem, type Successors, passOnWork } from "./pass-on-work.ts";

export interface MoveAccountRequest {
  readonly accountId: string;
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly successors: Successors;
}

type MoveProblem =
  | PassOnProblem
  | Problem<
      "access.action.forbidden" | "access.thing.not-found" | "organisation.account.not-of-unit"
    >;

/**
 * Moves a person to another unit (chuyển công tác): the roles held for the old unit are held for the
 * new one, and what the person had in the old one goes to those who stay. What was typed and sent
 * keeps its author.
 */
export async function moveAccount(
  deps: Dependencies,
  actor: Actor,
  { accountId, fromUnitId, toUnitId, successors }: MoveAccountRequest,
): Promise<Result<void, MoveProblem>> {
  const allowed = requireAction(actor, "account.manage");
  if (!allowed.ok) return allowed;
  return deps.work.write<void, MoveProblem>(actor, async (stores) => {
    const { organisation, team, events } = stores;
    const accounts = await organisation.listAccounts();
    const account = accounts.find(({ id }) => id === accountId);
    if (account === undefined) return notFound("account");
    const units = await organisation.listUnits(deps.clock.today());
    if (!units.some(({ id }) => id === toUnitId)) return notFound("unit");
    const isThere = account.roles.some(({ unitId }) => unitId === fromUnitId);
    if (!isThere || fromUnitId === toUnitId)
      return err(problem("organisation.account.not-of-unit", { person: account.fullName }));
    const all = account.isDisabled ? [] : await team.listHeld(accountId);
    const held = all.filter(({ unitId }) => unitId === fromUnitId);
    const passed = await passOnWork(deps, stores, account, { held, successors, accounts });
    if (!passed.ok) return passed;
    await organisation.moveRoles(accountId, fromUnitId, toUnitId);
    await events.record({
      subject: "account",
      subjectId: accountId,
      kind: "account.moved",
      from: fromUnitId,
      to: toUnitId,
    });
    return ok(undefined);
  });
}
