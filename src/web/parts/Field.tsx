import type {
  ComponentChildren,
  InputHTMLAttributes,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from "preact";
import { useId } from "preact/hooks";
import { Icon } from "./Icon.tsx";

interface FieldFrame {
  readonly label: string;
  /** Shown under the label: what to type, an example. */
  readonly hint?: string | undefined;
  /** What is wrong and what to do; makes the control invalid. */
  readonly error?: string | undefined;
  /** Says "không bắt buộc" beside the label. */
  readonly optional?: boolean | undefined;
  /** Keeps the label for readers by ear only, where the place already says it. */
  readonly labelHidden?: boolean | undefined;
}

/** What a control inside a Field must carry. */
export interface ControlAttributes {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean;
}

export interface FieldProps extends FieldFrame {
  readonly children: (control: ControlAttributes) => ComponentChildren;
}

/**
 * Label, hint and error around any control. Props: label, hint, error, optional, labelHidden;
 * children is a function that spreads what it gets on the control.
 */
export function Field({ label, hint, error, optional, labelHidden, children }: FieldProps) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const describedBy = [hintId, errorId].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label class={labelHidden === true ? "hidden-visually" : "field-label"} for={id}>
        {label}
        {optional === true && <span class="field-optional"> (không bắt buộc)</span>}
      </label>
      {hint !== undefined && (
        <p class="field-hint" id={hintId}>
          {hint}
        </p>
      )}
      {children({
        id,
        "aria-describedby": describedBy === "" ? undefined : describedBy,
        "aria-invalid": error !== undefined,
      })}
      {error !== undefined && (
        <p class="field-error" id={errorId}>
          <Icon name="alert" size={14} />
          {error}
        </p>
      )}
    </div>
  );
}

interface TextProps extends FieldFrame {
  readonly value: string;
  readonly onValue: (value: string) => void;
}

export interface InputProps
  extends TextProps, Omit<InputHTMLAttributes, "value" | "label" | "size"> {}

/** One line of text. Props: label, hint, error, optional, value, onValue, and attributes of an input. */
export function Input(props: InputProps) {
  const { label, hint, error, optional, labelHidden, value, onValue, ...attributes } = props;
  return (
    <Field {...{ label, hint, error, optional, labelHidden }}>
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          {...attributes}
          {...control}
          class="input"
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface TextAreaProps extends TextProps, Omit<TextareaHTMLAttributes, "value" | "label"> {}

/** Several lines of text. Props as Input, and rows (4). */
export function TextArea(props: TextAreaProps) {
  const { label, hint, error, optional, labelHidden, value, onValue, ...attributes } = props;
  return (
    <Field {...{ label, hint, error, optional, labelHidden }}>
      {(control) => (
        <textarea
          rows={4}
          {...attributes}
          {...control}
          class="input input-area"
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** One choice of a Select, Segmented or FilterPills. */
export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: string;
}

export interface SelectProps<V extends string>
  extends FieldFrame, Omit<SelectHTMLAttributes, "value" | "label" | "size"> {
  readonly value: V;
  readonly onValue: (value: V) => void;
  readonly options: readonly Option<V>[];
}

/** A choice from a closed list. Props: label, hint, error, value, onValue, options [{value,label}]. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { label, hint, error, optional, labelHidden, value, onValue, options, ...attributes } =
    props;
  const choose = (text: string) => {
    const chosen = options.find((option) => option.value === text);
    if (chosen !== undefined) onValue(chosen.value);
  };
  return (
    <Field {...{ label, hint, error, optional, labelHidden }}>
      {(control) => (
        <select
          {...attributes}
          {...control}
          class="input input-select"
          value={value}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export interface CheckboxProps {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
  /** Neither all nor none, over a list. */
  readonly partly?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/** A tick with its words. Props: label, checked, onChecked, partly, disabled. */
export function Checkbox({ label, checked, onChecked, partly = false, disabled }: CheckboxProps) {
  return (
    <label class="checkbox">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        ref={(input) => {
          if (input !== null) input.indeterminate = partly && !checked;
        }}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
