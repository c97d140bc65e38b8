import { EVIDENCE_CHUNK_BYTES } from "../../domain/collection/evidence.ts";
import { headOf } from "../../domain/collection/evidence-type.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { UploadRecord } from "./evidence-store.ts";

type ViewProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;
type ChunkProblem =
  ViewProblem | Problem<"collection.evidence.offset" | "collection.evidence.unsupported">;

const isOf = (upload: UploadRecord | undefined, actor: Actor): upload is UploadRecord =>
  upload !== undefined && upload.uploadedBy === actor.accountId;

/** How far a file has come: where its sending goes on after a break. */
export async function viewUpload(
  { work }: Dependencies,
  actor: Actor,
  uploadId: string,
): Promise<Result<UploadRecord, ViewProblem>> {
  const allowed = requireAction(actor, "figure.write");
  if (!allowed.ok) return allowed;
  const upload = await work.read(actor, ({ evidence }) => evidence.findUpload(uploadId));
  return isOf(upload, actor) ? ok(upload) : notFound("upload");
}

export interface Chunk {
  readonly uploadId: string;
  readonly offset: number;
  readonly content: Uint8Array;
}

/**
 * Takes the next piece of a file (nhận một phần tệp). Pieces come one after another; one that does
 * not begin where the file ends so far is refused with the place where it does. A file that cannot
 * be evidence is refused with its first piece.
 */
export async function sendChunk(
  { work }: Dependencies,
  actor: Actor,
  { uploadId, offset, content }: Chunk,
): Promise<Result<UploadRecord, ChunkProblem>> {
  const allowed = requireAction(actor, "figure.write");
  if (!allowed.ok) return allowed;
  const taken = await work.write<UploadRecord | "unsupported", ChunkProblem>(
    actor,
    async ({ evidence }) => {
      const upload = await evidence.lockUpload(uploadId);
      if (!isOf(upload, actor)) return notFound("upload");
      const { receivedBytes, sizeBytes } = upload;
      const received = receivedBytes + content.length;
      const fits = content.length > 0 && content.length <= EVIDENCE_CHUNK_BYTES;
      if (offset !== receivedBytes || !fits || received > sizeBytes)
        return err(problem("collection.evidence.offset", { expected: receivedBytes, sizeBytes }));
      if (offset === 0 && headOf(content) === null) {
        await evidence.dropUpload(uploadId);
        return ok("unsupported" as const);
      }
      await evidence.addChunk(upload, content);
      return ok({ ...upload, receivedBytes: received });
    },
  );
  if (!taken.ok) return taken;
  if (taken.value !== "unsupported") return ok(taken.value);
  return err(problem("collection.evidence.unsupported", {}));
}
