import { useQuery } from "@tanstack/preact-query";
import type { Page } from "../../contract/common.ts";
import type { DirectiveView } from "../../contract/directive.ts";
import { api } from "../api/client.ts";

export const DIRECTIVES_KEY = ["directives"] as const;

/** Every directive the person may know of, overdue ones first. */
export const useDirectives = () =>
  useQuery({
    queryKey: DIRECTIVES_KEY,
    queryFn: ({ signal }) =>
      api.get<Page<DirectiveView>>("/directives", { signal, query: { limit: 500 } }),
    refetchInterval: 60_000,
  });
