/** "QUÝ II" keeps its numeral. */
const ROMAN = /(?<!\p{L})(?:quý|đợt|khóa|loại|hạng|nhóm|lần thứ|vùng)\s+[ivxl]+(?!\p{L})/gu;

/** "CẢI CÁCH HÀNH CHÍNH" → "Cải cách hành chính"; text that is not all capitals stays. */
export function sentenceCase(text: string): string {
  const letters = text.replace(/[^\p{L}]/gu, "");
  if (letters.length < 4 || letters !== letters.toUpperCase()) return text;
  const lower = text.toLowerCase();
  const numbered = lower.replace(ROMAN, (match) =>
    match.replace(/[ivxl]+$/u, (n) => n.toUpperCase()),
  );
  return numbered.charAt(0).toUpperCase() + numbered.slice(1);
}
