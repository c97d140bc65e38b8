import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Option } from "./Field.tsx";

export interface SegmentedProps<V extends string> {
  /** Read out: what is being chosen. */
  readonly label: string;
  readonly value: V;
  readonly onValue: (value: V) => void;
  readonly options: readonly Option<V>[];
}

/**
 * Two to four views side by side, one of them on; arrows change it. Props: label, value, onValue,
 * options [{value,label}].
 */
export function Segmented<V extends string>({ label, value, onValue, options }: SegmentedProps<V>) {
  const name = useId();
  return (
    <fieldset class="segmented">
      <legend class="hidden-visually">{label}</legend>
      {options.map((option) => (
        <label key={option.value} class={option.value === value ? "is-on" : undefined}>
          <input
            type="radio"
            class="hidden-visually"
            name={name}
            checked={option.value === value}
            onChange={() => onValue(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

export interface Pill<V extends string> extends Option<V> {
  readonly count?: number | undefined;
  /** Draws the eye while there is something to do. */
  readonly tone?: "plain" | "warn" | undefined;
  readonly icon?: ComponentChildren;
}

export interface FilterPillsProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly onValue: (value: V) => void;
  readonly pills: readonly Pill<V>[];
}

/** Filters with their counts, one of them on. Props: label, value, onValue, pills [{value,label,count,tone,icon}]. */
export function FilterPills<V extends string>({
  label,
  value,
  onValue,
  pills,
}: FilterPillsProps<V>) {
  return (
    <div class="pills" role="group" aria-label={label}>
      {pills.map((pill) => (
        <button
          key={pill.value}
          type="button"
          class={`pill pill-${pill.tone ?? "plain"}`}
          aria-pressed={pill.value === value}
          onClick={() => onValue(pill.value)}
        >
          {pill.icon}
          {pill.label}
          {pill.count !== undefined && <b class="tn">{pill.count}</b>}
        </button>
      ))}
    </div>
  );
}
