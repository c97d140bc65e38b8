import type { LocalDate } from "../kernel/local-date.ts";
import { formatDate } from "../kernel/local-date.ts";

/** The document that orders an amendment, and why (căn cứ điều chỉnh). */
export interface AmendmentBasis {
  /** "Quyết định", "Nghị quyết", "Công văn". */
  readonly documentType: string;
  /** "1234/QĐ-UBND". */
  readonly number: string;
  readonly date: LocalDate;
  readonly reason: string;
}

/** "Bản ban hành" for the first version, "Điều chỉnh lần 2" for the third. */
export const versionName = (version: number): string =>
  version === 1 ? "Bản ban hành" : `Điều chỉnh lần ${version - 1}`;

/** "Quyết định 12/QĐ-UBND ngày 05/3/2025". */
export const describeBasis = ({ documentType, number, date }: AmendmentBasis): string =>
  `${documentType} ${number} ngày ${formatDate(date)}`;
