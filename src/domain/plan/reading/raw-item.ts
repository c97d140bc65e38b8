import type { ReadGroup } from "../plan-reading.ts";
import type { Field } from "./labels.ts";
import type { OutlineNode } from "./outline.ts";
import type { SourcedText } from "./sourced-text.ts";

/** An item as found on the page, before its words are read. */
export interface RawItem {
  readonly number: string | null;
  readonly group: string | null;
  readonly heading: SourcedText;
  /** Every line of it, its own first. */
  readonly lines: readonly SourcedText[];
  readonly subItems: readonly { readonly marker: string; readonly text: SourcedText }[];
  readonly fields: readonly Field[];
  /** Fields of the group, for what the item does not say itself. */
  readonly inherited: readonly Field[];
  readonly notes: readonly SourcedText[];
  /** Value, unit and year of a table whose columns keep them apart. */
  readonly cells: TargetCells | null;
}

/** The columns of a table that together set a target. */
export interface TargetCells {
  readonly value: SourcedText;
  readonly unit: SourcedText | null;
  readonly year: number | null;
}

/** What the outline of a plan holds: its groups, its items and its duties of organisation. */
export interface FoundItems {
  readonly groups: readonly ReadGroup[];
  readonly items: readonly RawItem[];
  readonly implementation: readonly OutlineNode[];
  /** Lines between the items that belong to none. */
  readonly loose: readonly SourcedText[];
}
