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
