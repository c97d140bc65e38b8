import { VERDICT_LABELS, type Verdict } from "../../domain/evaluation/verdict.ts";
import { RatingGlyph, VERDICT_LOOKS } from "../parts/RatingChip.tsx";

export interface YearMarksProps {
  /** A target that is judged every year; one mark a year, in order. */
  readonly years: readonly { readonly year: number; readonly verdict: Verdict }[];
}

/** Small verdicts, one a year. Props: years [{year,verdict}]. */
export function YearMarks({ years }: YearMarksProps) {
  const spoken = years.map(({ year, verdict }) => `${year} ${VERDICT_LABELS[verdict]}`).join(", ");
  return (
    <span class="year-marks" role="img" aria-label={spoken} title={spoken}>
      {years.map(({ year, verdict }) => (
        <span key={year} class={`ink-${VERDICT_LOOKS[verdict]}`}>
          <RatingGlyph verdict={verdict} />
          <small>{String(year).slice(-2)}</small>
        </span>
      ))}
    </span>
  );
}

export interface TermBarProps {
  readonly years: readonly number[];
  readonly current: number;
  /** How much of the current year has passed, 0 to 1. */
  readonly passed: number;
}

/** The years of a term, the present one in gold. Props: years, current, passed. */
export function TermBar({ years, current, passed }: TermBarProps) {
  const shareOf = (year: number) => (year < current ? 1 : year > current ? 0 : passed);
  return (
    <span
      class="term-bar"
      role="img"
      aria-label={`Nhiệm kỳ ${years[0] ?? ""}–${years.at(-1) ?? ""}, đang là năm ${current}`}
    >
      {years.map((year) => (
        <span key={year} class={year === current ? "is-current" : undefined}>
          <i>
            <i style={{ width: `${shareOf(year) * 100}%` }} />
          </i>
          {year}
        </span>
      ))}
    </span>
  );
}
