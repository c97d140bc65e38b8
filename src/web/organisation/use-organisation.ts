import { useQuery } from "@tanstack/preact-query";
import type { Page } from "../../contract/common.ts";
import type { AccountView, UnitGroupView, UnitView } from "../../contract/organisation.ts";
import { api } from "../api/client.ts";

/** More than any province has; the server refuses larger pages. */
const ALL = { limit: 500 };

export const UNITS_KEY = ["units"] as const;
export const GROUPS_KEY = ["unit-groups"] as const;
export const ACCOUNTS_KEY = ["accounts"] as const;

/** Every page of a list, one after the other. */
async function wholeList<T>(path: string, signal: AbortSignal): Promise<readonly T[]> {
  const items: T[] = [];
  for (let offset: number | null = 0; offset !== null;) {
    const page: Page<T> = await api.get<Page<T>>(path, { signal, query: { ...ALL, offset } });
    items.push(...page.items);
    offset = page.nextOffset;
  }
  return items;
}

/** Units valid today, in their order. */
export const useUnits = () =>
  useQuery({ queryKey: UNITS_KEY, queryFn: ({ signal }) => wholeList<UnitView>("/units", signal) });

export const useUnitGroups = () =>
  useQuery({
    queryKey: GROUPS_KEY,
    queryFn: ({ signal }) => wholeList<UnitGroupView>("/unit-groups", signal),
  });

export const useAccounts = () =>
  useQuery({
    queryKey: ACCOUNTS_KEY,
    queryFn: ({ signal }) => wholeList<AccountView>("/accounts", signal),
  });
