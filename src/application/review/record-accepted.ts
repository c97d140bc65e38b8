import {
  type AcceptedFigure,
  acceptedDerived,
  acceptedEntries,
} from "../../domain/collection/accept-figures.ts";
import { computeCells } from "../../domain/collection/compute-cells.ts";
import { formOfUnit } from "../../domain/collection/form-of-unit.ts";
import { type FormRow, placedRows } from "../../domain/collection/form.ts";
import type { TaskState } from "../../domain/collection/task-state.ts";
import type { Actor } from "../actor.ts";
import { readSheet } from "../collection/open-sheet.ts";
import { type UnitForm, type Worksheet, keyOf, toCell } from "../collection/worksheet.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { KnownObservation, SentFigureRecord } from "./review-store.ts";
import type { SubmissionSheet } from "./submission-sheet.ts";

interface Acceptance {
  readonly taskIds: readonly string[];
  readonly reviewId: string;
  readonly at: string;
}

/** One place in what we know: indicator × year × kind, for the unit at hand. */
const placeKey = (
  figure: Pick<AcceptedFigure | KnownObservation, "indicatorId" | "year" | "kind">,
) => `${figure.indicatorId}|${figure.year}|${figure.kind}`;

const toSent = (figure: SentFigureRecord) => ({
  entryId: figure.entryId,
  rowId: figure.rowId,
  columnId: figure.columnId,
  maturity: figure.maturity,
  cell: toCell(figure),
});

/** Rates and totals over the unit's accepted figures; a second source makes none of its own. */
function derivedOf(
  { form, ownRowIds, isMain }: UnitForm,
  accepted: readonly SentFigureRecord[],
): readonly AcceptedFigure[] {
  const main = formOfUnit(form, new Set([...ownRowIds].filter(isMain)));
  const cells = new Map(accepted.map((figure) => [keyOf(figure), toCell(figure)]));
  return acceptedDerived(main.form, computeCells(main.form, cells));
}

/** What we would know from these figures: what was typed goes before what was computed. */
function becomesKnown(
  sheet: Worksheet,
  figures: readonly SentFigureRecord[],
  earlier: readonly SentFigureRecord[],
): readonly AcceptedFigure[] {
  const places = new Map<string, AcceptedFigure>();
  const add = (figure: AcceptedFigure) => {
    const key = placeKey(figure);
    if (!places.has(key)) places.set(key, figure);
  };
  for (const { form } of sheet.forms) acceptedEntries(form, figures.map(toSent)).forEach(add);
  for (const form of sheet.forms) derivedOf(form, [...earlier, ...figures]).forEach(add);
  return [...places.values()];
}

const isKnownAlready = (figure: AcceptedFigure, known: KnownObservation | undefined): boolean =>
  known !== undefined &&
  known.entryId === figure.entryId &&
  (figure.entryId !== null ||
    (figure.figure.kind === "value" && known.value === figure.figure.value));

const isSettled = (state: TaskState): boolean => state === "accepted" || state === "frozen";

const indicatorsOf = (sheet: Worksheet): readonly string[] =>
  sheet.forms.flatMap(({ form }) =>
    placedRows(form).flatMap(({ row }: { readonly row: FormRow }) => row.indicatorId ?? []),
  );

/**
 * Makes the accepted figures known (ghi nhận số liệu): a newer one ends the one before, which stays
 * readable for ever. Rates over tasks accepted at different times are computed once both are there.
 */
export async function recordAccepted(
  { secrets }: Dependencies,
  stores: Pick<Stores, "collection" | "review" | "check" | "form">,
  actor: Actor,
  found: SubmissionSheet,
  { taskIds, reviewId, at }: Acceptance,
): Promise<number> {
  const { collection, review } = stores;
  const { submission } = found;
  const sheet = await readSheet(stores, actor, "review.decide", submission.obligationId);
  if (sheet === undefined) throw new Error("the obligation of a submission cannot be read");
  const figures = found.figures.filter(({ taskId }) => taskIds.includes(taskId));
  const earlier = (await collection.listSentFigures(sheet.facts.id)).flatMap((figure) => {
    const task = sheet.taskOfRow.get(figure.rowId);
    const isNow = task === undefined || taskIds.includes(task.id);
    return isNow || !isSettled(task.state) ? [] : [{ ...figure, taskId: task.id }];
  });
  const becoming = becomesKnown(sheet, figures, earlier);
  const known = new Map(
    (await review.listKnown(sheet.facts.unitId, indicatorsOf(sheet))).map((each) => [
      placeKey(each),
      each,
    ]),
  );
  const news = becoming.filter((figure) => !isKnownAlready(figure, known.get(placeKey(figure))));
  await review.endKnowledge(
    news.flatMap((figure) => known.get(placeKey(figure))?.id ?? []),
    at,
  );
  await review.addObservations(
    news.map((figure) => ({
      ...figure,
      id: secrets.newId(),
      unitId: sheet.facts.unitId,
      source: `${sheet.facts.unit}, biên nhận số ${submission.receiptNumber}`,
      submissionId: submission.id,
      reviewId,
      at,
    })),
  );
  return news.length;
}
