import type { Dependencies } from "../application/ports.ts";
import { loadRound } from "./sample/load-forms.ts";
import { loadOrganisation } from "./sample/load-organisation.ts";
import { loadPlan } from "./sample/load-plan.ts";
import { outcomeActs } from "./sample/outcome-acts.ts";
import { storyIsTold } from "./sample/sample-clock.ts";
import { setStage } from "./sample/stage.ts";
import { tellStory } from "./sample/story.ts";
import { unitActs } from "./sample/unit-acts.ts";

export { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from "./sample/accounts.ts";
export { sampleClock } from "./sample/sample-clock.ts";

/** Moments of the story when there is much more in the tables than before. */
const MUCH_HAS_COME = ["2024-09-04 12:00", "2024-09-06 08:00", "2024-09-09 16:50"];

/**
 * Fills an empty system with the sample of Vũng Tàu 2020–2025, told through the same use cases
 * that people go through; does nothing where there are accounts already. `learn` lets the database
 * know its own sizes now and then, as it does by itself over the days that the story takes.
 */
export async function loadSample(
  deps: Dependencies,
  learn: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const isLoaded = await deps.work.read({ organizationId: null }, ({ identity }) =>
    identity.hasAccounts(),
  );
  if (isLoaded) return;
  try {
    const organisation = await loadOrganisation(deps);
    const plan = await loadPlan(deps, organisation);
    const round = await loadRound(deps, organisation, plan);
    await learn();
    const stage = await setStage({ deps, organisation, plan, round });
    const pauses = MUCH_HAS_COME.map((at) => ({ at, tell: learn }));
    await tellStory([...unitActs(stage), ...outcomeActs(stage), ...pauses]);
  } finally {
    storyIsTold();
  }
}
