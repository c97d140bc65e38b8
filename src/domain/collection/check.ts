import type { DecimalText } from "../kernel/decimal.ts";
import type { CellMap, ComputedCells } from "./computed-cell.ts";
import type { CellAddress, Form } from "./form.ts";

/** blocking: must be mended · must_explain: may stay with a reason · hint: worth a look. */
export type CheckSeverity = "blocking" | "must_explain" | "hint";

export type CheckCode =
  | "not_a_number"
  | "out_of_range"
  | "negative"
  | "part_exceeds_whole"
  | "shares_do_not_sum"
  | "required_blank"
  | "digit_slip"
  | "jump"
  | "too_precise"
  | "estimate_without_note"
  | "evidence_missing"
  | "unlike_peers"
  /** A check that was designed in the product. */
  | "designed";

/** One finding in one cell (kết quả kiểm tra), in words a unit can act on. */
export interface Check extends CellAddress {
  readonly severity: CheckSeverity;
  readonly code: CheckCode;
  /** One or two Vietnamese sentences. */
  readonly message: string;
  /** The value that was probably meant; null where there is no telling. */
  readonly proposal: DecimalText | null;
  /** For a designed check: which one, what was compared, and the rows it divides by. */
  readonly rule?: FoundByRule;
  /** For a slip: by which factor, and on which side; one in many rows is one of the whole column. */
  readonly slip?: Slip;
  /** A note stands in the cell, so the finding no longer holds a submission back. */
  readonly explained: boolean;
}

/** The designed check behind a finding, and the two sides it compared, in the unit of the left one. */
export interface FoundByRule {
  readonly id: string;
  readonly code: string;
  /** Rows that break all that rest on them. */
  readonly divisors: readonly string[];
  readonly left: DecimalText;
  readonly right: DecimalText;
}

/** A figure a power of ten away from what its other years say (nhầm chữ số, nhầm đơn vị tính). */
export interface Slip {
  readonly factor: number;
  readonly tooLarge: boolean;
}

/** What is checked before a unit sends its figures. */
export interface ValidationInput {
  readonly form: Form;
  readonly cells: CellMap;
  /** The rows this unit fills; others are neither asked for nor judged. */
  readonly rowIds: ReadonlySet<string>;
  /** Notes by cell key; a note explains what the checks found there. */
  readonly notes: ReadonlyMap<string, string>;
  /** Texts that could not be read, by cell key. */
  readonly unreadable?: ReadonlyMap<string, string>;
  /** Figures of years outside the form, by row id, oldest first. */
  readonly earlier?: ReadonlyMap<string, readonly DecimalText[]>;
}

/** The input with its computed rows at hand. */
export interface Checked extends ValidationInput {
  readonly computed: ComputedCells;
}

/** A finding before its explanation is looked up. */
export type Finding = Omit<Check, "explained">;
