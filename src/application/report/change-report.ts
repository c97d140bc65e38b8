import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound } from "../access.ts";
import type { Stores } from "../ports.ts";
import type { ReportRecord } from "./report-store.ts";

export type ChangeProblem = Problem<
  "access.thing.not-found" | "report.version.approved" | "report.state.wrong"
>;

/** Holds the report for a change, if people still write it. */
export async function draftToChange(
  stores: Stores,
  reportId: string,
): Promise<Result<ReportRecord, ChangeProblem>> {
  const report = await stores.report.lock(reportId);
  if (report === undefined) return notFound("report");
  if (report.state === "draft") return ok(report);
  if (report.state === "presented")
    return err(problem("report.state.wrong", { state: report.state }));
  const [newest] = await stores.report.listVersions(report.id);
  return err(problem("report.version.approved", { version: newest?.version ?? 1 }));
}
