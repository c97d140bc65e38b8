import type { CheckSeverity, Finding } from "../../domain/collection/check.ts";
import { type DesignedCheck, runDesignedChecks } from "../../domain/collection/designed-check.ts";
import { printRelation } from "../../domain/collection/expression/print-expression.ts";
import { cellKey } from "../../domain/collection/form.ts";
import { type DecimalText, decimal, toText } from "../../domain/kernel/decimal.ts";
import type { Actor } from "../actor.ts";
import type { SentFigure } from "../consolidation/consolidation-store.ts";
import type { RoundForm } from "../collection/collection-store.ts";
import type { Stores } from "../ports.ts";
import type { DifferencePlace, ExplanationRecord } from "./check-store.ts";
import { hiddenRows } from "./list-checks.ts";
import { checksOfRound } from "./read-check.ts";
import {
  NO_FIGURES,
  type UnitFigures,
  type UnitShare,
  figuresOfRound,
  placesOf,
  sharesOf,
  sourceOf,
} from "./round-figures.ts";

/** A difference between figures of several units (chênh lệch giữa các đơn vị), at a cell of a table. */
export interface Difference extends DifferencePlace {
  readonly checkId: string;
  readonly name: string;
  readonly severity: CheckSeverity;
  readonly message: string;
  /** As the check is written. */
  readonly condition: string;
  /** What the two sides came to, in the unit of measure of the left one. */
  readonly left: DecimalText;
  readonly right: DecimalText;
  readonly gap: DecimalText;
  readonly unit: string | null;
  /** What the unit wrote at the cell. */
  readonly note: string;
  /** What each unit gave to the two sides. */
  readonly shares: readonly (UnitShare & { readonly isAccepted: boolean })[];
  /** What closes it: written for exactly these figures. */
  readonly explanation: ExplanationRecord | null;
  /** What was written while the figures were others; it closes nothing. */
  readonly outdated: ExplanationRecord | null;
}

export const isSamePlace = (one: DifferencePlace, other: DifferencePlace): boolean =>
  one.code === other.code &&
  one.unitId === other.unitId &&
  one.rowId === other.rowId &&
  one.columnId === other.columnId;

/** True where both sides are what they were when it was written. */
const explains = (
  explanation: ExplanationRecord,
  { left, right }: Pick<Difference, "left" | "right">,
): boolean =>
  decimal(explanation.left).equals(decimal(left)) &&
  decimal(explanation.right).equals(decimal(right));

/** A difference that holds a table back: to be mended, or still without an explanation. */
export const isOpen = ({ severity, explanation }: Difference): boolean =>
  severity === "blocking" || (severity === "must_explain" && explanation === null);

/** A side that is kept exactly: a quotient is cut far beyond anything printed. */
const PLACES = 12;
const exact = (value: DecimalText): DecimalText => toText(decimal(value).toDecimalPlaces(PLACES));

export interface DifferencesWish {
  readonly roundId: string;
  /** The table they are shown at; all tables of the round where it is left out. */
  readonly formId?: string;
  /** The figures of one unit as they are to be judged, instead of its newest ones. */
  readonly own?: Pick<UnitFigures, "unitId" | "figures">;
}

/**
 * Holds the figures of several units against each other (đối chiếu giữa các đơn vị), as the designed
 * checks ask, over all that was sent. What a unit is told from its own figures is left out, and so
 * are checks of rows that the reader is not named for.
 */
export async function findDifferences(
  stores: Pick<Stores, "collection" | "round" | "check" | "form" | "consolidation">,
  actor: Actor,
  { roundId, formId, own }: DifferencesWish,
): Promise<readonly Difference[]> {
  const forms = await stores.collection.listForms(roundId);
  const whole = forms.map(({ form }) => form);
  const shown = (await checksOfRound(stores, whole)).filter(
    (check) => formId === undefined || check.formId === formId,
  );
  if (shown.length === 0) return [];
  const hidden = await hiddenRows(stores, actor, whole);
  const checks = shown.filter((check) =>
    [check.rowId, ...Object.values(check.rows).map(({ rowId }) => rowId)].every(
      (rowId) => !hidden.has(rowId),
    ),
  );
  if (checks.length === 0) return [];
  const latest = await figuresOfRound(stores, actor, roundId, { forms, drafts: false, checks });
  const units = latest.map((unit) => (own?.unitId === unit.unitId ? { ...unit, ...own } : unit));
  const sent = await sentFigures(stores, roundId, forms);
  const explanations = await stores.check.listExplanations(roundId);
  return checks.flatMap((check) =>
    placesOf(check, units, forms).flatMap((unit) => {
      const ownFigures = unit?.figures ?? NO_FIGURES;
      const told = new Set(
        runDesignedChecks([check], whole, ownFigures).map(({ columnId }) => columnId),
      );
      return runDesignedChecks([check], whole, sourceOf(ownFigures, units, forms))
        .filter(({ columnId }) => !told.has(columnId))
        .flatMap((finding) =>
          differenceOf(check, finding, { unit, units, forms, sent, explanations }),
        );
    }),
  );
}

interface Around {
  readonly unit: UnitFigures | null;
  readonly units: readonly UnitFigures[];
  readonly forms: readonly RoundForm[];
  readonly sent: ReadonlyMap<string, SentFigure>;
  readonly explanations: readonly ExplanationRecord[];
}

const sentKey = (unitId: string, cell: { readonly rowId: string; readonly columnId: string }) =>
  `${unitId} ${cellKey(cell.rowId, cell.columnId)}`;

function differenceOf(
  check: DesignedCheck,
  finding: Finding,
  { unit, units, forms, sent, explanations }: Around,
): readonly Difference[] {
  if (finding.rule === undefined) return [];
  const [left, right] = [exact(finding.rule.left), exact(finding.rule.right)];
  const place: DifferencePlace = {
    code: check.code,
    unitId: unit?.unitId ?? null,
    rowId: finding.rowId,
    columnId: finding.columnId,
  };
  const written = explanations.find((each) => isSamePlace(each, place));
  const isStanding = written !== undefined && explains(written, { left, right });
  const shares = sharesOf(check, finding.columnId, unit, units, forms);
  return [
    {
      ...place,
      checkId: check.id,
      name: check.name,
      severity: check.severity,
      message: finding.message,
      condition: printRelation(check.relation),
      left,
      right,
      gap: toText(decimal(left).minus(decimal(right)).abs()),
      unit: unit?.unit ?? null,
      note: unit === null ? "" : (sent.get(sentKey(unit.unitId, place))?.note ?? ""),
      shares: shares.map((share) => ({
        ...share,
        // what was accepted in another period is accepted
        isAccepted:
          share.cell === null || (sent.get(sentKey(share.unitId, share.cell))?.accepted ?? false),
      })),
      explanation: isStanding ? written : null,
      outdated: written === undefined || isStanding ? null : written,
    },
  ];
}

/** What each unit sent in each cell, by unit and cell. */
async function sentFigures(
  { consolidation }: Pick<Stores, "consolidation">,
  roundId: string,
  forms: readonly RoundForm[],
): Promise<ReadonlyMap<string, SentFigure>> {
  const sent = new Map<string, SentFigure>();
  for (const { form } of forms)
    for (const figure of await consolidation.listSentFigures(roundId, form.id))
      sent.set(sentKey(figure.unitId, figure), figure);
  return sent;
}
