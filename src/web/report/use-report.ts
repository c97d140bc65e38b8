import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import type {
  DecisionRequest,
  ParagraphRequest,
  Presented,
  ReportView,
} from "../../contract/report.ts";
import { api } from "../api/client.ts";

const keyOf = (roundId: string) => ["report", roundId] as const;

/** The report of a round, or one of its versions. */
export function useReport(roundId: string, version: number | undefined) {
  return useQuery({
    queryKey: [...keyOf(roundId), version ?? null],
    queryFn: ({ signal }) =>
      api.get<ReportView>(`/rounds/${roundId}/report`, { query: { version }, signal }),
  });
}

/** What people do to a report; each shows the report anew once it is done. */
export function useReportActs(view: Pick<ReportView, "id" | "roundId">) {
  const client = useQueryClient();
  const path = `/reports/${view.id ?? ""}`;
  const onSuccess = () => client.invalidateQueries({ queryKey: keyOf(view.roundId) });
  const paragraphPath = (blockKey: string) => `${path}/paragraphs/${encodeURIComponent(blockKey)}`;
  return {
    begin: useMutation({
      mutationFn: () => api.post<{ id: string }>(`/rounds/${view.roundId}/report`, {}),
      onSuccess,
    }),
    save: useMutation({
      mutationFn: ({ blockKey, ...body }: ParagraphRequest & { readonly blockKey: string }) =>
        api.put<{ editedAt: string }>(paragraphPath(blockKey), body),
      onSuccess,
    }),
    restore: useMutation({
      mutationFn: (edit: { readonly blockKey: string; readonly editedAt: string }) =>
        api.del<unknown>(paragraphPath(edit.blockKey), {
          query: { baseEditedAt: edit.editedAt },
        }),
      onSuccess,
    }),
    present: useMutation({
      mutationFn: () => api.post<Presented>(`${path}/presentations`, {}),
      onSuccess,
    }),
    decide: useMutation({
      mutationFn: (decision: DecisionRequest) => api.post<unknown>(`${path}/decisions`, decision),
      onSuccess,
    }),
  };
}

export type ReportActs = ReturnType<typeof useReportActs>;
