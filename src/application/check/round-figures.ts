import {
  type DesignedCheck,
  type FigureSource,
  isCrossUnit,
  runDesignedChecks,
} from "../../domain/collection/designed-check.ts";
import { referencesOfRelation } from "../../domain/collection/expression/expression.ts";
import type { Check, Finding } from "../../domain/collection/check.ts";
import { figuresIn } from "../../domain/collection/validate-sheet.ts";
import { type DecimalText, decimal, sum, toText } from "../../domain/kernel/decimal.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import type { Actor } from "../actor.ts";
import type { FigureRecord, RoundForm } from "../collection/collection-store.ts";
import { type Worksheet, computedOf, worksheetOf } from "../collection/worksheet.ts";
import type { Stores } from "../ports.ts";

/** One unit of a round with the figures it is checked by. */
export interface UnitFigures {
  readonly unitId: string;
  readonly unit: string;
  readonly sheet: Worksheet;
  /** draft: it has sent nothing yet. */
  readonly from: "sent" | "draft" | "nothing";
  readonly figures: FigureSource;
}

/** What every unit of a round has sent, or with `drafts` typed so far. */
export async function figuresOfRound(
  { collection, round }: Pick<Stores, "collection" | "round">,
  reader: Actor,
  roundId: string,
  { forms, drafts }: { readonly forms: readonly RoundForm[]; readonly drafts: boolean },
): Promise<readonly UnitFigures[]> {
  const units: UnitFigures[] = [];
  for (const { id, unitId, unit } of await round.listObligations(roundId)) {
    const facts = await collection.findObligation(id);
    if (facts === undefined) continue;
    const sheet = worksheetOf(facts, await collection.listTasks([id]), forms, reader);
    const sent = await collection.listSentFigures(id);
    const kept: readonly FigureRecord[] =
      sent.length > 0 || !drafts ? sent : await collection.listFigures(id);
    const from = sent.length > 0 ? "sent" : kept.length > 0 ? "draft" : "nothing";
    units.push({ unitId, unit, sheet, from, figures: figuresIn(computedOf(sheet, kept)) });
  }
  return units;
}

const mainProviders = (forms: readonly RoundForm[], rowId: string): readonly string[] => [
  ...new Set(
    forms.flatMap(({ providers }) =>
      [...providers].flatMap(([unitId, rows]) => (rows.get(rowId) === true ? [unitId] : [])),
    ),
  ),
];

/** Figures as the whole round knows them: a unit's own, else those of the one unit that has them. */
export function sourceOf(
  own: FigureSource,
  units: readonly UnitFigures[],
  forms: readonly RoundForm[],
): FigureSource {
  const everyFigure = (rowId: string, columnId: string): readonly (DecimalText | undefined)[] =>
    mainProviders(forms, rowId).map((unitId) =>
      units.find((unit) => unit.unitId === unitId)?.figures.at(rowId, columnId),
    );
  return {
    at: (rowId, columnId) => {
      const found = own.at(rowId, columnId);
      if (found !== undefined) return found;
      const figures = everyFigure(rowId, columnId);
      return figures.length === 1 ? figures[0] : undefined;
    },
    overUnits: (rowId, columnId) => {
      const figures = everyFigure(rowId, columnId);
      const known = figures.filter((figure) => figure !== undefined);
      // one absent unit makes the sum unknown
      return known.length === 0 || known.length < figures.length
        ? undefined
        : toText(sum(known.map((figure) => decimal(figure))));
    },
  };
}

/** Rows of a check that stand in no sheet of the unit's own. */
export const needsOthers = (check: DesignedCheck, { forms }: Pick<Worksheet, "forms">): boolean =>
  isCrossUnit(check) || Object.values(check.rows).some(({ rowId }) => !hasRow(forms, rowId));

const hasRow = (forms: Worksheet["forms"], rowId: string): boolean =>
  forms.some(({ ownRowIds, form }) => ownRowIds.has(rowId) || holds(form.rows, rowId));

const holds = (rows: Worksheet["forms"][number]["form"]["rows"], rowId: string): boolean =>
  rows.some((row) => (row.id === rowId && row.kind !== "group") || holds(row.children, rowId));

const NAMED_UNITS = 6;

/** The units whose figures a sum is made of, with what each gave. */
function unitsInWords(
  check: DesignedCheck,
  finding: Finding,
  units: readonly UnitFigures[],
): string {
  const given = referencesOfRelation(check.relation)
    .filter(({ overUnits }) => overUnits)
    .flatMap(({ name }) => check.rows[name]?.rowId ?? [])
    .flatMap((rowId) =>
      units.flatMap(({ unit, figures }) => {
        const value = figures.at(rowId, finding.columnId);
        return value === undefined ? [] : [`${unit}: ${formatDecimal(value)}`];
      }),
    );
  if (given.length === 0) return finding.message;
  const more = given.length > NAMED_UNITS ? ` và ${given.length - NAMED_UNITS} đơn vị khác` : "";
  return `${finding.message} Số của các đơn vị: ${given.slice(0, NAMED_UNITS).join("; ")}${more}.`;
}

/** Checks that no unit can run alone, held against all that was sent; at the unit that has the row. */
export function crossUnitChecks(
  checks: readonly DesignedCheck[],
  unit: Pick<UnitFigures, "sheet" | "figures">,
  units: readonly UnitFigures[],
  forms: readonly RoundForm[],
): readonly Check[] {
  const { sheet } = unit;
  const own = checks.filter(
    (check) => hasRow(sheet.forms, check.rowId) && needsOthers(check, sheet),
  );
  const source = sourceOf(unit.figures, units, forms);
  return own.flatMap((check) =>
    runDesignedChecks(
      [check],
      forms.map(({ form }) => form),
      source,
    ).map((finding): Check => ({
      ...finding,
      message: unitsInWords(check, finding, units),
      explained: false,
    })),
  );
}
