import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import { findDifferences, isOpen } from "../check/find-differences.ts";
import { readWholeTable } from "./view-table.ts";

export interface FreezeTableRequest {
  readonly roundId: string;
  readonly formId: string;
  readonly blanks: number;
  readonly unaccepted: number;
}

type FreezeProblem = Problem<
  | "access.action.forbidden"
  | "access.thing.not-found"
  | "consolidation.freeze.open-blanks"
  | "consolidation.freeze.open-differences"
>;

/**
 * Fixes a table for ever (chốt số liệu): the whole content with a checksum. The person names the
 * blanks and unaccepted figures they have seen; where the table has moved on, they are told.
 * Differences between units must be explained or mended first.
 */
export async function freezeTable(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: FreezeTableRequest,
): Promise<Result<{ version: number }, FreezeProblem>> {
  const allowed = requireAction(actor, "table.freeze");
  if (!allowed.ok) return allowed;
  return work.write<{ version: number }, FreezeProblem>(actor, async (stores) => {
    const { consolidation, events } = stores;
    const living = await readWholeTable(stores, actor, request.roundId, request.formId);
    if (living === undefined) return notFound("table");
    const { blank, unaccepted } = living.table.counts;
    if (blank !== request.blanks || unaccepted !== request.unaccepted) {
      return err(problem("consolidation.freeze.open-blanks", { blanks: blank, unaccepted }));
    }
    const open = (await findDifferences(stores, actor, request)).filter(isOpen);
    if (open.length > 0)
      return err(
        problem("consolidation.freeze.open-differences", {
          count: open.length,
          blocking: open.filter(({ severity }) => severity === "blocking").length,
          names: [...new Set(open.map(({ name }) => name))],
        }),
      );
    const version = Math.max(0, ...living.freezes.map((freeze) => freeze.version)) + 1;
    const id = secrets.newId();
    await consolidation.addFreeze({
      id,
      roundId: request.roundId,
      formId: request.formId,
      version,
      content: living.table,
      checksum: secrets.fingerprint(canonicalJson(living.table)),
      blanks: blank,
      unaccepted,
      at: clock.now(),
    });
    await events.record({
      subject: "form",
      subjectId: request.formId,
      kind: "table.frozen",
      details: { version, roundId: request.roundId },
    });
    return ok({ version });
  });
}
