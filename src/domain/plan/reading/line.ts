import type { Marker } from "./numbering.ts";
import { type SourcedText, joinOf } from "./sourced-text.ts";

/** One readable line (dòng): a paragraph put together again, or a row of a table. */
export interface Line {
  readonly text: SourcedText;
  readonly marker: Marker | null;
  /** What follows the marker; the whole text where there is none. */
  readonly body: SourcedText;
  readonly cells: readonly SourcedText[] | null;
  readonly bold: boolean;
  /** The last line of the page that went into it. */
  readonly lastLine: string;
}

/** A row of a table as a line. */
export function rowOf(cells: readonly SourcedText[], bold = false): Line {
  const text = joinOf(cells, " | ");
  return { text, marker: null, body: text, cells, bold, lastLine: "" };
}
