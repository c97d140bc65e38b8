/** A word where it stands on the page, in points from the upper left corner. */
export interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The line that the letters stand on. */
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Marked by the writing program as no part of the text: a page header, a page number. */
  readonly artifact: boolean;
  /** A space was drawn before it. */
  readonly spaced: boolean;
}

/** A straight horizontal or vertical line, as borders of tables are drawn. */
export interface Rule {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What stands on one page. */
export interface PageContent {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
  readonly rules: readonly Rule[];
  /** Something was put there: on a page without words, most likely a picture of them. */
  readonly isDrawn: boolean;
}
