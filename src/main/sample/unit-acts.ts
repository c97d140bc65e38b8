import { raiseIssue } from "../../application/collection/raise-issue.ts";
import { correctionActs } from "./correction-acts.ts";
import { decide } from "./decide.ts";
import { enterWork, send, writeParagraphs } from "./enter-work.ts";
import { must } from "./fixtures.ts";
import { unitParagraphsOf } from "./narratives.ts";
import { storyGoesOn } from "./sample-clock.ts";
import type { Stage } from "./stage.ts";
import { type Act, STORY, type SampleState, type UnitStory } from "./story.ts";

/** Typing takes its time: what is sent at ten was begun well before. */
const MINUTES_OF_TYPING = 35;

const itemsIn = ({ tasks }: UnitStory, ...states: readonly SampleState[]): string[] =>
  Object.keys(tasks).filter((item) => states.some((state) => state === tasks[item]));

/** "2024-09-05 10:12" some minutes earlier. */
export function earlier(moment: string, minutes: number): string {
  const then = Date.parse(`${moment.replace(" ", "T")}:00Z`) - minutes * 60_000;
  return new Date(then).toISOString().slice(0, 16).replace("T", " ");
}

/** A unit types its work and sends it. */
async function workAndSend(stage: Stage, unit: string, items: readonly string[]): Promise<string> {
  await enterWork(stage, unit, items);
  await writeParagraphs(stage, unit, unitParagraphsOf(unit, items));
  storyGoesOn(MINUTES_OF_TYPING * 60);
  return send(stage, unit, items);
}

/** What one unit did before the demo begins, and what its reviewer made of it. */
function actsOf(stage: Stage, story: UnitStory): Act[] {
  const { unit, sentFirst, reviewed, sentSecond, workedOn } = story;
  const first = itemsIn(story, "accepted", "returned");
  const second = itemsIn(story, "submitted");
  const acts: Act[] = [];
  let submissionId = "";
  const act = (at: string | undefined, tell: () => Promise<void>) => {
    if (at !== undefined) acts.push({ at, tell });
  };
  const begun = (at: string | undefined) =>
    at === undefined ? undefined : earlier(at, MINUTES_OF_TYPING);
  act(begun(sentFirst), async () => {
    submissionId = await workAndSend(stage, unit, first);
  });
  act(reviewed, () => decide(stage, unit, submissionId, first));
  act(begun(sentSecond), async () => {
    await workAndSend(stage, unit, second);
  });
  act(workedOn, () => enterWork(stage, unit, itemsIn(story, "in_progress")));
  return acts;
}

function issueActs({ deps, organisation, plan, obligationId }: Stage): Act[] {
  return STORY.issues.map(({ raisedOn, unit, item, kind, body }) => ({
    at: raisedOn,
    tell: async () => {
      const unitId = organisation.unitId(unit);
      const itemId = plan.itemId(item);
      const request = { obligationId: obligationId(unitId), itemId, kind, body };
      must("issue", await raiseIssue(deps, organisation.officerOf(unitId), request));
    },
  }));
}

/** The work of all units and its reviews, each in its own time. */
export const unitActs = (stage: Stage): Act[] => [
  ...STORY.units.flatMap((story) => actsOf(stage, story)),
  ...correctionActs(stage),
  ...issueActs(stage),
];
