/** Twentieths of a point, the measure of a DOCX file. */
export const twipsOfMm = (mm: number): number => Math.round((mm * 1440) / 25.4);

/** Points to twips. */
export const twipsOfPt = (pt: number): number => Math.round(pt * 20);

/** Sizes in points and millimetres that Nghị định 30/2020/NĐ-CP leaves within a range. */
export interface PageLayout {
  readonly marginMm: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
  readonly bodyPt: number;
  readonly pageNumberPt: number;
  readonly tablePt: number;
  readonly firstLineMm: number;
  readonly paragraphGapPt: number;
  /** 1 is single, at most 1.5. */
  readonly lineSpacing: number;
}

/** The defaults this product prints with. */
export const OFFICIAL_LAYOUT: PageLayout = {
  marginMm: { top: 20, bottom: 20, left: 30, right: 15 },
  bodyPt: 14,
  pageNumberPt: 13,
  tablePt: 12,
  firstLineMm: 12.7,
  paragraphGapPt: 6,
  lineSpacing: 1.1,
};

export const A4_MM = { width: 210, height: 297 } as const;

/** Width between the margins in twips, for either orientation. */
export function textWidth(layout: PageLayout, landscape: boolean): number {
  const { left, right } = layout.marginMm;
  return twipsOfMm((landscape ? A4_MM.height : A4_MM.width) - left - right);
}

/** Where blocks are drawn: the room between the margins in twips, and which run of numbers. */
export interface Place {
  readonly layout: PageLayout;
  readonly width: number;
  /** The main text and each appendix count their headings for themselves. */
  readonly instance: number;
}

/**
 * Width of a bold line in ems of Times New Roman, within a tenth: enough to draw a rule of a third
 * to a half of it, without shipping the font's metrics.
 */
export function boldWidthInEms(text: string): number {
  return [...text].reduce((width, character) => {
    if (/\s|[-.,;:]/u.test(character)) return width + 0.27;
    return width + (/\p{Lu}/u.test(character) ? 0.68 : 0.45);
  }, 0);
}

/**
 * Keeps a range such as "2020 - 2025" or "3 - 4%" on one line, a sign with its number, and a dash with
 * the word before it.
 */
export const unbroken = (text: string): string =>
  text
    .replace(/(?<=\d) ([-–]) (?=\d)/gu, "\u00a0$1\u00a0")
    .replace(/(?<=(?:^|\s)[≥≤<>]) (?=\d)/gu, "\u00a0")
    .replace(/(\p{L}) ([-–]) (?=\p{L})/gu, "$1\u00a0$2 ");
