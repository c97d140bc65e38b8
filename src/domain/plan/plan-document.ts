/**
 * One paragraph or table row of a source document (khối văn bản), in reading order. `text` is NFC
 * and otherwise verbatim: slips, emphasis marks and odd dashes stay, so that every quotation of the
 * plan can be laid beside the paper. Automatic numbers ("1.1.", "a)") are part of the text.
 */
export interface DocumentBlock {
  readonly kind: "paragraph" | "table-row";
  readonly text: string;
  /** Cells of a table row, left to right; `text` is these joined by " | ". */
  readonly cells?: readonly string[];
  readonly align?: "left" | "center" | "right" | "justify";
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** A place in the source: UTF-16 offsets, start inclusive, end exclusive, into one block's text. */
export interface SourceSpan {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}
