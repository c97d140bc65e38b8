/**
 * Folds text for searching: lower case, without accents, đ as d, single spaces. For finding, never
 * for identity: "Thắng Nhất" and "Thắng Nhật" fold alike.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}

/** Tone marks on the first vowel of oa, oe, uy (quy tắc đặt dấu kiểu cũ/mới read as one). */
const TONE: Readonly<Record<string, string>> = {
  oà: "òa",
  oá: "óa",
  oả: "ỏa",
  oã: "õa",
  oạ: "ọa",
  oè: "òe",
  oé: "óe",
  oẻ: "ỏe",
  oẽ: "õe",
  oẹ: "ọe",
  uỳ: "ùy",
  uý: "úy",
  uỷ: "ủy",
  uỹ: "ũy",
  uỵ: "ụy",
};
const TONE_PATTERN = new RegExp(Object.keys(TONE).join("|"), "g");

/** One spelling for comparing names: NFC, lower case, one tone placement, plain dashes and spaces. */
export function foldForIdentity(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, "")
    .toLowerCase()
    .replace(TONE_PATTERN, (pair) => TONE[pair] ?? pair)
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s*-\s*/g, " - ")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}
