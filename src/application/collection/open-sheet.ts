import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { mayForUnit, notFound } from "../access.ts";
import type { Action } from "../access.ts";
import type { Actor } from "../actor.ts";
import { checksOfRound } from "../check/read-check.ts";
import type { Stores } from "../ports.ts";
import { type Worksheet, worksheetOf } from "./worksheet.ts";

/** Reads what a unit fills in a round; undefined where it is not there or not for this person. */
export async function readSheet(
  { collection, check, form }: Pick<Stores, "collection" | "check" | "form">,
  actor: Actor,
  action: Action,
  obligationId: string,
): Promise<Worksheet | undefined> {
  const facts = await collection.findObligation(obligationId);
  if (facts === undefined || !mayForUnit(actor, action, facts.unitId)) return undefined;
  const tasks = await collection.listTasks([obligationId]);
  const forms = await collection.listForms(facts.roundId);
  const designed = await checksOfRound(
    { check, form },
    forms.map((each) => each.form),
  );
  return worksheetOf(facts, tasks, forms, actor, undefined, designed);
}

export type SheetProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

export type OpenProblem = Problem<"access.thing.not-found" | "collection.submission.closed">;

/** The same for writing: the obligation is locked, so that people take turns, and still open. */
export async function openSheet(
  stores: Pick<Stores, "collection" | "check" | "form">,
  actor: Actor,
  action: Action,
  obligationId: string,
): Promise<Result<Worksheet, OpenProblem>> {
  await stores.collection.lockObligation(obligationId);
  const sheet = await readSheet(stores, actor, action, obligationId);
  if (sheet === undefined) return notFound("obligation");
  if (sheet.facts.roundState === "closed")
    return err(problem("collection.submission.closed", { unit: sheet.facts.unit }));
  return ok(sheet);
}
