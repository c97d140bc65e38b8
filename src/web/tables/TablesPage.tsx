import { useQuery } from "@tanstack/preact-query";
import { useRoute } from "preact-iso";
import type { Page } from "../../contract/common.ts";
import type { TableSummary } from "../../contract/consolidation.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState, Skeleton } from "../parts/Quiet.tsx";
import type { RoundChoice } from "../rounds/current-round.ts";
import { RoundGate } from "../rounds/RoundGate.tsx";
import { TableScreen } from "./TableScreen.tsx";
import "./tables.css";

const TAB = "Biểu tổng hợp";

/** One authoritative table from many units, each number traceable (Biểu tổng hợp). */
export function TablesPage() {
  return <RoundGate tab={TAB}>{(round) => <Tables key={round.id} round={round} />}</RoundGate>;
}

function Tables({ round }: { readonly round: RoundChoice }) {
  const { params } = useRoute();
  const tables = useQuery({
    queryKey: ["tables", round.id],
    queryFn: ({ signal }) =>
      api.get<Page<TableSummary>>(`/rounds/${round.id}/tables`, { signal, query: { limit: 200 } }),
  });
  const list = tables.data?.items;
  const asked = params["formId"];
  const chosen = asked === undefined ? list?.[0] : list?.find(({ formId }) => formId === asked);
  if (list !== undefined && chosen !== undefined)
    return <TableScreen key={chosen.formId} round={round} tables={list} formId={chosen.formId} />;
  return (
    <>
      <PageHead title={TAB} tab={TAB} />
      {tables.isError ? (
        <Band tone="error" onRetry={() => void tables.refetch()}>
          {problemTitle(tables.error)}
        </Band>
      ) : list === undefined ? (
        <Skeleton rows={16} />
      ) : (
        <EmptyState
          action={list.length > 0 && <a href="/bieu-tong-hop">Xem các biểu của đợt này</a>}
        >
          {list.length === 0
            ? "Đợt báo cáo này chưa có biểu mẫu nào. Biểu mẫu được chọn khi mở đợt báo cáo."
            : "Không có biểu này trong đợt báo cáo."}
        </EmptyState>
      )}
    </>
  );
}
