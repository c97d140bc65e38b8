import type { NarrativeView, StoredFigure } from "../../contract/collection.ts";
import type { Maturity } from "../../domain/collection/figure.ts";
import type { NarrativeAnswer, NarrativeSection } from "../../domain/collection/narrative.ts";

/** Text of one cell that the server has not acknowledged (chờ gửi). */
export interface CellDraft {
  readonly rowId: string;
  readonly columnId: string;
  readonly typed: string;
  readonly note: string;
  /** How final the figure is; undefined in drafts kept by an older program. */
  readonly maturity?: Maturity | undefined;
  /** Through which door it came; undefined for what was typed here. */
  readonly channel?: "workbook" | undefined;
  /** The entry that stood there when it was typed. */
  readonly base: string | null;
  /** waiting: to be sent · refused: cannot be kept as it is · conflict: somebody else was faster. */
  readonly state: "waiting" | "refused" | "conflict";
  readonly message: string | null;
  /** Readings to choose from, where the text allows two. */
  readonly readings: readonly string[];
  readonly theirs: StoredFigure | null;
}

/** A paragraph that the server has not acknowledged. */
export interface ParagraphDraft {
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  readonly point: number;
  readonly body: string;
  /** What the point answers; undefined in drafts kept by an older program. */
  readonly answers?: NarrativeAnswer | null;
  /** Where it was moved to; undefined where it stays. */
  readonly position?: number | undefined;
  /** The entry of an earlier round that the text was copied from; undefined once it is edited. */
  readonly copiedFrom?: string | undefined;
  readonly base: string | null;
  readonly state: "waiting" | "refused" | "conflict";
  readonly message: string | null;
  /** Another person's text in a conflict. */
  readonly theirs: NarrativeView | null;
}

/** All that is on this machine alone. */
export interface Drafts {
  readonly cells: ReadonlyMap<string, CellDraft>;
  readonly paragraphs: ReadonlyMap<string, ParagraphDraft>;
}

export const NO_DRAFTS: Drafts = { cells: new Map(), paragraphs: new Map() };

export const paragraphKey = (place: {
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  readonly point: number;
}): string => `${place.itemId ?? "unit"}|${place.section}|${place.point}`;
