import type { ComponentChildren } from "preact";

/** One part of a whole; `fill` is a CSS colour of the tokens, e.g. "var(--r-dat)". */
export interface BandPart<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly count: number;
  readonly fill: string;
  readonly mark?: ComponentChildren;
}

export interface StackedBandProps<V extends string> {
  /** Read out before the counts: "Xếp loại 54 chỉ tiêu". */
  readonly label: string;
  readonly parts: readonly BandPart<V>[];
  /** Makes the counts filters; undefined takes the filter off. */
  readonly onValue?: ((value: V | undefined) => void) | undefined;
  readonly value?: V | undefined;
}

/**
 * A whole cut into counted parts, as a band and as words. Props: label, parts
 * [{value,label,count,fill,mark}], onValue + value to make the counts filters.
 */
export function StackedBand<V extends string>({
  label,
  parts,
  onValue,
  value,
}: StackedBandProps<V>) {
  const spoken = parts.map((part) => `${part.count} ${part.label}`).join(", ");
  return (
    <div class="band-row">
      <div class="stacked" role="img" aria-label={`${label}: ${spoken}`}>
        {parts
          .filter((part) => part.count > 0)
          .map((part) => (
            <span key={part.value} style={{ flexGrow: part.count, background: part.fill }} />
          ))}
      </div>
      <ul class="legend">
        {parts.map((part) => (
          <li key={part.value}>
            <LegendEntry part={part} isOn={part.value === value} onValue={onValue} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function LegendEntry<V extends string>({
  part,
  isOn,
  onValue,
}: {
  readonly part: BandPart<V>;
  readonly isOn: boolean;
  readonly onValue: ((value: V | undefined) => void) | undefined;
}) {
  const face = (
    <>
      {part.mark ?? <i class="legend-mark" style={{ background: part.fill }} />}
      <b class="tn">{part.count}</b>
      {part.label}
    </>
  );
  if (onValue === undefined) return <span class="legend-entry">{face}</span>;
  return (
    <button
      type="button"
      class="legend-entry"
      aria-pressed={isOn}
      onClick={() => onValue(isOn ? undefined : part.value)}
    >
      {face}
    </button>
  );
}
