import { type EvidencePlace, placeName } from "../../domain/collection/evidence.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { type OpenProblem, openSheet } from "../collection/open-sheet.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { type PlaceProblem, maySeePlaces, refusalOfPlaces } from "./evidence-places.ts";
import type { EvidenceLink } from "./evidence-store.ts";
import { distinct } from "./start-upload.ts";

type BindProblem = OpenProblem | PlaceProblem | Problem<"access.action.forbidden">;

type Opened = {
  readonly refusalOf: (places: readonly EvidencePlace[]) => PlaceProblem | undefined;
  readonly links: readonly EvidenceLink[];
};

/** The evidence with its places, for those who may change it; the obligation is locked. */
async function openForChange(
  stores: Stores,
  actor: Actor,
  evidenceId: string,
): Promise<Result<Opened, BindProblem>> {
  const record = await stores.evidence.findEvidence(evidenceId);
  if (record === undefined || record.withdrawnAt !== null) return notFound("evidence");
  const opened = await openSheet(stores, actor, "figure.write", record.obligationId);
  if (!opened.ok) return opened;
  const links = (await stores.evidence.listLinks(record.obligationId)).filter(
    (link) => link.evidenceId === evidenceId,
  );
  const sheet = opened.value;
  const isSeen = maySeePlaces(
    sheet,
    links.map(({ place }) => place),
  );
  if (!isSeen) return notFound("evidence");
  return ok({ links, refusalOf: (places) => refusalOfPlaces(sheet, places) });
}

/** Says anew what a file proves (gắn minh chứng); places that stay are left alone. */
export async function bindEvidence(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  evidenceId: string,
  places: readonly EvidencePlace[],
): Promise<Result<{ readonly places: number }, BindProblem>> {
  const allowed = requireAction(actor, "figure.write");
  if (!allowed.ok) return allowed;
  return work.write<{ readonly places: number }, BindProblem>(actor, async (stores) => {
    const opened = await openForChange(stores, actor, evidenceId);
    if (!opened.ok) return opened;
    const { links, refusalOf } = opened.value;
    const before = new Set(links.map(({ place }) => placeName(place)));
    const wanted = distinct(places);
    const after = new Set(wanted.map(placeName));
    const added = wanted.filter((place) => !before.has(placeName(place)));
    const ended = links.filter(({ place }) => !after.has(placeName(place)));
    const refusal = refusalOf([...added, ...ended.map(({ place }) => place)]);
    if (refusal !== undefined) return err(refusal);
    const at = clock.now();
    await stores.evidence.endLinks(
      ended.map(({ id }) => id),
      at,
    );
    await stores.evidence.addLinks(
      evidenceId,
      added.map((place) => ({ id: secrets.newId(), evidenceId, place })),
      at,
    );
    await stores.events.record({
      subject: "evidence",
      subjectId: evidenceId,
      kind: "evidence.bound",
      details: { added: added.length, ended: ended.length },
    });
    return ok({ places: wanted.length });
  });
}

/** Takes a file back (rút minh chứng): it stays on record, and with what was already sent. */
export async function withdrawEvidence(
  { work, clock }: Dependencies,
  actor: Actor,
  evidenceId: string,
): Promise<Result<{ readonly done: true }, BindProblem>> {
  const allowed = requireAction(actor, "figure.write");
  if (!allowed.ok) return allowed;
  return work.write<{ readonly done: true }, BindProblem>(actor, async (stores) => {
    const opened = await openForChange(stores, actor, evidenceId);
    if (!opened.ok) return opened;
    const { links, refusalOf } = opened.value;
    const refusal = refusalOf(links.map(({ place }) => place));
    if (refusal !== undefined) return err(refusal);
    await stores.evidence.withdraw(evidenceId, clock.now());
    await stores.events.record({
      subject: "evidence",
      subjectId: evidenceId,
      kind: "evidence.withdrawn",
    });
    return ok({ done: true as const });
  });
}

/** Takes away an upload that is not wanted any more (bỏ tệp đang tải). */
export async function dropUpload(
  { work }: Dependencies,
  actor: Actor,
  uploadId: string,
): Promise<Result<{ readonly done: true }, BindProblem>> {
  const allowed = requireAction(actor, "figure.write");
  if (!allowed.ok) return allowed;
  return work.write<{ readonly done: true }, BindProblem>(actor, async ({ evidence }) => {
    const upload = await evidence.lockUpload(uploadId);
    if (upload === undefined || upload.uploadedBy !== actor.accountId) return notFound("upload");
    await evidence.dropUpload(uploadId);
    return ok({ done: true as const });
  });
}
