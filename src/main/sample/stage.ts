import type { Dependencies } from "../../application/ports.ts";
import type { SampleRound } from "./load-forms.ts";
import type { SampleOrganisation } from "./load-organisation.ts";
import type { SamplePlan } from "./load-plan.ts";

/** What has been set up before the story begins. */
export interface Stage {
  readonly deps: Dependencies;
  readonly organisation: SampleOrganisation;
  readonly plan: SamplePlan;
  readonly round: SampleRound;
  readonly obligationId: (unitId: string) => string;
  /** A unit's part of an item, by the unit's name and the item's number. */
  readonly taskId: (unit: string, item: string) => string;
}

/** Sets the stage: what each unit owes in the round is known by the unit. */
export async function setStage(given: Omit<Stage, "obligationId" | "taskId">): Promise<Stage> {
  const { deps, organisation, round } = given;
  const reader = organisation.actor("vanphong");
  const units = await deps.work.read(reader, ({ tracking }) => tracking.listUnits(round.roundId));
  const obligations = new Map(units.map((unit) => [unit.unitId, unit.obligationId]));
  const tasks = await deps.work.read(reader, ({ collection }) =>
    collection.listTasks([...obligations.values()]),
  );
  const taskIds = new Map(
    tasks.map((task) => [`${task.obligationId} ${task.itemNumber}`, task.id]),
  );
  const found = (id: string | undefined, what: string): string => {
    if (id === undefined) throw new Error(`sample: no ${what} in the round`);
    return id;
  };
  const obligationId = (unitId: string) =>
    found(obligations.get(unitId), `obligation of ${unitId}`);
  return {
    ...given,
    obligationId,
    taskId: (unit, item) =>
      found(
        taskIds.get(`${obligationId(organisation.unitId(unit))} ${item}`),
        `task ${unit} ${item}`,
      ),
  };
}
