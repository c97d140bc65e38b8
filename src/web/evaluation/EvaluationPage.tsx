import { useQuery } from "@tanstack/preact-query";
import type { EvaluationView } from "../../contract/evaluation.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Skeleton } from "../parts/Quiet.tsx";
import type { RoundChoice } from "../rounds/current-round.ts";
import { RoundGate } from "../rounds/RoundGate.tsx";
import { LoadedEvaluation } from "./LoadedEvaluation.tsx";
import "./evaluation.css";

/** Every target of the term judged by rule, and corrected by reasoned judgement (Đánh giá). */
export function EvaluationPage() {
  return (
    <RoundGate tab="Đánh giá">{(round) => <Evaluation key={round.id} round={round} />}</RoundGate>
  );
}

function Evaluation({ round }: { readonly round: RoundChoice }) {
  const evaluation = useQuery({
    queryKey: ["evaluation", round.id],
    queryFn: ({ signal }) => api.get<EvaluationView>(`/rounds/${round.id}/evaluation`, { signal }),
  });
  const retry = () => void evaluation.refetch();
  if (evaluation.data === undefined) {
    return (
      <>
        <PageHead title="Đánh giá" tab="Đánh giá" />
        {evaluation.isError ? (
          <Band tone="error" onRetry={retry}>
            {problemTitle(evaluation.error)}
          </Band>
        ) : (
          <Skeleton rows={18} />
        )}
      </>
    );
  }
  return (
    <LoadedEvaluation
      view={evaluation.data}
      isFetching={evaluation.isFetching}
      error={evaluation.isError ? problemTitle(evaluation.error) : undefined}
      onRetry={retry}
    />
  );
}
