import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import { type ChangeProblem, draftToChange } from "./change-report.ts";
import { composeCopies } from "./compose-copies.ts";

type PresentProblem = ChangeProblem | Problem<"access.action.forbidden">;

/**
 * Presents the report to the chairman (trình Chủ tịch): fixes the open copy as a version for ever.
 * Nothing confidential enters a version, so that everybody who may read reports may read it.
 */
export async function presentReport(
  deps: Dependencies,
  actor: Actor,
  reportId: string,
): Promise<Result<{ version: number; checksum: string }, PresentProblem>> {
  const allowed = requireAction(actor, "report.write");
  if (!allowed.ok) return allowed;
  const { work, clock, secrets } = deps;
  return work.write<{ version: number; checksum: string }, PresentProblem>(
    actor,
    async (stores) => {
      const report = await draftToChange(stores, reportId);
      if (!report.ok) return report;
      const copies = await composeCopies(deps, stores, actor, report.value.roundId);
      if (copies === undefined) return notFound("report");
      const [newest] = await stores.report.listVersions(reportId);
      const version = (newest?.version ?? 0) + 1;
      const { model } = copies.open;
      const checksum = secrets.fingerprint(canonicalJson(model));
      await stores.report.addVersion({
        id: secrets.newId(),
        reportId,
        version,
        model,
        checksum,
        at: clock.now(),
      });
      await stores.report.setState(reportId, "presented");
      await stores.events.record({
        subject: "report",
        subjectId: reportId,
        kind: "report.presented",
        from: "draft",
        to: "presented",
        details: { version, checksum },
      });
      return ok({ version, checksum });
    },
  );
}
