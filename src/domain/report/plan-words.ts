/** Words without the signs that close them. */
export const bare = (text: string): string => text.replace(/[.;:,\s]+$/u, "");

/** The same, closed as a sentence. */
export const sentence = (text: string): string => `${bare(text)}.`;

/** "Đánh giá …" inside a sentence: "đánh giá …"; an abbreviation keeps its capitals. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** "giao chỉ tiêu …" at the start of a sentence. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A label before its words: "4.10.", "a)", "-". */
export function labelled(marker: string, text: string): string {
  if (/^\p{Ll}$/u.test(marker)) return `${marker}) ${text}`;
  return /^[\p{L}\d]/u.test(marker) ? `${marker}. ${text}` : `${marker} ${text}`;
}
