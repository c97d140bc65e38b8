import { z } from "zod";
import { Id, InstantField } from "./common.ts";
import { LAST_POINT } from "../domain/collection/narrative.ts";
import { NarrativeSection } from "./collection.ts";

const listOf = <T extends z.ZodType>(item: T) => z.array(item).readonly();

const CellPlace = z.object({ kind: z.literal("cell"), rowId: Id, columnId: Id });
const ParagraphPlace = z.object({
  kind: z.literal("paragraph"),
  /** Null for the unit as a whole. */
  itemId: Id.nullable(),
  section: NarrativeSection,
  /** The number that the point keeps. */
  point: z.number().int().min(1).max(LAST_POINT),
});

const EvidencePlace = z.discriminatedUnion("kind", [CellPlace, ParagraphPlace]);
const Places = z.array(EvidencePlace).min(1).max(500);

export const StartUploadBody = z.object({
  fileName: z.string().trim().min(1).max(255),
  sizeBytes: z.number().int().min(0),
  /** What the file is to prove. */
  places: Places,
});
export type StartUploadBody = z.infer<typeof StartUploadBody>;

export const BindEvidenceBody = z.object({ places: Places });

export const ChunkQuery = z.object({ offset: z.coerce.number().int().min(0) });

/** A file on its way; the next piece begins at `receivedBytes`. */
export const UploadView = z.object({
  id: Id,
  fileName: z.string(),
  sizeBytes: z.number().int(),
  receivedBytes: z.number().int(),
  /** The largest piece that is taken. */
  chunkBytes: z.number().int(),
  places: listOf(EvidencePlace),
  startedAt: InstantField,
});
export type UploadView = z.infer<typeof UploadView>;

export const UploadFinished = z.object({
  evidenceId: Id,
  /** The same file was here already; it now proves these places, too. */
  isDuplicate: z.boolean(),
});
export type UploadFinished = z.infer<typeof UploadFinished>;

const Proof = {
  /** "Thấy 40.102 ở trang 3"; null where there is nothing to say. */
  found: z.string().nullable(),
  /** The file has a text, and the figure is not in it. */
  isMissing: z.boolean(),
};

export const ProvenPlace = z.discriminatedUnion("kind", [
  CellPlace.extend(Proof),
  ParagraphPlace.extend(Proof),
]);
export type ProvenPlace = z.infer<typeof ProvenPlace>;

export const EvidenceView = z.object({
  id: Id,
  fileName: z.string(),
  sizeBytes: z.number().int(),
  mediaType: z.string(),
  /** SHA-256, hex. */
  sha256: z.string(),
  by: z.string(),
  at: InstantField,
  withdrawnBy: z.string().nullable(),
  withdrawnAt: InstantField.nullable(),
  /** The beginning of its text; empty for pictures and PDFs. */
  excerpt: z.string(),
  places: listOf(ProvenPlace),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

export const EvidenceList = z.object({
  items: listOf(EvidenceView),
  /** The reader's own uploads that are not finished. */
  uploads: listOf(UploadView),
});
export type EvidenceList = z.infer<typeof EvidenceList>;

export const EvidenceQuery = z.object({
  /** What was attached to this submission, as it was sent. */
  submission: Id.optional(),
});

export const ContentQuery = z.object({ inline: z.enum(["true", "false"]).default("false") });
