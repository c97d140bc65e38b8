import { type DesignedCheck, runDesignedChecks } from "../../domain/collection/designed-check.ts";
import { namedRows } from "../../domain/collection/expression/names.ts";
import { type Form, placedRows } from "../../domain/collection/form.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { RoundForm } from "../collection/collection-store.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { CheckDesign } from "./check-store.ts";
import { hiddenRows } from "./list-checks.ts";
import { otherForms, readCheck } from "./read-check.ts";
import {
  NO_FIGURES,
  type UnitFigures,
  figuresOfRound,
  placesOf,
  sharesOf,
  sourceOf,
} from "./round-figures.ts";

/** A cell that a check would point at (ô sẽ bị báo). */
export interface RehearsedCell {
  readonly row: string;
  readonly column: string;
  /** Words with figures in them; null where they rest on a draft, which stays with its unit. */
  readonly message: string | null;
}

export interface Rehearsal {
  /** Units that fill the row the check stands at. */
  readonly units: number;
  /** Units it would stop or ask. */
  readonly hit: number;
  readonly cells: number;
  readonly found: readonly {
    /** Null for a figure of the table as a whole. */
    readonly unit: string | null;
    readonly from: "sent" | "draft";
    readonly cells: readonly RehearsedCell[];
  }[];
}

export type RehearseProblem = Problem<
  "access.action.forbidden" | "access.thing.not-found" | "collection.check.invalid"
>;

/** Reads the design against the round's own forms, without rows the reader is not named for. */
async function readForRound(
  stores: Pick<Stores, "consolidation" | "form">,
  actor: Actor,
  roundForms: readonly RoundForm[],
  design: CheckDesign,
): Promise<Result<DesignedCheck, RehearseProblem>> {
  const designedOn = await stores.form.findForm(design.formId);
  const forms = roundForms.map(({ form }) => form);
  const own = forms.find(({ code }) => code === designedOn?.code);
  if (designedOn === undefined || own === undefined) return notFound("form");
  const all = [...forms, ...(await otherForms(stores.form, forms))];
  const hidden = await hiddenRows(stores, actor, all);
  const rows = namedRows(all).filter(({ rowId }) => !hidden.has(rowId));
  const labels = {
    rowLabel: rowName(designedOn, design.rowId),
    columnLabel: columnName(designedOn, design.columnId),
  };
  const read = readCheck({ ...design, ...labels, id: "" }, own, rows);
  return read.ok ? read : err(problem("collection.check.invalid", read.error));
}

const rowName = (form: Form, rowId: string | null): string | null =>
  placedRows(form).find(({ row }) => row.id === rowId)?.row.label ?? null;

const columnName = (form: Form, columnId: string | null): string | null =>
  form.columns.find(({ id }) => id === columnId)?.label ?? null;

/**
 * Runs a check on what the units of a round have sent or typed so far, before it is switched on (chạy
 * thử): which cells it would point at. Nothing is stored.
 */
export async function rehearseCheck(
  { work }: Dependencies,
  actor: Actor,
  roundId: string,
  design: CheckDesign,
): Promise<Result<Rehearsal, RehearseProblem>> {
  const allowed = requireAction(actor, "form.design");
  if (!allowed.ok) return allowed;
  return work.read<Result<Rehearsal, RehearseProblem>>(actor, async (stores) => {
    if ((await stores.consolidation.findRound(roundId)) === undefined) return notFound("round");
    const forms = await stores.collection.listForms(roundId);
    const check = await readForRound(stores, actor, forms, design);
    if (!check.ok) return check;
    const wish = { forms, drafts: true, checks: [check.value] };
    const units = await figuresOfRound(stores, actor, roundId, wish);
    return ok(rehearsalOf(check.value, units, forms));
  });
}

function rehearsalOf(
  check: DesignedCheck,
  units: readonly UnitFigures[],
  forms: readonly RoundForm[],
): Rehearsal {
  const whole = forms.map(({ form }) => form);
  const own = whole.find(({ id }) => id === check.formId);
  const drafts = new Set(units.flatMap(({ unitId, from }) => (from === "draft" ? [unitId] : [])));
  const places = placesOf(check, units, forms);
  const found = places.flatMap((unit): Rehearsal["found"] => {
    const source = sourceOf(unit?.figures ?? NO_FIGURES, units, forms);
    const findings = runDesignedChecks([check], whole, source);
    if (findings.length === 0 || own === undefined || unit?.from === "nothing") return [];
    const cells = findings.map(({ rowId, columnId, message }) => {
      const restsOnDraft = sharesOf(check, columnId, unit, units, forms).some(({ unitId }) =>
        drafts.has(unitId),
      );
      return {
        row: rowName(own, rowId) ?? "",
        column: columnName(own, columnId) ?? "",
        message: restsOnDraft ? null : message,
      };
    });
    return [{ unit: unit?.unit ?? null, from: unit?.from === "draft" ? "draft" : "sent", cells }];
  });
  return {
    units: places.filter((unit) => unit !== null).length,
    hit: found.length,
    cells: found.reduce((total, { cells }) => total + cells.length, 0),
    found,
  };
}
