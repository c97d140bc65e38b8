import type { SheetLine } from "./sheet-lines.ts";

/** Shorter sheets are drawn whole. */
export const VIRTUAL_FROM = 60;

const MARGIN = 12;

export type ShownPart =
  | { readonly kind: "line"; readonly line: SheetLine; readonly at: number }
  | { readonly kind: "gap"; readonly from: number; readonly height: number };

export interface ScrollView {
  readonly top: number;
  readonly height: number;
  /** Height of one line. */
  readonly row: number;
  /** The line with figures that holds the active cell: it stays, or the keyboard would be lost. */
  readonly activeIndex: number;
}

/** The lines to draw, with gaps as high as the lines left out. */
export function visibleLines(
  lines: readonly SheetLine[],
  { top, height, row, activeIndex }: ScrollView,
): readonly ShownPart[] {
  const whole = lines.length < VIRTUAL_FROM;
  const first = whole ? 0 : Math.max(0, Math.floor(top / row) - MARGIN);
  const last = whole ? lines.length : Math.ceil((top + height) / row) + MARGIN;
  const parts: ShownPart[] = [];
  lines.forEach((line, at) => {
    const isActive = line.kind === "figures" && line.index === activeIndex;
    if (isActive || (at >= first && at < last)) {
      parts.push({ kind: "line", line, at });
      return;
    }
    const before = parts.at(-1);
    if (before?.kind === "gap")
      parts[parts.length - 1] = { ...before, height: before.height + row };
    else parts.push({ kind: "gap", from: at, height: row });
  });
  return parts;
}
