import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";

type DecideProblem = Problem<
  | "access.action.forbidden"
  | "access.thing.not-found"
  | "report.state.wrong"
  | "report.version.approved"
  | "report.version.stale"
  | "report.decision.reason-missing"
>;

export interface DecideReportRequest {
  readonly reportId: string;
  readonly decision: "approve" | "return";
  /** The version that was read. */
  readonly version: number;
  readonly reason: string;
}

/** The leader approves the version that was read, or returns it with words (duyệt, trả lại). */
export async function decideReport(
  { work }: Dependencies,
  actor: Actor,
  { reportId, decision, version, reason }: DecideReportRequest,
): Promise<Result<void, DecideProblem>> {
  const allowed = requireAction(actor, "report.approve");
  if (!allowed.ok) return allowed;
  const words = reason.normalize("NFC").trim();
  return work.write<void, DecideProblem>(actor, async ({ report: reports, events }) => {
    const report = await reports.lock(reportId);
    if (report === undefined) return notFound("report");
    const [newest] = await reports.listVersions(reportId);
    const actual = newest?.version ?? 0;
    if (report.state === "approved") {
      return err(problem("report.version.approved", { version: actual }));
    }
    if (report.state !== "presented")
      return err(problem("report.state.wrong", { state: report.state }));
    if (actual !== version) {
      const [expected, found] = [String(version), String(actual)];
      return err(problem("report.version.stale", { expected, actual: found }));
    }
    if (decision === "return" && words === "") {
      return err(problem("report.decision.reason-missing", {}));
    }
    const to = decision === "approve" ? ("approved" as const) : ("draft" as const);
    await reports.setState(reportId, to);
    await events.record({
      subject: "report",
      subjectId: reportId,
      kind: decision === "approve" ? "report.approved" : "report.returned",
      from: "presented",
      to,
      reason: words,
      details: { version },
    });
    return ok(undefined);
  });
}
