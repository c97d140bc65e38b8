import { keepPreviousData, useQuery } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import type { TableSummary, TableView } from "../../contract/consolidation.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Skeleton } from "../parts/Quiet.tsx";
import type { RoundChoice } from "../rounds/current-round.ts";
import { LoadedTable } from "./LoadedTable.tsx";

const readVersion = (text: string | undefined): number | undefined => {
  const version = Number(text);
  return Number.isInteger(version) && version > 0 ? version : undefined;
};

export interface TableScreenProps {
  readonly round: RoundChoice;
  readonly tables: readonly TableSummary[];
  readonly formId: string;
}

/** Reads one table of a round: living, accepted only, or a frozen version. */
export function TableScreen({ round, tables, formId }: TableScreenProps) {
  const { query } = useLocation();
  const version = readVersion(query["ban"]);
  const acceptedOnly = version === undefined && query["chap-nhan"] === "co";
  const asked = { version, acceptedOnly: acceptedOnly ? true : undefined };
  const path = `/rounds/${round.id}/tables/${formId}`;
  const table = useQuery({
    queryKey: ["table", round.id, formId, asked],
    queryFn: ({ signal }) => api.get<TableView>(path, { signal, query: asked }),
    placeholderData: keepPreviousData,
    refetchInterval: version === undefined ? 60_000 : false,
  });
  const view = table.data;
  const latest = view?.freezesWithheld === false ? view.freezes[0]?.version : undefined;
  const compared = version === undefined ? latest : undefined;
  const other = useQuery({
    queryKey: ["table", round.id, formId, { version: compared }],
    queryFn: ({ signal }) => api.get<TableView>(path, { signal, query: { version: compared } }),
    enabled: compared !== undefined,
    staleTime: Infinity,
  });
  if (view === undefined) {
    return (
      <>
        <PageHead title="Biểu tổng hợp" tab="Biểu tổng hợp" />
        {table.isError ? (
          <Band tone="error" onRetry={() => void table.refetch()}>
            {problemTitle(table.error)}
          </Band>
        ) : (
          <Skeleton rows={18} />
        )}
      </>
    );
  }
  return (
    <LoadedTable
      view={view}
      tables={tables}
      acceptedOnly={acceptedOnly}
      compared={compared === undefined ? undefined : other.data}
      isFetching={table.isFetching}
      error={table.isError ? problemTitle(table.error) : undefined}
      onRetry={() => void table.refetch()}
    />
  );
}
