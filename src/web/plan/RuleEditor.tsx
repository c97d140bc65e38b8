import { useState } from "preact/hooks";
import type { Target } from "../../domain/plan/target.ts";
import { Button } from "../parts/Button.tsx";
import { Input, Select } from "../parts/Field.tsx";
import {
  BASELINE_OPTIONS,
  FREQUENCY_OPTIONS,
  OPERATORS,
  type RuleDraft,
  type RuleFaults,
  draftOf,
  takesBaseline,
  takesEnd,
  takesLevel,
  toRule,
} from "./rule-draft.ts";

export interface RuleEditorProps {
  readonly rule: Target;
  /** Given where what is measured can be named too. */
  readonly measure?: string | undefined;
  readonly onKeep: (rule: Target, measure: string) => void;
  readonly onClose: () => void;
  /** Leaves the rule out of the register. */
  readonly onLeaveOut?: (() => void) | undefined;
}

/** A rule in its parts: sign, level, unit, when it is judged, against what. */
export function RuleEditor({ rule, measure, onKeep, onClose, onLeaveOut }: RuleEditorProps) {
  const [draft, setDraft] = useState<RuleDraft>(() => draftOf(rule));
  const [name, setName] = useState(measure ?? "");
  const [faults, setFaults] = useState<RuleFaults>({});
  const change = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part });
  const keep = () => {
    const made = toRule(draft, rule);
    if (!made.ok) setFaults(made.faults);
    else if (measure === undefined || name.trim() !== "") onKeep(made.rule, name.trim());
  };
  const pickByDigit = (event: KeyboardEvent) => {
    const picked = /^[1-6]$/u.test(event.key) ? OPERATORS[Number(event.key) - 1] : undefined;
    if (picked === undefined || event.isComposing) return;
    event.preventDefault();
    change({ operator: picked.value });
  };
  return (
    <form
      class="rule-editor"
      aria-label="Sửa quy tắc"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      {measure !== undefined && (
        <Input label="Chỉ tiêu đo gì" value={name} onValue={setName} required maxLength={500} />
      )}
      <div class="rule-fields">
        <Select
          label="Dấu"
          value={draft.operator}
          options={OPERATORS}
          onValue={(operator) => change({ operator })}
          onKeyDown={pickByDigit}
        />
        {takesLevel(draft.operator) && (
          <Input
            label={takesEnd(draft.operator) ? "Từ" : "Mức"}
            inputMode="decimal"
            value={draft.value}
            onValue={(value) => change({ value })}
            error={faults.value}
          />
        )}
        {takesEnd(draft.operator) && (
          <Input
            label="đến"
            inputMode="decimal"
            value={draft.valueTo}
            onValue={(valueTo) => change({ valueTo })}
            error={faults.valueTo}
          />
        )}
        <Input
          label="Đơn vị tính"
          value={draft.unit}
          onValue={(unit) => change({ unit })}
          maxLength={60}
        />
        <Select
          label="Kỳ đánh giá"
          value={draft.frequency}
          options={FREQUENCY_OPTIONS}
          onValue={(frequency) => change({ frequency })}
        />
        {draft.frequency === "by-year" && (
          <Input
            label="Năm"
            inputMode="numeric"
            value={draft.dueYear}
            onValue={(dueYear) => change({ dueYear })}
            error={faults.dueYear}
          />
        )}
        {takesBaseline(draft.operator) && (
          <Select
            label="Gốc so sánh"
            value={draft.baseline}
            options={BASELINE_OPTIONS}
            onValue={(baseline) => change({ baseline })}
          />
        )}
      </div>
      <div class="rule-acts">
        <Button type="submit" size="small" kind="primary">
          Giữ quy tắc này
        </Button>
        <Button size="small" onClick={onClose}>
          Thôi
        </Button>
        {onLeaveOut !== undefined && (
          <Button size="small" kind="quiet" onClick={onLeaveOut}>
            Không phải chỉ tiêu
          </Button>
        )}
      </div>
    </form>
  );
}
