import { MINIMUM_REASON } from "../../domain/evaluation/override.ts";
import { VERDICT_LABELS, type Verdict } from "../../domain/evaluation/verdict.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { TextArea } from "../parts/Field.tsx";
import { RatingGlyph, VERDICT_LOOKS } from "../parts/RatingChip.tsx";
import type { OverrideDraft } from "./use-override.ts";

const FORM = "override-form";

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

/** Setting another verdict beside the rule's, with a reason that the report prints (xếp loại lại). */
export function OverrideForm({ draft }: { readonly draft: OverrideDraft }) {
  const written = draft.reason.trim().length;
  return (
    <form
      id={FORM}
      class="override"
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !event.ctrlKey || event.isComposing) return;
        event.preventDefault();
        draft.save();
      }}
    >
      <fieldset class="override-choices">
        <legend>Xếp loại lại</legend>
        {CHOICES.map((choice) => (
          <label
            key={choice}
            class={`override-choice ink-${VERDICT_LOOKS[choice]}${choice === draft.verdict ? " is-on" : ""}`}
          >
            <input
              type="radio"
              class="hidden-visually"
              name="override-verdict"
              checked={choice === draft.verdict}
              onChange={() => draft.onVerdict(choice)}
            />
            <RatingGlyph verdict={choice} size={13} />
            <span>{VERDICT_LABELS[choice]}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        label="Lý do (bắt buộc, in kèm báo cáo)"
        value={draft.reason}
        onValue={draft.onReason}
        rows={3}
        maxLength={4000}
      />
      <p class={written < MINIMUM_REASON ? "override-count" : "override-count is-enough"}>
        <span class="tn">{written}</span> ký tự, cần ít nhất{" "}
        <span class="tn">{MINIMUM_REASON}</span>
      </p>
      {draft.error !== undefined && <Band tone="error">{draft.error}</Band>}
    </form>
  );
}

/** Saving and withdrawing, always in sight below the form. */
export function OverrideActions({
  draft,
  mayWithdraw,
}: {
  readonly draft: OverrideDraft;
  readonly mayWithdraw: boolean;
}) {
  return (
    <div class="override-actions">
      <Button
        type="submit"
        form={FORM}
        kind="primary"
        disabled={!draft.canSave && !draft.isSending}
        busy={draft.isSending}
      >
        Lưu xếp loại lại
      </Button>
      {mayWithdraw && (
        <Button busy={draft.isSending} onClick={draft.withdraw}>
          Bỏ xếp loại lại
        </Button>
      )}
    </div>
  );
}
