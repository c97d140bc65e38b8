import { useQuery } from "@tanstack/preact-query";
import type { Page } from "../../contract/common.ts";
import type { DifferenceView, TableView } from "../../contract/consolidation.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
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

/** One rule broken at one row of one unit, in however many columns: told and explained together. */
export interface DifferenceGroup {
  readonly key: string;
  /** In the order of the columns of the table; never empty. */
  readonly differences: readonly DifferenceView[];
  readonly isOpen: boolean;
}

export function groupDifferences(
  differences: readonly DifferenceView[],
  columnIds: readonly string[],
): readonly DifferenceGroup[] {
  const groups = groupBy(
    differences,
    ({ code, unitId, rowId }) => `${code}|${unitId ?? ""}|${rowId}`,
  );
  return [...groups].map(([key, found]) => ({
    key,
    differences: [...found].sort(
      (a, b) => columnIds.indexOf(a.columnId) - columnIds.indexOf(b.columnId),
    ),
    isOpen: found.some(({ isOpen }) => isOpen),
  }));
}
