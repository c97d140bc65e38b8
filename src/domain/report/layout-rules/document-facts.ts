/** How a stretch of pages is set up, in millimetres. */
export interface SectionFacts {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly marginMm: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
  /** Where the number of the page stands. */
  readonly pageNumber: "top-centre" | "elsewhere" | "none";
  /** The first page shows none. */
  readonly hidesFirst: boolean;
}

/** A paragraph with text, as a reader of the page sees it. */
export interface ParagraphFacts {
  /** Counted from 1 through the document, tables included. */
  readonly place: number;
  readonly text: string;
  readonly align: "left" | "center" | "right" | "justify";
  /** All of it. */
  readonly bold: boolean;
  readonly italic: boolean;
  /** Sizes in points and fonts that occur in it. */
  readonly sizes: readonly number[];
  readonly fonts: readonly string[];
  readonly inTable: boolean;
}

/** What the rules of layout need to know of a document. */
export interface DocumentFacts {
  readonly sections: readonly SectionFacts[];
  readonly paragraphs: readonly ParagraphFacts[];
}

/** One departure from the decree: the rule, where, what is wrong, how to mend it. */
export interface Finding {
  /** "national-name". */
  readonly rule: string;
  /** "Phụ lục I, mục II.1". */
  readonly source: string;
  /** The paragraph; null for the whole document. */
  readonly place: number | null;
  readonly quote: string;
  readonly problem: string;
  readonly remedy: string;
}
