import { QueryClient } from "@tanstack/preact-query";
import { isApiProblem } from "./problem.ts";

const isWorthRetrying = (error: unknown): boolean =>
  isApiProblem(error) && (error.status === 0 || error.status >= 502);

/** Answers are shown at once from memory and asked again in the background. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && isWorthRetrying(error),
      // An office without internet still reaches its own server: the browser's word is not asked.
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});
