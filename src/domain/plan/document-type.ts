/** Abbreviations of Nghị định 30 in the symbol of a document, and the types they stand for. */
const TYPES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  KH: ["Kế hoạch"],
  QĐ: ["Quyết định"],
  NQ: ["Nghị quyết"],
  CT: ["Chỉ thị"],
  CTr: ["Chương trình", "Chương trình hành động", "Chương trình công tác"],
  TB: ["Thông báo"],
  HD: ["Hướng dẫn"],
  PA: ["Phương án"],
  ĐA: ["Đề án"],
  BC: ["Báo cáo"],
  TTr: ["Tờ trình"],
};
const LETTER = "Công văn";

/** Types that a plan can have, as they are offered for choice. */
export const DOCUMENT_TYPES: readonly string[] = [
  "Kế hoạch",
  "Quyết định",
  "Chương trình",
  "Chương trình hành động",
  "Thông báo",
  "Đề án",
  "Phương án",
  "Nghị quyết",
  "Chỉ thị",
  "Hướng dẫn",
  LETTER,
];

/** The symbol with the letters of another type of document: "/KH-UBND" becomes "/QĐ-UBND". */
export function symbolFor(documentType: string, symbol: string): string {
  const letters = Object.keys(TYPES).find((each) => TYPES[each]?.includes(documentType));
  return letters === undefined ? symbol : symbol.replace(/^\/[\p{L}]+(?=-|$)/u, `/${letters}`);
}

/**
 * The type of a document (tên loại văn bản), told by its symbol: "/QĐ-UBND" is a decision,
 * "/UBND-TH" an official letter. `written` is the type that its document carries, where it has one.
 */
export function documentTypeOf(symbol: string, written: string | null): string {
  const [abbreviation = "", ...others] = symbol.replace(/^\//u, "").split("-");
  const known = TYPES[abbreviation];
  if (known === undefined) return written ?? (others.length > 0 ? LETTER : "Kế hoạch");
  return written !== null && known.includes(written) ? written : known[0];
}

/** How a type is laid out: in articles after a formula, as a letter, or in sections. */
export type DocumentForm = "articles" | "letter" | "sections";

export function formOf(documentType: string): DocumentForm {
  if (documentType === LETTER) return "letter";
  return documentType === "Quyết định" || documentType === "Nghị quyết" ? "articles" : "sections";
}

/** The words with which a body decides, above the first article; null for other types. */
export function enactingFormula(documentType: string): string | null {
  if (formOf(documentType) !== "articles") return null;
  return documentType === "Nghị quyết" ? "QUYẾT NGHỊ:" : "QUYẾT ĐỊNH:";
}
