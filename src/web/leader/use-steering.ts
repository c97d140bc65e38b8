import { useQuery } from "@tanstack/preact-query";
import type { EvaluationView } from "../../contract/evaluation.ts";
import type { ReportView } from "../../contract/report.ts";
import type { TrackingView } from "../../contract/tracking.ts";
import { api } from "../api/client.ts";
import { isApiProblem } from "../api/problem.ts";
import { useDirectives } from "../directives/use-directives.ts";

/** A report that was presented and waits for a leader's decision. */
export interface WaitingReport {
  readonly title: string;
  readonly version: number;
  readonly presentedBy: string;
  readonly presentedAt: string;
}

const MINUTE = 60_000;

/** The presented version nobody has decided on yet; null where nothing waits. */
export function waitingReport(
  report: Pick<ReportView, "title" | "state" | "versions">,
): WaitingReport | null {
  const open = report.versions.filter(({ decision }) => decision === null);
  const last = open.reduce<(typeof open)[number] | undefined>(
    (newest, next) => (newest === undefined || next.version > newest.version ? next : newest),
    undefined,
  );
  if (report.state !== "presented" || last === undefined) return null;
  const { version, madeBy, madeAt } = last;
  return { title: report.title, version, presentedBy: madeBy, presentedAt: madeAt };
}

async function askReport(roundId: string, signal: AbortSignal): Promise<WaitingReport | null> {
  try {
    return waitingReport(await api.get<ReportView>(`/rounds/${roundId}/report`, { signal }));
  } catch (error) {
    // nobody has begun to write: that is no failure of this page
    if (isApiProblem(error) && error.status === 404) return null;
    throw error;
  }
}

/** The same answers as the pages of evaluation, tracking and directives: one truth for all. */
export function useSteering(roundId: string) {
  const evaluation = useQuery({
    queryKey: ["evaluation", roundId],
    queryFn: ({ signal }) => api.get<EvaluationView>(`/rounds/${roundId}/evaluation`, { signal }),
    refetchInterval: MINUTE,
  });
  const tracking = useQuery({
    queryKey: ["tracking", roundId],
    queryFn: ({ signal }) => api.get<TrackingView>(`/rounds/${roundId}/tracking`, { signal }),
    refetchInterval: MINUTE,
  });
  const directives = useDirectives();
  const report = useQuery({
    queryKey: ["report", roundId, "waiting"],
    queryFn: ({ signal }) => askReport(roundId, signal),
  });
  const failed = [evaluation, tracking, directives].find((query) => query.isError);
  return {
    evaluation: evaluation.data,
    tracking: tracking.data,
    directives: directives.data?.items,
    report: report.data ?? null,
    error: failed?.error,
    isFetching: evaluation.isFetching || tracking.isFetching || directives.isFetching,
    retry: () => {
      for (const query of [evaluation, tracking, directives]) void query.refetch();
    },
  };
}
