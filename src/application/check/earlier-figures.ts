import { earlierPlaces } from "../../domain/collection/designed-check.ts";
import type { EarlierFigure } from "../../domain/collection/earlier-figure.ts";
import { isTypedColumn, placedRows } from "../../domain/collection/form.ts";
import type { Worksheet } from "../collection/worksheet.ts";
import type { Stores } from "../ports.ts";

/** Five points are what a row is judged by. */
const YEARS_BACK = 5;

/**
 * Accepted figures of a unit that its sheet is checked by (số đã duyệt): what happened in the years
 * before those of its forms, and what its designed checks name of other years and rounds.
 */
export async function earlierOf(
  { check }: Pick<Stores, "check">,
  { facts, forms, designed }: Pick<Worksheet, "facts" | "forms" | "designed">,
): Promise<readonly EarlierFigure[]> {
  const whole = forms.map(({ form }) => form);
  const named = designed.flatMap((each) => earlierPlaces(each, whole));
  const rows = whole.flatMap((form) =>
    placedRows(form).flatMap(({ row }) => row.indicatorId ?? []),
  );
  const indicators = new Set([...rows, ...named.map(({ indicatorId }) => indicatorId)]);
  const known = await check.listEarlier(facts.roundId, [facts.unitId], [...indicators]);
  const asked = new Set(
    named.map(({ indicatorId, year, from }) => `${indicatorId} ${year} ${from}`),
  );
  const own = new Set(rows);
  const years = whole.flatMap(({ columns }) =>
    columns.flatMap((column) => (isTypedColumn(column) ? (column.year ?? []) : [])),
  );
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const isHistory = ({ indicatorId, year, kind, from }: EarlierFigure) =>
    from === "known" &&
    kind === "actual" &&
    own.has(indicatorId) &&
    year < last &&
    year >= first - YEARS_BACK &&
    !years.includes(year);
  return known
    .filter(
      (figure) =>
        isHistory(figure) || asked.has(`${figure.indicatorId} ${figure.year} ${figure.from}`),
    )
    .map(({ unitId: _unit, ...figure }) => figure);
}
