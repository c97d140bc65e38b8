import { useQuery } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import type { Page } from "../../contract/common.ts";
import { api } from "../api/client.ts";

/** What pages need to know of a round before they ask for more. */
export interface RoundChoice {
  readonly id: string;
  readonly name: string;
}

/**
 * The round a page speaks of: the one its address names (`?dot=`), otherwise the newest. `round` is
 * null where no round was ever opened.
 */
export function useCurrentRound() {
  const { query } = useLocation();
  const rounds = useQuery({
    queryKey: ["rounds"],
    queryFn: ({ signal }) => api.get<Page<RoundChoice>>("/rounds", { signal }),
  });
  const items = rounds.data?.items;
  const named = items?.find((round) => round.id === query["dot"]);
  return {
    rounds: items ?? [],
    round: items === undefined ? undefined : (named ?? items[0] ?? null),
    error: rounds.error,
    retry: () => void rounds.refetch(),
  };
}
