import { useState } from "preact/hooks";
import type { Target } from "../../domain/plan/target.ts";
import { Button } from "../parts/Button.tsx";
import { Checkbox, Input, type Option, Select } from "../parts/Field.tsx";
import { type RuleFields, readRule } from "./rule-fields.ts";

const COMPARATORS: readonly Option<Target["comparator"]>[] = [
  { value: ">=", label: "từ mức này trở lên (≥)" },
  { value: "<=", label: "không quá mức này (≤)" },
  { value: "=", label: "đạt mức này (=)" },
  { value: "between", label: "trong khoảng" },
  { value: "increase_by", label: "tăng thêm" },
  { value: "decrease_by", label: "giảm bớt" },
  { value: "approx", label: "khoảng (≈)" },
  { value: "maintain", label: "giữ ở mức" },
  { value: "complete", label: "hoàn thành" },
  { value: "avoid", label: "không để xảy ra" },
];

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

const BASELINES: readonly Option<RuleFields["baseline"]>[] = [
  { value: "none", label: "văn bản không nói" },
  { value: "previous_year", label: "năm trước" },
  { value: "year", label: "một năm" },
  { value: "previous_term", label: "nhiệm kỳ trước" },
];

const isChange = ({ comparator }: RuleFields): boolean =>
  comparator === "increase_by" || comparator === "decrease_by";

interface PartProps {
  readonly fields: RuleFields;
  readonly set: <K extends keyof RuleFields>(name: K) => (value: RuleFields[K]) => void;
  readonly errorOf: (name: keyof RuleFields) => string | undefined;
}

function Level({ fields, set, errorOf }: PartProps) {
  const { comparator } = fields;
  const hasEnd = comparator === "between" || isChange(fields);
  const text = (name: "value" | "valueTo" | "unit" | "ceiling") => ({
    value: fields[name],
    onValue: set(name),
    error: errorOf(name),
  });
  return (
    <>
      <Select
        label="So sánh"
        value={comparator}
        onValue={set("comparator")}
        options={COMPARATORS}
      />
      {comparator !== "avoid" && (
        <Input label={hasEnd ? "Từ" : "Mức"} inputMode="decimal" {...text("value")} />
      )}
      {hasEnd && <Input label="Đến" inputMode="decimal" {...text("valueTo")} />}
      <Input label="Đơn vị tính" {...text("unit")} />
      {(comparator === ">=" || comparator === "<=") && (
        <Checkbox
          label={comparator === ">=" ? "phải trên hẳn mức này" : "phải dưới hẳn mức này"}
          checked={fields.strict}
          onChecked={set("strict")}
        />
      )}
      <Input label="Mức cao nhất có thể" optional inputMode="decimal" {...text("ceiling")} />
    </>
  );
}

function Time({ fields, set, errorOf }: PartProps) {
  return (
    <>
      <Select
        label="Xét khi nào"
        value={fields.frequency}
        onValue={set("frequency")}
        options={FREQUENCIES}
      />
      {fields.frequency === "by-year" && (
        <Input
          label="Năm phải đạt"
          inputMode="numeric"
          value={fields.dueYear}
          onValue={set("dueYear")}
          error={errorOf("dueYear")}
        />
      )}
      <Select
        label="Chiều"
        value={fields.direction}
        onValue={set("direction")}
        options={DIRECTIONS}
      />
    </>
  );
}

function Baseline({ fields, set, errorOf }: PartProps) {
  return (
    <>
      <Select
        label="So với"
        value={fields.baseline}
        onValue={set("baseline")}
        options={BASELINES}
      />
      {fields.baseline === "year" && (
        <Input
          label="Năm gốc"
          inputMode="numeric"
          value={fields.baselineYear}
          onValue={set("baselineYear")}
          error={errorOf("baselineYear")}
        />
      )}
      {fields.baseline === "previous_term" && (
        <Input
          label="Mức nhiệm kỳ trước"
          optional
          inputMode="decimal"
          value={fields.baselineValue}
          onValue={set("baselineValue")}
          error={errorOf("baselineValue")}
        />
      )}
    </>
  );
}

interface TargetEditorProps {
  readonly initial: RuleFields;
  readonly term: Target["term"];
  readonly isNew: boolean;
  readonly busy: boolean;
  readonly onSave: (measure: string, rule: Omit<Target, "term">) => void;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

/** A target written as a rule, described back as a sentence while it is typed. */
export function TargetEditor(props: TargetEditorProps) {
  const { initial, term, isNew, busy, onSave, onClose, onRemove } = props;
  const [fields, setFields] = useState(initial);
  const [hasTried, setHasTried] = useState(false);
  const read = readRule(fields, term);
  const parts: PartProps = {
    fields,
    set: (name) => (value) => setFields((now) => ({ ...now, [name]: value })),
    errorOf: (name) => (hasTried && !read.ok ? read.errors[name] : undefined),
  };
  const save = (event: Event) => {
    event.preventDefault();
    setHasTried(true);
    if (!read.ok) return;
    const { term: _term, ...rule } = read.rule;
    onSave(fields.measure.trim(), rule);
  };
  return (
    <form class="rule-editor" onSubmit={save}>
      <Input
        label="Tên chỉ tiêu"
        value={fields.measure}
        onValue={parts.set("measure")}
        error={parts.errorOf("measure")}
      />
      <div class="authoring-fields">
        <Level {...parts} />
        <Time {...parts} />
        {isChange(fields) && <Baseline {...parts} />}
      </div>
      <p class="rule-words" role="status">
        {read.ok ? (
          <>
            Đạt khi {fields.measure.trim()}: <b>{read.words}</b>
          </>
        ) : (
          "Điền đủ để thấy cách hiểu chỉ tiêu này."
        )}
      </p>
      <div class="authoring-actions">
        <Button type="submit" kind="primary" size="small" busy={busy}>
          {isNew ? "Thêm chỉ tiêu" : "Lưu chỉ tiêu"}
        </Button>
        <Button size="small" onClick={onClose}>
          Thôi
        </Button>
        {!isNew && (
          <Button size="small" kind="danger" onClick={onRemove}>
            Bỏ chỉ tiêu
          </Button>
        )}
      </div>
    </form>
  );
}
