import { useQuery } from "@tanstack/preact-query";
import type { EvaluationView } from "../../contract/evaluation.ts";
import type { WaitingReportView } from "../../contract/report.ts";
import type { TrackingView } from "../../contract/tracking.ts";
import { api } from "../api/client.ts";
import { useDirectives } from "../directives/use-directives.ts";

/** A report that was presented and waits for a leader's decision. */
export type WaitingReport = NonNullable<WaitingReportView["report"]>;

const MINUTE = 60_000;

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
    queryFn: ({ signal }) =>
      api.get<WaitingReportView>(`/rounds/${roundId}/report/waiting`, { signal }),
    refetchInterval: MINUTE,
  });
  const failed = [evaluation, tracking, directives].find((query) => query.isError);
  return {
    evaluation: evaluation.data,
    tracking: tracking.data,
    directives: directives.data?.items,
    report: report.data?.report ?? null,
    error: failed?.error,
    isFetching: evaluation.isFetching || tracking.isFetching || directives.isFetching,
    retry: () => {
      for (const query of [evaluation, tracking, directives]) void query.refetch();
    },
  };
}
