import { type TypedCell, saveFigures } from "../../application/collection/save-figures.ts";
import {
  type WrittenParagraph,
  saveNarratives,
} from "../../application/collection/save-narratives.ts";
import { submitWork } from "../../application/collection/submit-work.ts";
import { isTypedColumn } from "../../domain/collection/form.ts";
import { SAMPLE_FORMS, SAMPLE_NOTES, figuresOf } from "./figures.ts";
import { must } from "./fixtures.ts";
import { paragraphsOf } from "./narratives.ts";
import type { Stage } from "./stage.ts";
import { STORY } from "./story.ts";

/** As an officer types it: a comma for decimals, nothing between thousands. */
export const asTyped = (text: string): string => text.replace(".", ",");

const noteAt = (unit: string, form: string, row: string, year: number | null) =>
  SAMPLE_NOTES.find(
    (note) => note.unit === unit && note.form === form && note.row === row && note.year === year,
  )?.note;

const FIRST_NOTE = "Ước cả năm trên cơ sở số liệu 8 tháng.";

/** One figure is typed as it was before its reviewer asked about it. */
const isCorrected = (unit: string, row: string, year: number | null): boolean =>
  unit === STORY.corrected.unit && row === STORY.corrected.row && year === STORY.corrected.year;

/** What a unit types into the rows of some items. */
function cellsOf({ round }: Stage, unit: string, items: readonly string[]): TypedCell[] {
  const figures = figuresOf(unit);
  return SAMPLE_FORMS.flatMap((sample) => {
    const stored = round.forms.get(sample.code);
    const rows = sample.rows.filter((row) => items.includes(row.item ?? ""));
    return rows.flatMap((row) =>
      (figures[sample.code]?.[row.key] ?? []).flatMap((text, i): TypedCell[] => {
        const column = stored?.form.columns.filter(isTypedColumn)[i];
        if (text === null || stored === undefined || column === undefined) return [];
        const isFirst = isCorrected(unit, row.key, column.year);
        const note = isFirst ? FIRST_NOTE : noteAt(unit, sample.code, row.key, column.year);
        return [
          {
            rowId: stored.rowId(row.key),
            columnId: column.id,
            typed: asTyped(isFirst ? STORY.corrected.first : text),
            baseEntryId: null,
            ...(note === undefined ? {} : { note }),
          },
        ];
      }),
    );
  });
}

type Outcome = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** A cell or paragraph that is refused means that sample and program do not fit together. */
function mustBeSaved(step: string, outcomes: readonly Outcome[]): void {
  const refused = outcomes.find(({ kind }) => kind !== "saved");
  if (refused !== undefined) throw new Error(`sample: ${step}: ${JSON.stringify(refused)}`);
}

export async function typeCells(
  stage: Stage,
  unit: string,
  cells: readonly TypedCell[],
): Promise<void> {
  if (cells.length === 0) return;
  const { deps, organisation } = stage;
  const unitId = organisation.unitId(unit);
  const request = { obligationId: stage.obligationId(unitId), cells };
  const saved = must(unit, await saveFigures(deps, organisation.officerOf(unitId), request));
  mustBeSaved(unit, saved.outcomes);
}

export async function writeParagraphs(
  stage: Stage,
  unit: string,
  paragraphs: readonly WrittenParagraph[],
): Promise<void> {
  if (paragraphs.length === 0) return;
  const { deps, organisation } = stage;
  const unitId = organisation.unitId(unit);
  const request = { obligationId: stage.obligationId(unitId), paragraphs };
  const saved = must(unit, await saveNarratives(deps, organisation.officerOf(unitId), request));
  mustBeSaved(unit, saved.outcomes);
}

/** Everything a unit has to say about some items: figures first, then words. */
export async function enterWork(
  stage: Stage,
  unit: string,
  items: readonly string[],
): Promise<void> {
  await typeCells(stage, unit, cellsOf(stage, unit, items));
  const paragraphs = items.flatMap((item) => paragraphsOf(unit, item, stage.plan.itemId(item)));
  await writeParagraphs(stage, unit, paragraphs);
}

/** Sends some items of a unit; answers the id of the submission that a reviewer opens. */
export async function send(stage: Stage, unit: string, items: readonly string[]): Promise<string> {
  const unitId = stage.organisation.unitId(unit);
  const { submissionId } = must(
    `${unit} sends ${items.join(", ")}`,
    await submitWork(stage.deps, stage.organisation.officerOf(unitId), {
      obligationId: stage.obligationId(unitId),
      taskIds: items.map((item) => stage.taskId(unit, item)),
    }),
  );
  return submissionId;
}
