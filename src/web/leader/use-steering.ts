import { useQuery } from "@tanstack/preact-query";
import type { EvaluationView } from "../../contract/evaluation.ts";
import type { TrackingView } from "../../contract/tracking.ts";
import { api } from "../api/client.ts";
import { isApiProblem } from "../api/problem.ts";
import { useDirectives } from "../directives/use-directives.ts";

/** What a leader must know of a report that waits; the page of the report itself tells the rest. */
export interface WaitingReport {
  readonly title: string;
  readonly state: string;
  readonly version?: number | null | undefined;
  readonly presentedAt?: string | null | undefined;
  readonly presentedBy?: string | null | undefined;
}

const MINUTE = 60_000;

async function askReport(roundId: string, signal: AbortSignal): Promise<WaitingReport | null> {
  try {
    return await api.get<WaitingReport>(`/rounds/${roundId}/report`, { signal });
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
