import { formatOfficialDate, type LocalDate } from "../kernel/local-date.ts";
import type { ReadDuty, ReadLegalBasis } from "./plan-reading.ts";

/** What a plan says outside its items (thông tin văn bản): what it is, on what it rests, who signs. */
export interface DocumentFacts {
  /** "Kế hoạch", "Quyết định", "Chương trình". */
  readonly documentType: string;
  readonly title: string;
  readonly issuer: string;
  /** After the number: "/KH-UBND". */
  readonly symbol: string;
  readonly place: string;
  /** One line each; null where issuer and position say it, empty for none. */
  readonly signerAuthority: string | null;
  readonly signerPosition: string;
  readonly signerName: string;
  readonly legalBases: readonly ReadLegalBasis[];
  readonly purposes: readonly string[];
  readonly requirements: readonly string[];
  readonly duties: readonly ReadDuty[];
  readonly recipients: readonly string[];
}

/** A legal basis as a person writes it; its words follow. */
export type WrittenBasis = Omit<ReadLegalBasis, "text" | "issuerInferred">;

/** The parts of the document that an edit writes; those it does not name stay. */
export type DocumentChange = {
  readonly [K in keyof Omit<DocumentFacts, "legalBases">]?: DocumentFacts[K] | undefined;
} & { readonly legalBases?: readonly WrittenBasis[] | undefined };

export interface DocumentEdit {
  readonly kind: "write-document";
  readonly document: DocumentChange;
}

export type DocumentPart = keyof DocumentFacts;

/** How a basis stands to the document. */
export const BASIS_RELATIONS = ["Căn cứ", "Thực hiện", "Theo đề nghị"] as const;

const join = (words: readonly string[]): string => words.filter((each) => each !== "").join(" ");

const dayOf = (date: LocalDate | null): string => (date === null ? "" : formatOfficialDate(date));

/** "Căn cứ Nghị quyết số 12/NQ-HĐND ngày 10 tháng 7 năm 2024 của Hội đồng nhân dân … về …". */
export function basisInWords(basis: WrittenBasis): string {
  const { relation, documentType, number, date, issuer, subject } = basis;
  const numbered = number === null ? "" : `số ${number}`;
  if (relation === "Theo đề nghị") {
    const paper = join([documentType ?? "", numbered, dayOf(date)]);
    const by = issuer === null ? "" : `của ${issuer}`;
    return join([relation, by, paper === "" ? "" : `tại ${paper}`, subject ?? ""]);
  }
  if (documentType === "Luật") {
    return join([relation, "Luật", subject ?? "", numbered, dayOf(date)]);
  }
  const by = issuer === null ? "" : `của ${issuer}`;
  return join([relation, documentType ?? "", numbered, dayOf(date), by, subject ?? ""]);
}

const isSameBasis = (one: WrittenBasis, other: WrittenBasis): boolean =>
  one.relation === other.relation &&
  one.documentType === other.documentType &&
  one.number === other.number &&
  one.date === other.date &&
  one.issuer === other.issuer &&
  one.subject === other.subject;

/** A basis that is as it was keeps its words; the words of a changed one are composed. */
const toBasis = (before: readonly ReadLegalBasis[], written: WrittenBasis): ReadLegalBasis =>
  before.find((basis) => isSameBasis(basis, written)) ?? {
    ...written,
    issuerInferred: false,
    text: basisInWords(written),
  };

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The document after an edit, and which of its parts say something else than before. */
export function writeDocument(
  before: DocumentFacts,
  { document }: DocumentEdit,
): { readonly after: DocumentFacts; readonly changed: readonly DocumentPart[] } {
  const { legalBases, ...rest } = document;
  const said = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  ) as Partial<DocumentFacts>; // the same keys, those without a value left out
  const after: DocumentFacts = {
    ...before,
    ...said,
    ...(legalBases === undefined
      ? {}
      : { legalBases: legalBases.map((basis) => toBasis(before.legalBases, basis)) }),
  };
  const parts = Object.keys(before) as DocumentPart[]; // an object literal of that type
  return { after, changed: parts.filter((part) => !isSame(before[part], after[part])) };
}
