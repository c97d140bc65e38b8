import { useQuery } from "@tanstack/preact-query";
import { useRoute } from "preact-iso";
import type { SubmissionView } from "../../contract/review.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Skeleton } from "../parts/Quiet.tsx";
import { LoadedSubmission } from "./LoadedSubmission.tsx";

/** One submission: accept it, or return exactly what has to be looked at again (Thẩm tra). */
export function SubmissionPage() {
  const { submissionId = "" } = useRoute().params;
  const query = useQuery({
    queryKey: ["submission", submissionId],
    queryFn: () => api.get<SubmissionView>(`/submissions/${submissionId}`),
  });
  if (query.data !== undefined) return <LoadedSubmission key={submissionId} view={query.data} />;
  return (
    <>
      <PageHead
        tab="Thẩm tra"
        title="Thẩm tra"
        crumbs={[{ label: "Thẩm tra", href: "/tham-tra" }]}
      />
      {query.isError ? (
        <Band tone="error" onRetry={() => void query.refetch()}>
          {problemTitle(query.error)}
        </Band>
      ) : (
        <Skeleton rows={14} />
      )}
    </>
  );
}
