import {
  type DesignedCheck,
  type FigureSource,
  readPlaces,
} from "../../domain/collection/designed-check.ts";
import type { Form, FormRow } from "../../domain/collection/form.ts";
import { figuresIn } from "../../domain/collection/validate-sheet.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
import { type DecimalText, decimal, sum, toText } from "../../domain/kernel/decimal.ts";
import type { Actor } from "../actor.ts";
import type { FigureRecord, RoundForm } from "../collection/collection-store.ts";
import { type Worksheet, computedOf, worksheetOf } from "../collection/worksheet.ts";
import type { Stores } from "../ports.ts";
import type { UnitEarlierFigure } from "./check-store.ts";

/** One unit of a round with the figures it is checked by. */
export interface UnitFigures {
  readonly unitId: string;
  readonly unit: string;
  readonly sheet: Worksheet;
  /** draft: it has sent nothing yet. */
  readonly from: "sent" | "draft" | "nothing";
  readonly figures: FigureSource;
}

export interface RoundFiguresWish {
  readonly forms: readonly RoundForm[];
  readonly drafts: boolean;
  /** Whose accepted figures of other years and rounds are read, too. */
  readonly checks: readonly DesignedCheck[];
}

/** What every unit of a round has sent, or with `drafts` typed so far. */
export async function figuresOfRound(
  { collection, round, check }: Pick<Stores, "collection" | "round" | "check">,
  reader: Actor,
  roundId: string,
  { forms, drafts, checks }: RoundFiguresWish,
): Promise<readonly UnitFigures[]> {
  const obligations = await round.listObligations(roundId);
  const indicators = new Set(
    checks.flatMap(({ rows }) => Object.values(rows).flatMap((row) => row.indicatorId ?? [])),
  );
  const known = await check.listEarlier(
    roundId,
    obligations.map(({ unitId }) => unitId),
    [...indicators],
  );
  const earlierOf = groupBy(known, ({ unitId }: UnitEarlierFigure) => unitId);
  const units: UnitFigures[] = [];
  for (const { id, unitId, unit } of obligations) {
    const facts = await collection.findObligation(id);
    if (facts === undefined) continue;
    const sheet = worksheetOf(facts, await collection.listTasks([id]), forms, reader);
    const sent = await collection.listSentFigures(id);
    const kept: readonly FigureRecord[] =
      sent.length > 0 || !drafts ? sent : await collection.listFigures(id);
    const from = sent.length > 0 ? "sent" : kept.length > 0 ? "draft" : "nothing";
    const figures = figuresIn(computedOf(sheet, kept), earlierOf.get(unitId));
    units.push({ unitId, unit, sheet, from, figures });
  }
  return units;
}

/** The units that answer for a row; those that only cross-check it are left out. */
export const mainProviders = (forms: readonly RoundForm[], rowId: string): readonly string[] => [
  ...new Set(
    forms.flatMap(({ providers }) =>
      [...providers].flatMap(([unitId, rows]) => (rows.get(rowId) === true ? [unitId] : [])),
    ),
  ),
];

/** Nothing of its own: for figures that belong to no single unit. */
export const NO_FIGURES: FigureSource = { at: () => undefined };

/** The sum of all; one absent figure makes it unknown. */
function total(figures: readonly (DecimalText | undefined)[]): DecimalText | undefined {
  const known = figures.filter((figure) => figure !== undefined);
  return known.length === 0 || known.length < figures.length
    ? undefined
    : toText(sum(known.map((figure) => decimal(figure))));
}

/** Figures as the whole round knows them: a unit's own, else those of the one unit that has them. */
export function sourceOf(
  own: FigureSource,
  units: readonly UnitFigures[],
  forms: readonly RoundForm[],
): FigureSource {
  const overProviders = (
    rowId: string,
    read: (figures: FigureSource) => DecimalText | undefined,
  ): readonly (DecimalText | undefined)[] =>
    mainProviders(forms, rowId).map((unitId) => {
      const unit = units.find((each) => each.unitId === unitId);
      return unit === undefined ? undefined : read(unit.figures);
    });
  const alone = (figures: readonly (DecimalText | undefined)[]): DecimalText | undefined =>
    figures.length === 1 ? figures[0] : undefined;
  return {
    at: (rowId, columnId) =>
      own.at(rowId, columnId) ??
      alone(overProviders(rowId, (figures) => figures.at(rowId, columnId))),
    overUnits: (rowId, columnId) =>
      total(overProviders(rowId, (figures) => figures.at(rowId, columnId))),
    earlier: (place) =>
      own.earlier?.(place) ?? alone(units.flatMap(({ figures }) => figures.earlier?.(place) ?? [])),
    earlierOverUnits: (rowId, place) =>
      total(overProviders(rowId, (figures) => figures.earlier?.(place))),
  };
}

const holds = (rows: readonly FormRow[], rowId: string): boolean =>
  rows.some((row) => (row.id === rowId && row.kind !== "group") || holds(row.children, rowId));

/** True where a sheet has a row with figures: typed by the unit, or computed from what it types. */
export const hasRow = (
  forms: readonly { readonly form: Pick<Form, "rows"> }[],
  rowId: string,
): boolean => forms.some(({ form }) => holds(form.rows, rowId));

/** The units at whose own figures a check is run; null for a figure of the table as a whole. */
export function placesOf(
  check: DesignedCheck,
  units: readonly UnitFigures[],
  forms: readonly RoundForm[],
): readonly (UnitFigures | null)[] {
  const providers = mainProviders(forms, check.rowId);
  const own = units.filter(
    ({ unitId, sheet }) => providers.includes(unitId) || hasRow(sheet.forms, check.rowId),
  );
  return own.length === 0 ? [null] : own;
}

/** What one unit gave to a comparison of several (số của từng đơn vị). */
export interface UnitShare {
  readonly unitId: string;
  readonly unit: string;
  readonly row: string;
  readonly unitOfMeasure: string;
  /** Null where it is still missing. */
  readonly value: DecimalText | null;
  /** Where it stands in this round; null for a figure of another period, which is accepted. */
  readonly cell: { readonly rowId: string; readonly columnId: string } | null;
}

/** The figures that both sides of a check are made of, unit by unit, the one at hand first. */
export function sharesOf(
  check: DesignedCheck,
  columnId: string,
  own: Pick<UnitFigures, "unitId" | "figures"> | null,
  units: readonly UnitFigures[],
  forms: readonly RoundForm[],
): readonly UnitShare[] {
  const whole = forms.map(({ form }) => form);
  return readPlaces(check, whole, columnId).flatMap((read) => {
    const figureOf = (figures: FigureSource): DecimalText | undefined =>
      read.columnId !== null
        ? figures.at(read.row.rowId, read.columnId)
        : read.place === null
          ? undefined
          : figures.earlier?.(read.place);
    const isOwn = !read.overUnits && own !== null && figureOf(own.figures) !== undefined;
    const { rowId, label, unitOfMeasure } = read.row;
    const givers = isOwn ? [own.unitId] : mainProviders(forms, rowId);
    // in the order of the register
    return units
      .filter(({ unitId }) => givers.includes(unitId))
      .map(({ unitId, unit, figures }): UnitShare => {
        const cell = read.columnId === null ? null : { rowId, columnId: read.columnId };
        const value = figureOf(own?.unitId === unitId ? own.figures : figures) ?? null;
        return { unitId, unit, row: label, unitOfMeasure, value, cell };
      });
  });
}
