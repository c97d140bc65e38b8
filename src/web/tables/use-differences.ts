import { useQuery } from "@tanstack/preact-query";
import type { Page } from "../../contract/common.ts";
import type { DifferenceView, TableView } from "../../contract/consolidation.ts";
import { api } from "../api/client.ts";
import { useSession } from "../api/session.ts";

const READERS: readonly string[] = ["office", "finance", "auditor"];

/** Where figures of several units contradict each other; asked for by those who review, on a living table. */
export function useDifferences({ roundId, formId, version }: TableView) {
  const { account } = useSession();
  const isReader = account.roles.some(({ role }) => READERS.includes(role));
  return useQuery({
    // under the key of the table, so that whatever renews it renews them, too
    queryKey: ["table", roundId, formId, "differences"],
    queryFn: ({ signal }) =>
      api.get<Page<DifferenceView>>(`/rounds/${roundId}/tables/${formId}/differences`, {
        signal,
        query: { limit: 500 },
      }),
    enabled: isReader && version === null,
  });
}

/** Text that names one difference among others. */
export const differenceKey = ({ code, unitId, rowId, columnId }: DifferenceView): string =>
  `${code}|${unitId ?? ""}|${rowId}|${columnId}`;
