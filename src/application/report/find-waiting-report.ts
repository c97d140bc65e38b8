import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";

/** A presented version that nobody has decided on, without its text. */
export interface WaitingReport {
  readonly title: string;
  readonly version: number;
  readonly presentedBy: string;
  readonly presentedAt: string;
}

type WaitingProblem = Problem<"access.action.forbidden">;

/** What waits for a leader's decision in a round (chờ duyệt); null where nothing does. */
export async function findWaitingReport(
  { work }: Dependencies,
  actor: Actor,
  roundId: string,
): Promise<Result<{ report: WaitingReport | null }, WaitingProblem>> {
  const allowed = requireAction(actor, "dashboard.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ report: reports }) => {
    const report = await reports.findOfRound(roundId);
    const [newest] = report?.state === "presented" ? await reports.listVersions(report.id) : [];
    if (report === undefined || newest === undefined) return ok({ report: null });
    const { version, madeBy, madeAt } = newest;
    return ok({
      report: { title: report.title, version, presentedBy: madeBy, presentedAt: madeAt },
    });
  });
}
