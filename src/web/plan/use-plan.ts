import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import type { EditMade } from "../../contract/plan-authoring.ts";
import type { PlanView } from "../../contract/plan.ts";
import type { DocumentEdit } from "../../domain/plan/document-facts.ts";
import type { OutlineEdit } from "../../domain/plan/outline-edit.ts";
import { api } from "../api/client.ts";

const keyOf = (idOrSlug: string, version: number | undefined) =>
  ["plan", idOrSlug, version ?? "in force"] as const;

/** The version that an address asks for: "?ban=2". */
export const askedVersion = (query: Readonly<Record<string, string>>): number | undefined => {
  const version = Number(query["ban"]);
  return Number.isInteger(version) && version > 0 ? version : undefined;
};

/** A plan by its id or address part, in the version in force or the one asked for. */
export const usePlan = (idOrSlug: string, version: number | undefined) =>
  useQuery({
    queryKey: keyOf(idOrSlug, version),
    queryFn: () =>
      api.get<PlanView>(`/plans/${idOrSlug}`, version === undefined ? {} : { query: { version } }),
  });

/** An edit, or what it is once the draft as it then stands is known. */
export type AskedEdit = OutlineEdit | DocumentEdit | ((plan: PlanView) => OutlineEdit | undefined);

/**
 * Changes of a draft, one after the other, each from the draft as last seen: what somebody else has
 * changed meanwhile is refused by the server and shown, never overwritten.
 */
export function useDraftEdits(idOrSlug: string, version: number | undefined) {
  const client = useQueryClient();
  const key = keyOf(idOrSlug, version);
  return useMutation({
    scope: { id: key.join(" ") },
    mutationFn: async (asked: AskedEdit): Promise<EditMade | undefined> => {
      const plan = client.getQueryData<PlanView>(key);
      if (plan === undefined) return undefined;
      const edit = typeof asked === "function" ? asked(plan) : asked;
      if (edit === undefined) return undefined;
      return api.post<EditMade>(`/plan-versions/${plan.versionId}/edits`, {
        baseRevision: plan.revision,
        edit,
      });
    },
    // the next edit waits until the draft is seen as this one made it
    onSuccess: () => client.invalidateQueries({ queryKey: ["plan"] }),
  });
}
