import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import type { EvaluatedTarget, OverrideRequest } from "../../contract/evaluation.ts";
import { MINIMUM_REASON, makeOverride } from "../../domain/evaluation/override.ts";
import { VERDICT_LABELS, type Verdict } from "../../domain/evaluation/verdict.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { TextArea } from "../parts/Field.tsx";
import { RatingGlyph, VERDICT_LOOKS } from "../parts/RatingChip.tsx";
import { showToast } from "../parts/Toast.tsx";

/** What a person may decide; a missing baseline is a gap in the text, not a judgement. */
const CHOICES: readonly Verdict[] = [
  "exceeded",
  "met",
  "nearly_met",
  "not_met",
  "at_risk",
  "on_track",
  "no_data",
];

export interface OverrideFormProps {
  readonly roundId: string;
  readonly target: EvaluatedTarget;
}

/** Setting another verdict beside the rule's, with a reason that the report prints (xếp loại lại). */
export function OverrideForm({ roundId, target }: OverrideFormProps) {
  const client = useQueryClient();
  const { override } = target;
  const [verdict, setVerdict] = useState<Verdict | undefined>(override?.verdict);
  const [reason, setReason] = useState(override?.reason ?? "");
  useEffect(() => {
    setVerdict(override?.verdict);
    setReason(override?.reason ?? "");
  }, [target.targetId, override]);
  const send = useMutation({
    mutationFn: (request: OverrideRequest) =>
      api.put(`/targets/${target.targetId}/override`, request),
    onSuccess: async (_answer, request) => {
      showToast({
        text:
          request.verdict === null
            ? `Chỉ tiêu ${target.code} trở về xếp loại tự động.`
            : `Đã xếp loại lại chỉ tiêu ${target.code}: ${VERDICT_LABELS[request.verdict]}.`,
      });
      await client.invalidateQueries({ queryKey: ["evaluation", roundId] });
    },
  });
  const made = verdict === undefined ? undefined : makeOverride(verdict, reason);
  const written = reason.trim().length;
  const isChanged = verdict !== override?.verdict || reason !== (override?.reason ?? "");
  const canSave = made?.ok === true && isChanged && !send.isPending;
  const save = () => {
    if (canSave && verdict !== undefined) send.mutate({ roundId, verdict, reason });
  };
  return (
    <form
      class="override"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !event.ctrlKey || event.isComposing) return;
        event.preventDefault();
        save();
      }}
    >
      <fieldset class="override-choices">
        <legend>Xếp loại lại</legend>
        {CHOICES.map((choice) => (
          <label
            key={choice}
            class={`override-choice ink-${VERDICT_LOOKS[choice]}${choice === verdict ? " is-on" : ""}`}
          >
            <input
              type="radio"
              class="hidden-visually"
              name="override-verdict"
              checked={choice === verdict}
              onChange={() => setVerdict(choice)}
            />
            <RatingGlyph verdict={choice} size={13} />
            <span>{VERDICT_LABELS[choice]}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        label="Lý do (bắt buộc, in kèm báo cáo)"
        value={reason}
        onValue={setReason}
        rows={4}
        maxLength={4000}
      />
      <p class={written < MINIMUM_REASON ? "override-count" : "override-count is-enough"}>
        <span class="tn">{written}</span> ký tự, cần ít nhất{" "}
        <span class="tn">{MINIMUM_REASON}</span>
      </p>
      {send.isError && <Band tone="error">{problemTitle(send.error)}</Band>}
      <div class="override-actions">
        <Button type="submit" kind="primary" disabled={!canSave} busy={send.isPending}>
          Lưu xếp loại lại
        </Button>
        {override !== null && (
          <Button
            busy={send.isPending}
            onClick={() => send.mutate({ roundId, verdict: null, reason: "" })}
          >
            Bỏ xếp loại lại
          </Button>
        )}
      </div>
    </form>
  );
}
