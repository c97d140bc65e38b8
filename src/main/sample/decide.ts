import {
  type CommentRequest,
  type TaskReturn,
  decideSubmission,
} from "../../application/review/decide-submission.ts";
import { SAMPLE_FORMS } from "./figures.ts";
import { must } from "./fixtures.ts";
import type { Stage } from "./stage.ts";
import { STORY, type SampleReturn } from "./story.ts";

/** The end of a working day in Vietnam: half past four. */
export const endOfWork = (day: string): string =>
  new Date(Date.parse(`${day}T16:30:00+07:00`)).toISOString();

/** Where a row of the sample stands in the round, by its key and a year. */
export function cellOf({ round }: Stage, key: string, year: number) {
  const sample = SAMPLE_FORMS.find((form) => form.rows.some((row) => row.key === key));
  const stored = round.forms.get(sample?.code ?? "");
  const column = stored?.form.columns.find((each) => each.year === year);
  if (stored === undefined || column === undefined)
    throw new Error(`sample: no cell ${key} ${year}`);
  return { rowId: stored.rowId(key), columnId: column.id };
}

function toReturn(stage: Stage, given: SampleReturn): TaskReturn {
  const comments = given.comments.map(({ row, year, section, body }): CommentRequest =>
    row === undefined || year === undefined
      ? { section: section ?? "results", body }
      : { ...cellOf(stage, row, year), body },
  );
  return { taskId: stage.taskId(given.unit, given.item), comments, reopens: "all" };
}

/** The figure that will be corrected is pointed at, with the one the reviewer would expect. */
function toCorrection(stage: Stage): TaskReturn {
  const { unit, item, row, year, comment, proposed } = STORY.corrected;
  const comments = [{ ...cellOf(stage, row, year), body: comment, proposedValue: proposed }];
  return { taskId: stage.taskId(unit, item), comments };
}

/** Accepts what a unit sent first, but for what the story returns. */
export async function decide(
  stage: Stage,
  unit: string,
  submissionId: string,
  items: readonly string[],
): Promise<void> {
  const { corrected } = STORY;
  const returned = STORY.returns.find((each) => each.unit === unit && items.includes(each.item));
  const isCorrected = corrected.unit === unit;
  const sentBack = isCorrected ? corrected.item : returned?.item;
  must(
    `review of ${unit}`,
    await decideSubmission(stage.deps, stage.organisation.actor("tckh"), {
      submissionId,
      accept: items.filter((item) => item !== sentBack).map((item) => stage.taskId(unit, item)),
      returns: [
        ...(returned === undefined ? [] : [toReturn(stage, returned)]),
        ...(isCorrected ? [toCorrection(stage)] : []),
      ],
      reason: isCorrected ? corrected.reason : (returned?.reason ?? ""),
      dueAt:
        sentBack === undefined
          ? null
          : endOfWork(isCorrected ? corrected.due : (returned?.due ?? "")),
    }),
  );
}
