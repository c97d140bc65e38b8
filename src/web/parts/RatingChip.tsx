import { VERDICT_LABELS, VERDICT_LETTERS, type Verdict } from "../../domain/evaluation/verdict.ts";
import { Icon } from "./Icon.tsx";

/** The colours of a verdict; a promise and an unknown borrow a look, never its solid fill. */
export const VERDICT_LOOKS: Readonly<Record<Verdict, string>> = {
  exceeded: "vuot",
  met: "dat",
  nearly_met: "coban",
  not_met: "chua",
  at_risk: "kho",
  on_track: "dat",
  no_data: "none",
  needs_baseline: "none",
};

function shapeOf(verdict: Verdict) {
  switch (verdict) {
    case "exceeded":
      return <path class="glyph-fill" d="M6 1 11.2 10.5H.8z" />;
    case "met":
      return (
        <>
          <circle class="glyph-fill" cx="6" cy="6" r="5.2" />
          <path class="glyph-cut" d="M3.5 6.2 5.3 8 8.6 4.4" />
        </>
      );
    case "nearly_met":
      return (
        <>
          <circle class="glyph-line" cx="6" cy="6" r="4.6" />
          <path class="glyph-fill" d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" />
        </>
      );
    case "not_met":
      return (
        <>
          <circle class="glyph-line" cx="6" cy="6" r="4.6" />
          <path class="glyph-line" d="M3.6 6h4.8" />
        </>
      );
    case "at_risk":
      return <path class="glyph-fill" d="M6 11 .8 1.5h10.4z" />;
    case "on_track":
      return (
        <>
          <circle class="glyph-line" cx="6" cy="6" r="4.6" />
          <path class="glyph-fill" d="M6 6V1.4A4.6 4.6 0 0 1 10.6 6z" />
        </>
      );
    case "no_data":
      return <circle class="glyph-line" cx="6" cy="6" r="4.6" stroke-dasharray="2 1.7" />;
    case "needs_baseline":
      return <path class="glyph-line" d="M3.9 4.2a2.1 2.1 0 1 1 2.9 2c-.6.3-.8.7-.8 1.5M6 10v.2" />;
  }
}

/** The shape of a verdict alone, in the text's colour. Props: verdict, size in px (12). */
export function RatingGlyph({
  verdict,
  size = 12,
}: {
  readonly verdict: Verdict;
  readonly size?: number;
}) {
  return (
    <svg class="glyph" width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {shapeOf(verdict)}
    </svg>
  );
}

export interface RatingChipProps {
  readonly verdict: Verdict;
  /** A person re-rated it: a pencil follows, with its word for readers by ear. */
  readonly rerated?: boolean | undefined;
}

/** A verdict (xếp loại) as shape, word and colour; print gets its letter. Props: verdict, rerated. */
export function RatingChip({ verdict, rerated = false }: RatingChipProps) {
  return (
    <span class="rating-wrap">
      <span class={`rating rating-${VERDICT_LOOKS[verdict]}`}>
        <RatingGlyph verdict={verdict} />
        {VERDICT_LABELS[verdict]}
        <span class="print-only"> ({VERDICT_LETTERS[verdict]})</span>
      </span>
      {rerated && (
        <>
          <Icon name="edit" size={14} />
          <span class="hidden-visually">người xếp lại, có lý do</span>
        </>
      )}
    </span>
  );
}

export interface RatingTileProps {
  readonly verdict: Verdict;
  /** What the tile stands for, read out before the verdict: "1.2 Khách lưu trú". */
  readonly name: string;
  readonly code: string;
  readonly href: string;
}

/** One target in a mosaic: shape and code on the solid colour, read out in full. Props: verdict, code, name, href. */
export function RatingTile({ verdict, code, name, href }: RatingTileProps) {
  const label = `${name}: ${VERDICT_LABELS[verdict]}`;
  const isPromise = verdict === "on_track";
  return (
    <a
      class={`rating-tile tile-${VERDICT_LOOKS[verdict]}${isPromise ? " tile-promise" : ""}`}
      href={href}
      aria-label={label}
      title={label}
    >
      <RatingGlyph verdict={verdict} size={9} />
      {code}
    </a>
  );
}
