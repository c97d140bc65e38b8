import { type DesignedCheck, runDesignedChecks } from "../../domain/collection/designed-check.ts";
import { namedRows } from "../../domain/collection/expression/names.ts";
import { placedRows } from "../../domain/collection/form.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { maySee, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { CheckDesign } from "./check-store.ts";
import { readCheck } from "./read-check.ts";
import { figuresOfRound, sourceOf } from "./round-figures.ts";

export interface Rehearsal {
  /** Units that fill the row the check stands at. */
  readonly units: number;
  /** Units it would stop or ask. */
  readonly hit: number;
  readonly cells: number;
  readonly found: readonly {
    readonly unit: string;
    readonly from: "sent" | "draft";
    readonly cells: number;
    /** Words with figures in them; only of what was sent, because drafts stay with their unit. */
    readonly messages: readonly string[];
  }[];
}

export type RehearseProblem = Problem<
  "access.action.forbidden" | "access.thing.not-found" | "collection.check.invalid"
>;

/** Reads the design against the round's own forms, without rows the reader is not named for. */
async function readForRound(
  { consolidation, collection, form }: Pick<Stores, "consolidation" | "collection" | "form">,
  actor: Actor,
  roundId: string,
  design: CheckDesign,
): Promise<Result<DesignedCheck, RehearseProblem>> {
  const designedOn = await form.findForm(design.formId);
  const forms = (await collection.listForms(roundId)).map((each) => each.form);
  const own = forms.find(({ code }) => code === designedOn?.code);
  if (own === undefined) return notFound("form");
  const hidden = new Set<string>();
  for (const { id } of forms)
    for (const row of await consolidation.listRowFacts(id))
      if (!maySee(actor, row)) hidden.add(row.rowId);
  const rows = namedRows(forms).filter(({ rowId }) => !hidden.has(rowId));
  const read = readCheck({ ...design, id: "" }, own.id, rows);
  return read.ok ? read : err(problem("collection.check.invalid", read.error));
}

/**
 * Runs a check on what the units of a round have sent or typed so far, before it is switched on (chạy
 * thử): how many units it would hit. Nothing is stored.
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
    const check = await readForRound(stores, actor, roundId, design);
    if (!check.ok) return check;
    const forms = await stores.collection.listForms(roundId);
    const units = await figuresOfRound(stores, actor, roundId, { forms, drafts: true });
    const concerned = units.filter(({ sheet }) =>
      sheet.forms.some(({ form }) =>
        placedRows(form).some(({ row }) => row.id === check.value.rowId && row.kind !== "group"),
      ),
    );
    const found = concerned.flatMap((unit) => {
      const source = sourceOf(unit.figures, units, forms);
      const whole = forms.map(({ form }) => form);
      const findings = runDesignedChecks([check.value], whole, source);
      if (findings.length === 0 || unit.from === "nothing") return [];
      const isDraft = units.some(({ from }) => from === "draft");
      const messages = isDraft ? [] : findings.map(({ message }) => message);
      return [{ unit: unit.unit, from: unit.from, cells: findings.length, messages }];
    });
    return ok({
      units: concerned.length,
      hit: found.length,
      cells: found.reduce((total, { cells }) => total + cells, 0),
      found,
    });
  });
}
