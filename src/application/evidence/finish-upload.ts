import { placeName } from "../../domain/collection/evidence.ts";
import { type EvidenceType, evidenceTypeOf } from "../../domain/collection/evidence-type.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { Actor } from "../actor.ts";
import { type OpenProblem, openSheet } from "../collection/open-sheet.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { type PlaceProblem, refusalOfPlaces } from "./evidence-places.ts";
import type { UploadRecord } from "./evidence-store.ts";
import { viewUpload } from "./send-chunk.ts";

type FinishProblem =
  | OpenProblem
  | PlaceProblem
  | Problem<
      | "access.action.forbidden"
      | "collection.evidence.offset"
      | "collection.evidence.unsupported"
      | "document.file.has-macros"
    >;

export interface UploadFinished {
  readonly evidenceId: string;
  /** The same file was here already; it now proves these places, too. */
  readonly isDuplicate: boolean;
}

/** The type of a whole file, or why it is not taken. */
function typeOf(
  fileName: string,
  bytes: Uint8Array,
): Result<EvidenceType, Problem<"collection.evidence.unsupported" | "document.file.has-macros">> {
  const type = evidenceTypeOf(bytes);
  if (type === null) return err(problem("collection.evidence.unsupported", {}));
  return type === "macros" ? err(problem("document.file.has-macros", { fileName })) : ok(type);
}

/** The file itself becomes evidence, or the one that was here already does. */
async function keep(
  { secrets, clock }: Dependencies,
  { evidence, events }: Stores,
  upload: UploadRecord,
  read: Pick<Parameters<Stores["evidence"]["finishUpload"]>[0], "type" | "sha256" | "passages">,
): Promise<UploadFinished> {
  const at = clock.now();
  const before = await evidence.findByHash(upload.obligationId, read.sha256);
  const evidenceId = before?.id ?? upload.id;
  if (before === undefined) await evidence.finishUpload({ ...read, id: upload.id, at });
  else await evidence.dropUpload(upload.id);
  const links = await evidence.listLinks(upload.obligationId);
  const linked = new Set(
    links.filter((link) => link.evidenceId === evidenceId).map((link) => placeName(link.place)),
  );
  const fresh = upload.places.filter((place) => !linked.has(placeName(place)));
  await evidence.addLinks(
    evidenceId,
    fresh.map((place) => ({ id: secrets.newId(), evidenceId, place })),
    at,
  );
  await events.record({
    subject: "evidence",
    subjectId: evidenceId,
    kind: "evidence.attached",
    details: { obligationId: upload.obligationId, sha256: read.sha256, places: fresh.length },
  });
  return { evidenceId, isDuplicate: before !== undefined };
}

/** Ends an upload (nhận xong minh chứng): type by content, hash, text, and the places it proves. */
export async function finishUpload(
  deps: Dependencies,
  actor: Actor,
  uploadId: string,
): Promise<Result<UploadFinished, FinishProblem>> {
  const { work, secrets } = deps;
  const found = await viewUpload(deps, actor, uploadId);
  if (!found.ok) return found;
  const { receivedBytes, sizeBytes, fileName, obligationId } = found.value;
  if (receivedBytes !== sizeBytes)
    return err(problem("collection.evidence.offset", { expected: receivedBytes, sizeBytes }));
  const bytes = await work.read(actor, ({ evidence }) => evidence.readContent(uploadId));
  const type = typeOf(fileName, bytes);
  if (!type.ok) {
    await work.write(actor, async ({ evidence }) => ok(await evidence.dropUpload(uploadId)));
    return type;
  }
  // read outside of the transaction: a long document keeps nobody else waiting
  const passages = await deps.passages.read({ fileName, bytes }, type.value);
  const read = { type: type.value, sha256: secrets.fingerprint(bytes), passages };
  return work.write<UploadFinished, FinishProblem>(actor, async (stores) => {
    const opened = await openSheet(stores, actor, "figure.write", obligationId);
    if (!opened.ok) return opened;
    const upload = await stores.evidence.lockUpload(uploadId);
    if (upload === undefined) return err(problem("access.thing.not-found", { thing: "upload" }));
    const refusal = refusalOfPlaces(opened.value, upload.places);
    return refusal === undefined ? ok(await keep(deps, stores, upload, read)) : err(refusal);
  });
}
