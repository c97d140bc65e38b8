import { useEffect, useRef, useState } from "preact/hooks";
import type { Target, TargetBaseline } from "../../domain/plan/target.ts";
import { Button } from "../parts/Button.tsx";
import { Input, type Option, Select } from "../parts/Field.tsx";
import {
  type NumberName,
  OPERATORS,
  type RuleFaults,
  type RuleForm,
  asksDirection,
  isChange,
  readRule,
  takesEnd,
  takesLevel,
  withFrequency,
  withOperator,
  withUnit,
} from "./rule-form.ts";
import "./rule-editor.css";

const FREQUENCIES: readonly Option<Target["frequency"]>[] = [
  { value: "annual", label: "hằng năm" },
  { value: "by-year", label: "đến một năm" },
  { value: "cumulative", label: "cộng dồn cả nhiệm kỳ" },
];

const DIRECTIONS: readonly Option<Target["direction"]>[] = [
  { value: "higher", label: "cao hơn là tốt hơn" },
  { value: "lower", label: "thấp hơn là tốt hơn" },
  { value: "none", label: "đúng mức là tốt nhất" },
];

const BASELINES: readonly Option<"none" | TargetBaseline["kind"]>[] = [
  { value: "none", label: "văn bản không nói" },
  { value: "previous_year", label: "năm trước" },
  { value: "year", label: "một năm" },
  { value: "previous_term", label: "nhiệm kỳ trước" },
];

/** Digits 1…6 choose among the first operators. */
const DIGITS = /^[1-6]$/u;

interface PartProps {
  readonly form: RuleForm;
  readonly onForm: (form: RuleForm) => void;
  readonly faults: RuleFaults;
}

