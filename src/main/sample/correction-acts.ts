import { decideSubmission } from "../../application/review/decide-submission.ts";
import { cellOf } from "./decide.ts";
import { asTyped, send, typeCells } from "./enter-work.ts";
import { SAMPLE_NOTES } from "./figures.ts";
import { must } from "./fixtures.ts";
import { storyGoesOn } from "./sample-clock.ts";
import type { Stage } from "./stage.ts";
import { type Act, STORY } from "./story.ts";

/** The officer looks at the returned cell, types the other figure and says why. */
async function correct(stage: Stage): Promise<void> {
  const { unit, row, year, then } = STORY.corrected;
  const unitId = stage.organisation.unitId(unit);
  const cell = cellOf(stage, row, year);
  const figures = await stage.deps.work.read(
    stage.organisation.officerOf(unitId),
    ({ collection }) => collection.listFigures(stage.obligationId(unitId)),
  );
  const seen = figures.find((each) => each.rowId === cell.rowId && each.columnId === cell.columnId);
  const note = SAMPLE_NOTES.find((each) => each.row === row && each.year === year)?.note;
  const baseEntryId = seen?.entryId ?? null;
  await typeCells(stage, unit, [{ ...cell, typed: asTyped(then), baseEntryId, note }]);
}

/** A figure that came back is corrected, sent again and accepted. */
export function correctionActs(stage: Stage): Act[] {
  const { unit, item, changedOn, acceptedOn } = STORY.corrected;
  let submissionId = "";
  return [
    {
      at: changedOn,
      tell: async () => {
        await correct(stage);
        storyGoesOn(360);
        submissionId = await send(stage, unit, [item]);
      },
    },
    {
      at: acceptedOn,
      tell: async () => {
        must(
          "correction",
          await decideSubmission(stage.deps, stage.organisation.actor("tckh"), {
            submissionId,
            accept: [stage.taskId(unit, item)],
            returns: [],
            reason: "",
            dueAt: null,
          }),
        );
      },
    },
  ];
}
