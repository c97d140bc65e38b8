import { type CellValue, MISSING_LABELS, type Maturity } from "../../domain/collection/figure.ts";
import type { FormColumn, FormRow } from "../../domain/collection/form.ts";
import { printFigure } from "../../domain/collection/print-figure.ts";
import { MATURITY_LABELS, shownMaturity } from "./maturity.ts";

/** The one thing about a cell that its ground and edge say; weightier ones win. */
export type CellTone =
  "conflict" | "error" | "warning" | "returned" | "computed" | "locked" | "required" | "plain";

/** What a cell of the grid looks and sounds like. */
export interface CellFace {
  readonly text: string;
  readonly tone: CellTone;
  readonly isEditable: boolean;
  readonly isUnsent: boolean;
  readonly hasNote: boolean;
  /** What the figure is not yet; null where it is official, or where the column says it for all. */
  readonly maturity: "preliminary" | "estimate" | null;
  /** A file proves the figure. */
  readonly isProven: boolean;
  readonly isReturned: boolean;
  /** For readers by ear: state and value in words. */
  readonly says: string;
}

/** What is known of a cell when its face is drawn. */
export interface CellFacts {
  readonly row: FormRow;
  readonly column: FormColumn;
  readonly value: CellValue;
  /** Shown as typed where it could not be read. */
  readonly unread: string | null;
  readonly isTyped: boolean;
  readonly isEditable: boolean;
  readonly isReturned: boolean;
  readonly isUnsent: boolean;
  readonly note: string;
  readonly maturity: Maturity;
  readonly isProven: boolean;
  readonly hasConflict: boolean;
  readonly isWrong: boolean;
  readonly isOdd: boolean;
}

const isBlank = ({ value, unread }: CellFacts): boolean =>
  value.kind === "blank" && unread === null;

function toneOf(facts: CellFacts): CellTone {
  if (facts.hasConflict) return "conflict";
  if (facts.isWrong || facts.unread !== null) return "error";
  if (facts.isOdd && !isBlank(facts)) return "warning";
  if (facts.isReturned) return "returned";
  if (!facts.isTyped) return "computed";
  if (!facts.isEditable) return "locked";
  return isBlank(facts) && facts.row.isRequired && facts.note === "" ? "required" : "plain";
}

const TONE_WORDS: Readonly<Record<CellTone, string>> = {
  conflict: "hai người nhập khác nhau",
  error: "cần sửa",
  warning: "cần ghi lý do",
  returned: "được trả lại",
  computed: "tự tính",
  locked: "đã khóa",
  required: "chưa nhập, bắt buộc",
  plain: "",
};

/** The text of a cell; a blank that is asked for shows "…" in the colour of hints. */
function textOf(facts: CellFacts, tone: CellTone): string {
  if (facts.unread !== null) return facts.unread;
  if (isBlank(facts)) return tone === "required" ? "…" : "";
  if (facts.value.kind === "missing" && facts.value.status === "none") return "–";
  return printFigure(facts.value, facts.row.decimals);
}

const maturityOf = ({ column, value, maturity }: CellFacts): CellFace["maturity"] =>
  value.kind === "value" ? shownMaturity(column, maturity) : null;

/** The figure with its unit, the reason why there is none, or what was typed and not understood. */
function valueInWords(facts: CellFacts, text: string): string {
  const { value, unread, row } = facts;
  if (isBlank(facts) || unread !== null) return unread ?? "";
  return value.kind === "missing"
    ? MISSING_LABELS[value.status]
    : `${text} ${row.unitOfMeasure}`.trim();
}

export function faceOf(facts: CellFacts): CellFace {
  const tone = toneOf(facts);
  const text = textOf(facts, tone);
  const maturity = maturityOf(facts);
  const says = [
    valueInWords(facts, text),
    maturity === null ? "" : `số ${MATURITY_LABELS[maturity]}`,
    TONE_WORDS[tone],
    facts.isUnsent ? "chờ gửi" : "",
    facts.note === "" ? "" : "có ghi chú",
    facts.isProven ? "có minh chứng" : "",
  ]
    .filter(Boolean)
    .join(", ");
  return {
    text,
    tone,
    isEditable: facts.isEditable,
    isUnsent: facts.isUnsent,
    hasNote: facts.note !== "",
    maturity,
    isProven: facts.isProven,
    isReturned: facts.isReturned,
    says,
  };
}

export const isSameFace = (a: CellFace | undefined, b: CellFace): boolean =>
  a !== undefined &&
  a.text === b.text &&
  a.tone === b.tone &&
  a.isEditable === b.isEditable &&
  a.isUnsent === b.isUnsent &&
  a.hasNote === b.hasNote &&
  a.maturity === b.maturity &&
  a.isProven === b.isProven &&
  a.isReturned === b.isReturned;
