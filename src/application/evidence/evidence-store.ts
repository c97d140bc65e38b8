import type { EvidencePlace } from "../../domain/collection/evidence.ts";
import type { EvidenceType } from "../../domain/collection/evidence-type.ts";
import type { Passage } from "../../domain/collection/find-number.ts";

/** A file on its way (tệp đang tải lên). */
export interface UploadRecord {
  readonly id: string;
  readonly obligationId: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  readonly places: readonly EvidencePlace[];
  readonly uploadedBy: string;
  readonly startedAt: string;
}

export interface NewUpload {
  readonly id: string;
  readonly obligationId: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly places: readonly EvidencePlace[];
  readonly at: string;
}

/** A file that is here, whole. */
export interface EvidenceRecord {
  readonly id: string;
  readonly obligationId: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly sha256: string;
  readonly passages: readonly Passage[];
  readonly by: string;
  readonly at: string;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: string | null;
}

/** A file at one place. */
export interface EvidenceLink {
  readonly id: string;
  readonly evidenceId: string;
  readonly place: EvidencePlace;
}

export interface FinishedUpload {
  readonly id: string;
  readonly type: EvidenceType;
  readonly sha256: string;
  readonly passages: readonly Passage[];
  readonly at: string;
}

/** Files that prove what a unit sends, and how they came. */
export interface EvidenceStore {
  addUpload(upload: NewUpload): Promise<void>;
  findUpload(id: string): Promise<UploadRecord | undefined>;
  /** The same, and nobody else adds to it until the transaction ends. */
  lockUpload(id: string): Promise<UploadRecord | undefined>;
  /** Of one person, oldest first. */
  listUploads(obligationId: string, accountId: string): Promise<readonly UploadRecord[]>;
  /** What a person has on the way, in all obligations: how many files, and their sizes together. */
  sumUnfinished(accountId: string): Promise<{ readonly files: number; readonly bytes: number }>;
  /** Gives up every upload of the organization that began before and was never finished. */
  dropUnfinished(before: string): Promise<void>;
  addChunk(upload: UploadRecord, content: Uint8Array): Promise<void>;
  /** An upload that came to nothing; evidence is never dropped. */
  dropUpload(id: string): Promise<void>;
  finishUpload(finished: FinishedUpload): Promise<void>;
  readContent(id: string): Promise<Uint8Array>;
  findEvidence(id: string): Promise<EvidenceRecord | undefined>;
  findByHash(obligationId: string, sha256: string): Promise<EvidenceRecord | undefined>;
  /** Of one obligation, oldest first. */
  listEvidence(obligationId: string): Promise<readonly EvidenceRecord[]>;
  /** What stands in the draft. */
  listLinks(obligationId: string): Promise<readonly EvidenceLink[]>;
  /** What was attached to the last sending of each task; with a submission, to that one. */
  listSentLinks(
    obligationId: string,
    submissionId: string | null,
  ): Promise<readonly EvidenceLink[]>;
  /** What was attached to any sending, whatever came after. */
  listEverSent(obligationId: string): Promise<readonly EvidenceLink[]>;
  addLinks(evidenceId: string, links: readonly EvidenceLink[], at: string): Promise<void>;
  endLinks(linkIds: readonly string[], at: string): Promise<void>;
  withdraw(evidenceId: string, at: string): Promise<void>;
  keepWithSubmission(
    submissionId: string,
    links: readonly { readonly linkId: string; readonly taskId: string | null }[],
  ): Promise<void>;
}
