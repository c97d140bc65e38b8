import {
  EVIDENCE_LIMIT_BYTES,
  type EvidencePlace,
  UNFINISHED_HOURS,
  mayBeginUpload,
  placeName,
} from "../../domain/collection/evidence.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { type OpenProblem, openSheet } from "../collection/open-sheet.ts";
import { addHours } from "../instant.ts";
import type { Dependencies } from "../ports.ts";
import { type PlaceProblem, refusalOfPlaces } from "./evidence-places.ts";
import type { UploadRecord } from "./evidence-store.ts";

export interface StartUploadRequest {
  readonly obligationId: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly places: readonly EvidencePlace[];
}

type StartProblem =
  | OpenProblem
  | PlaceProblem
  | Problem<
      | "access.action.forbidden"
      | "collection.evidence.too-many-unfinished"
      | "document.file.too-large"
      | "document.file.empty"
    >;

/** Each place once. */
export const distinct = (places: readonly EvidencePlace[]): readonly EvidencePlace[] => [
  ...new Map(places.map((place) => [placeName(place), place])).values(),
];

/**
 * Begins the upload of a file (bắt đầu tải minh chứng): what it is to prove is said beforehand.
 * What nobody finished within a day is given up first, so that the server fills with nothing that
 * proves nothing.
 */
export async function startUpload(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: StartUploadRequest,
): Promise<Result<UploadRecord, StartProblem>> {
  const allowed = requireAction(actor, "figure.write");
  if (!allowed.ok) return allowed;
  const { obligationId, sizeBytes } = request;
  const fileName = request.fileName.normalize("NFC");
  if (sizeBytes === 0) return err(problem("document.file.empty", { fileName }));
  if (sizeBytes > EVIDENCE_LIMIT_BYTES)
    return err(problem("document.file.too-large", { fileName, limitBytes: EVIDENCE_LIMIT_BYTES }));
  return work.write<UploadRecord, StartProblem>(actor, async (stores) => {
    const opened = await openSheet(stores, actor, "figure.write", obligationId);
    if (!opened.ok) return opened;
    const refusal = refusalOfPlaces(opened.value, request.places);
    if (refusal !== undefined) return err(refusal);
    const at = clock.now();
    await stores.evidence.dropUnfinished(addHours(at, -UNFINISHED_HOURS));
    const onTheWay = await stores.evidence.sumUnfinished(actor.accountId);
    if (!mayBeginUpload(onTheWay, sizeBytes)) {
      const { files } = onTheWay;
      return err(problem("collection.evidence.too-many-unfinished", { files }));
    }
    const places = distinct(request.places);
    const upload = { id: secrets.newId(), obligationId, fileName, sizeBytes, places };
    await stores.evidence.addUpload({ ...upload, at });
    return ok({ ...upload, receivedBytes: 0, uploadedBy: actor.accountId, startedAt: at });
  });
}
