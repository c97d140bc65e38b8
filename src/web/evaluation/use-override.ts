import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import type { EvaluatedTarget, OverrideRequest } from "../../contract/evaluation.ts";
import { makeOverride } from "../../domain/evaluation/override.ts";
import { VERDICT_LABELS, type Verdict } from "../../domain/evaluation/verdict.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { showToast } from "../parts/Toast.tsx";

/** A verdict being set beside the rule's, with its reason, until it is saved or withdrawn. */
export interface OverrideDraft {
  readonly verdict: Verdict | undefined;
  readonly onVerdict: (verdict: Verdict) => void;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  /** False without a verdict, without enough reason, or where nothing was changed. */
  readonly canSave: boolean;
  readonly save: () => void;
  readonly withdraw: () => void;
  readonly isSending: boolean;
  readonly error: string | undefined;
}

const wordsOf = (target: EvaluatedTarget, verdict: Verdict | null): string =>
  verdict === null
    ? `Chỉ tiêu ${target.code} trở về xếp loại tự động.`
    : `Đã xếp loại lại chỉ tiêu ${target.code}: ${VERDICT_LABELS[verdict]}.`;

/** The draft of one target; another target, or a new answer of the server, begins it anew. */
export function useOverride(roundId: string, target: EvaluatedTarget): OverrideDraft {
  const client = useQueryClient();
  const recorded = target.override;
  const [verdict, onVerdict] = useState<Verdict | undefined>(recorded?.verdict);
  const [reason, onReason] = useState(recorded?.reason ?? "");
  const send = useMutation({
    mutationFn: (request: OverrideRequest) =>
      api.put(`/targets/${target.targetId}/override`, request),
    onSuccess: async (_answer, request) => {
      showToast({ text: wordsOf(target, request.verdict) });
      await client.invalidateQueries({ queryKey: ["evaluation", roundId] });
    },
  });
  const { reset } = send;
  useEffect(() => {
    onVerdict(recorded?.verdict);
    onReason(recorded?.reason ?? "");
    reset();
  }, [target.targetId, recorded?.at, reset]);
  const isExplained = verdict !== undefined && makeOverride(verdict, reason).ok;
  const isChanged = verdict !== recorded?.verdict || reason !== (recorded?.reason ?? "");
  const canSave = isExplained && isChanged && !send.isPending;
  return {
    verdict,
    onVerdict,
    reason,
    onReason,
    canSave,
    save: () => {
      if (canSave) send.mutate({ roundId, verdict, reason });
    },
    withdraw: () => send.mutate({ roundId, verdict: null, reason: "" }),
    isSending: send.isPending,
    error: send.isError ? problemTitle(send.error) : undefined,
  };
}
