import type { CellAddress } from "./form.ts";
import { cellKey } from "./form.ts";
import type { NarrativeSection } from "./narrative.ts";

/** A paragraph as a place; `itemId` is null for the unit as a whole. */
export interface ParagraphPlace {
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  readonly point: number;
}

/** What a file proves (chỗ được minh chứng): a cell, or a paragraph. */
export type EvidencePlace =
  ({ readonly kind: "cell" } & CellAddress) | ({ readonly kind: "paragraph" } & ParagraphPlace);

/** Text that names one place, for maps. */
export const placeName = (place: EvidencePlace): string =>
  place.kind === "cell"
    ? cellKey(place.rowId, place.columnId)
    : `${place.itemId ?? "unit"}|${place.section}|${place.point}`;

/** The most that one file may weigh: 20 MB. */
export const EVIDENCE_LIMIT_BYTES = 20 * 1024 * 1024;

/** The piece in which a file is sent; a broken line costs no more than this. */
export const EVIDENCE_CHUNK_BYTES = 512 * 1024;

/** What one person may have on the way at a time, so that nobody fills the server by accident. */
export const UNFINISHED_LIMIT = { files: 20, bytes: 100 * 1024 * 1024 } as const;

/** An upload that nobody has finished for so long is given up, in hours. */
export const UNFINISHED_HOURS = 24;

/** True where one more file of this size may begin beside what is on its way. */
export const mayBeginUpload = (
  onTheWay: { readonly files: number; readonly bytes: number },
  sizeBytes: number,
): boolean =>
  onTheWay.files < UNFINISHED_LIMIT.files && onTheWay.bytes + sizeBytes <= UNFINISHED_LIMIT.bytes;

/** The file cannot be taken, in words, before anything is sent; undefined where it can. */
export function refusalBeforeSending(fileName: string, sizeBytes: number): string | undefined {
  if (sizeBytes === 0) return `Tệp ${fileName} không có nội dung nên không gửi. Chọn tệp khác.`;
  if (sizeBytes <= EVIDENCE_LIMIT_BYTES) return undefined;
  const megabytes = (sizeBytes / 1024 / 1024).toFixed(1).replace(".", ",");
  return `Tệp ${fileName} nặng ${megabytes} MB, quá 20 MB nên chưa gửi gì. Nén ảnh trong tệp hoặc tách thành nhiều tệp rồi chọn lại.`;
}