/** A level as typed; where it can mean two numbers, each is one press away. */
function Level(
  props: PartProps & {
    readonly name: NumberName;
    readonly label: string;
    readonly optional?: boolean;
  },
) {
  const { form, onForm, faults, name, label, optional } = props;
  const choices = faults[name]?.choices ?? [];
  const typed = form[name].trim();
  return (
    <div class="rule-level">
      <Input
        label={label}
        optional={optional}
        inputMode="decimal"
        value={form[name]}
        onValue={(value) => onForm({ ...form, [name]: value })}
        error={faults[name]?.text}
      />
      {choices.length > 0 && (
        <div class="rule-choices" role="group" aria-label={`“${typed}” là`}>
          {choices.map((choice, at) => (
            <Button
              key={choice.value}
              size="small"
              kind={at === 0 ? "primary" : "plain"}
              onClick={() =>
                onForm({ ...form, understood: { ...form.understood, [typed]: choice.value } })
              }
            >
              Là {choice.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function Levels(parts: PartProps) {
  const { form, onForm } = parts;
  const hasEnd = takesEnd(form.operator);
  return (
    <>
      <Select
        label="Dấu"
        value={form.operator}
        options={OPERATORS}
        onValue={(operator) => onForm(withOperator(form, operator))}
        aria-keyshortcuts="1 2 3 4 5 6"
        onKeyDown={(event) => {
          const picked = DIGITS.test(event.key) ? OPERATORS[Number(event.key) - 1] : undefined;
          if (picked === undefined || event.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          onForm(withOperator(form, picked.value));
        }}
      />
      {takesLevel(form.operator) && <Level {...parts} name="value" label={hasEnd ? "Từ" : "Mức"} />}
      {hasEnd && <Level {...parts} name="valueTo" label="Đến" />}
      <Input
        label="Đơn vị tính"
        maxLength={50}
        value={form.unit}
        onValue={(unit) => onForm(withUnit(form, unit))}
      />
    </>
  );
}

function Time({ form, onForm, faults }: PartProps) {
  return (
    <>
      <Select
        label="Kỳ đánh giá"
        value={form.frequency}
        options={FREQUENCIES}
        onValue={(frequency) => onForm(withFrequency(form, frequency))}
      />
      {form.frequency === "by-year" && (
        <Input
          label="Năm phải đạt"
          inputMode="numeric"
          value={form.dueYear}
          onValue={(dueYear) => onForm({ ...form, dueYear })}
          error={faults.dueYear?.text}
        />
      )}
    </>
  );
}

function Baseline(parts: PartProps) {
  const { form, onForm, faults } = parts;
  return (
    <>
      <Select
        label="Gốc so sánh"
        value={form.baseline}
        options={BASELINES}
        onValue={(baseline) => onForm({ ...form, baseline })}
      />
      {form.baseline === "year" && (
        <Input
          label="Năm gốc"
          inputMode="numeric"
          value={form.baselineYear}
          onValue={(baselineYear) => onForm({ ...form, baselineYear })}
          error={faults.baselineYear?.text}
        />
      )}
      {form.baseline === "previous_term" && (
        <Level {...parts} name="baselineValue" label="Mức nhiệm kỳ trước" optional />
      )}
    </>
  );
}

export interface RuleEditorProps {
  readonly initial: RuleForm;
  readonly term: Target["term"];
  /** True where what is measured is named here too. */
  readonly takesName: boolean;
  readonly saveLabel: string;
  readonly busy?: boolean | undefined;
  readonly onSave: (measure: string, rule: Target) => void;
  readonly onClose: () => void;
  /** Takes the rule away, or leaves it out; with the words of its button. */
  readonly remove?:
    | { readonly label: string; readonly kind: "danger" | "quiet"; readonly act: () => void }
    | undefined;
}

/** A rule in its parts, described back as a sentence while it is typed. */
export function RuleEditor(props: RuleEditorProps) {
  const { initial, term, takesName, saveLabel, busy = false, onSave, onClose, remove } = props;
  const [form, setForm] = useState(initial);
  const [hasTried, setHasTried] = useState(false);
  const frame = useRef<HTMLFormElement>(null);
  // opened at the foot of a list, and again when words of a fault make it longer
  useEffect(() => frame.current?.scrollIntoView({ block: "nearest" }), [hasTried]);
  const read = readRule(form, term);
  const faults = hasTried && !read.ok ? read.faults : {};
  const parts: PartProps = { form, onForm: setForm, faults };
  const save = (event: Event) => {
    event.preventDefault();
    setHasTried(true);
    if (read.ok) onSave(form.measure.trim(), read.rule);
  };
  return (
    <form
      class="rule-editor"
      ref={frame}
      aria-label="Quy tắc của chỉ tiêu"
      noValidate
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      {takesName && (
        <Input
          label="Tên chỉ tiêu"
          maxLength={500}
          value={form.measure}
          onValue={(measure) => setForm({ ...form, measure })}
          error={faults.measure?.text}
        />
      )}
      <div class="rule-fields">
        <Levels {...parts} />
        <Time {...parts} />
        {asksDirection(form) && (
          <Select
            label="Chiều"
            value={form.direction}
            options={DIRECTIONS}
            onValue={(direction) => setForm({ ...form, direction })}
          />
        )}
        {isChange(form.operator) ? (
          <Baseline {...parts} />
        ) : (
          <Level {...parts} name="ceiling" label="Mức cao nhất có thể" optional />
        )}
      </div>
      <p class="rule-words" role="status">
        {read.ok ? (
          <>
            Đạt khi {form.measure.trim()}: <b>{read.words}</b>
          </>
        ) : (
          "Điền đủ để thấy cách hiểu chỉ tiêu này."
        )}
      </p>
      <div class="rule-acts">
        <Button type="submit" kind="primary" size="small" busy={busy}>
          {saveLabel}
        </Button>
        <Button size="small" onClick={onClose}>
          Thôi
        </Button>
        {remove !== undefined && (
          <Button size="small" kind={remove.kind} onClick={remove.act}>
            {remove.label}
          </Button>
        )}
      </div>
    </form>
  );
}
