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

/**
 * Fills an empty system with the sample of Vũng Tàu 2020–2025, told through the same use cases
 * that people go through; does nothing where there are accounts already.
 */
export async function loadSample(deps: Dependencies): Promise<void> {
  const isLoaded = await deps.work.read({ organizationId: null }, ({ identity }) =>
    identity.hasAccounts(),
  );
  if (isLoaded) return;
  try {
    const organisation = await loadOrganisation(deps);
    const plan = await loadPlan(deps, organisation);
    const round = await loadRound(deps, organisation, plan);
    const stage = await setStage({ deps, organisation, plan, round });
    await tellStory([...unitActs(stage), ...outcomeActs(stage)]);
  } finally {
    storyIsTold();
  }
}
