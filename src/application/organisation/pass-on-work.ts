import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { HeldFacts } from "../collection/team-store.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { AccountSummary } from "./organisation-store.ts";

/** Who takes over, unit by unit, what a person who leaves still has; null gives it to all of the unit. */
export type Successors = readonly {
  readonly unitId: string;
  readonly accountId: string | null;
}[];

export type PassOnProblem = Problem<
  "organisation.account.still-holds" | "collection.handover.not-of-unit"
>;

const isOfUnit = ({ roles, isDisabled }: AccountSummary, unitId: string): boolean =>
  !isDisabled && roles.some((role) => role.unitId === unitId);

const stillHolds = (held: readonly HeldFacts[]) =>
  problem("organisation.account.still-holds", {
    tasks: held.length,
    units: [...new Set(held.map(({ unit }) => unit))],
  });

/**
 * Gives what a leaving person has to those who follow (bàn giao): no task stays under a name that
 * nobody works under. Refused, with nothing written, while a unit is not answered for.
 */
export async function passOnWork(
  { clock, secrets }: Dependencies,
  { team, events }: Pick<Stores, "team" | "events">,
  leaving: AccountSummary,
  {
    held,
    successors,
    accounts,
  }: {
    readonly held: readonly HeldFacts[];
    readonly successors: Successors;
    readonly accounts: readonly AccountSummary[];
  },
): Promise<Result<void, PassOnProblem>> {
  const chosen = new Map(successors.map(({ unitId, accountId }) => [unitId, accountId]));
  const open = held.filter(({ unitId }) => !chosen.has(unitId));
  if (open.length > 0) return err(stillHolds(open));
  const at = clock.now();
  for (const { taskId, unitId, unit, isHanded } of held) {
    const accountId = chosen.get(unitId) ?? null;
    const successor = accounts.find(({ id }) => id === accountId && id !== leaving.id);
    if (accountId !== null && (successor === undefined || !isOfUnit(successor, unitId)))
      return err(problem("collection.handover.not-of-unit", { unit }));
    if (isHanded) await team.endHandover(taskId, at);
    // with nobody else in the unit there is nobody to give it to; the Office sees such units
    if (successor === undefined && !isHanded) continue;
    const words = `Nhận thay ${leaving.fullName}.`;
    if (successor !== undefined) {
      const handover = { id: secrets.newId(), taskId, accountId: successor.id, until: null, words };
      await team.handOver({ ...handover, at });
    }
    await events.record({
      subject: "task",
      subjectId: taskId,
      kind: successor === undefined ? "task.taken-back" : "task.handed-over",
      from: leaving.id,
      ...(successor === undefined ? {} : { to: successor.id }),
      reason: words,
    });
  }
  return ok(undefined);
}
