import { useLocation } from "preact-iso";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Skeleton } from "../parts/Quiet.tsx";
import type { RoundChoice } from "../rounds/current-round.ts";
import { RoundGate } from "../rounds/RoundGate.tsx";
import { LoadedReport } from "./LoadedReport.tsx";
import { useReport } from "./use-report.ts";
import "./report.css";

const readVersion = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d*$/.test(text) ? Number(text) : undefined;

/** The term report, written once with numbers that stay true (Báo cáo). */
export function ReportPage() {
  return <RoundGate tab="Báo cáo">{(round) => <Report key={round.id} round={round} />}</RoundGate>;
}

function Report({ round }: { readonly round: RoundChoice }) {
  const { query } = useLocation();
  const report = useReport(round.id, readVersion(query["ban"]));
  const retry = () => void report.refetch();
  if (report.data === undefined) {
    return (
      <>
        <PageHead title="Báo cáo" tab="Báo cáo" />
        {report.isError ? (
          <Band tone="error" onRetry={retry}>
            {problemTitle(report.error)}
          </Band>
        ) : (
          <Skeleton rows={18} />
        )}
      </>
    );
  }
  return (
    <LoadedReport
      view={report.data}
      isFetching={report.isFetching}
      error={report.isError ? problemTitle(report.error) : undefined}
      onRetry={retry}
    />
  );
}
