import { type FigureTextAt, boundText, holesIn } from "../../domain/collection/bound-figure.ts";
import { placedRows } from "../../domain/collection/form.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { FigureRecord, NarrativeRecord, TaskFacts } from "./collection-store.ts";
import { type Worksheet, computedOf } from "./worksheet.ts";

/** What the cells of a sheet print now, for the paragraphs that quote them. */
export function figureTexts(
  sheet: Pick<Worksheet, "forms">,
  figures: readonly FigureRecord[],
): FigureTextAt {
  const computed = computedOf(sheet, figures);
  const decimals = new Map(
    sheet.forms.flatMap(({ form }) => placedRows(form).map(({ row }) => [row.id, row.decimals])),
  );
  return (key) => boundText(computed.get(key)?.cell, decimals.get(key.split("|")[0] ?? "") ?? 0);
}

/** Refuses to send paragraphs that quote a figure which is not there. */
export function withoutHoles(
  tasks: readonly TaskFacts[],
  narratives: readonly NarrativeRecord[],
  textAt: FigureTextAt,
): Result<undefined, Problem<"collection.narrative.figure-missing">> {
  const hasHole = (itemId: string | null) =>
    narratives.some((told) => told.itemId === itemId && holesIn(told.body, textAt).length > 0);
  const items = [
    ...tasks.filter((task) => hasHole(task.itemId)).map((task) => task.itemNumber),
    ...(hasHole(null) ? ["chung của đơn vị"] : []),
  ];
  return items.length === 0
    ? ok(undefined)
    : err(problem("collection.narrative.figure-missing", { items }));
}
