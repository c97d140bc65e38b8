import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { HeldFacts } from "../collection/team-store.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { AccountSummary } from "./organisation-store.ts";

export interface DisableRequest {
  readonly accountId: string;
  readonly isDisabled: boolean;
  /** Who takes over what the person has; null leaves it to the unit or the Office; undefined asks. */
  readonly successorId?: string | null | undefined;
}

type DisableProblem = Problem<
  | "access.action.forbidden"
  | "access.thing.not-found"
  | "organisation.account.still-holds"
  | "collection.handover.not-of-unit"
>;

/** Gives the tasks of who leaves to who follows, in the units they share. */
async function passOn(
  { clock, secrets }: Dependencies,
  { team, events }: Pick<Stores, "team" | "events">,
  held: readonly HeldFacts[],
  leaving: AccountSummary,
  successor: AccountSummary | null,
): Promise<Result<void, DisableProblem>> {
  const at = clock.now();
  const isOfUnit = (unitId: string) => successor?.roles.some((role) => role.unitId === unitId);
  for (const { taskId, unitId, unit, isHanded } of held) {
    if (successor !== null && isOfUnit(unitId) !== true)
      return err(problem("collection.handover.not-of-unit", { unit }));
    // left to the unit it stays under the old name, so that the list says that nobody has it
    if (successor === null || !isHanded) continue;
    await team.endHandover(taskId, at);
    const words = `Nhận thay ${leaving.fullName}.`;
    const id = secrets.newId();
    await team.handOver({ id, taskId, accountId: successor.id, until: null, words, at });
    await events.record({
      subject: "task",
      subjectId: taskId,
      kind: "task.handed-over",
      from: leaving.id,
      to: successor.id,
      reason: words,
    });
  }
  return ok(undefined);
}

/**
 * Locks or unlocks an account; accounts are never deleted. Nobody locks their own. Who still has
 * tasks is locked only once it is said who takes them over.
 */
export async function disableAccount(
  deps: Dependencies,
  actor: Actor,
  request: DisableRequest,
): Promise<Result<void, DisableProblem>> {
  const allowed = requireAction(actor, "account.manage");
  if (!allowed.ok) return allowed;
  if (request.accountId === actor.accountId) return notFound("account");
  const { work, clock } = deps;
  return work.write<void, DisableProblem>(actor, async (stores) => {
    const { organisation, team, events } = stores;
    const accounts = await organisation.listAccounts();
    const account = accounts.find(({ id }) => id === request.accountId);
    if (account === undefined) return notFound("account");
    const held = request.isDisabled ? await team.listHeld(account.id) : [];
    if (held.length > 0 && request.successorId === undefined) {
      const units = [...new Set(held.map(({ unit }) => unit))];
      return err(problem("organisation.account.still-holds", { tasks: held.length, units }));
    }
    const successor = accounts.find(
      ({ id, isDisabled }) => id === request.successorId && !isDisabled,
    );
    if (typeof request.successorId === "string" && successor === undefined)
      return notFound("account");
    const passed = await passOn(deps, stores, held, account, successor ?? null);
    if (!passed.ok) return passed;
    await organisation.setDisabled(request.accountId, request.isDisabled ? clock.now() : null);
    await events.record({
      subject: "account",
      subjectId: request.accountId,
      kind: request.isDisabled ? "account.locked" : "account.unlocked",
    });
    return ok(undefined);
  });
}
