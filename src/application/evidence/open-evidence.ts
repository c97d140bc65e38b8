import { type Result, ok } from "../../domain/kernel/result.ts";
import { mayForUnit, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { readSheet } from "../collection/open-sheet.ts";
import type { Dependencies } from "../ports.ts";
import { maySeePlaces } from "./evidence-places.ts";
import type { EvidenceProblem } from "./list-evidence.ts";

export interface EvidenceFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The file itself (mở minh chứng), for whoever may see every place that it proves or proved. */
export async function openEvidence(
  { work }: Dependencies,
  actor: Actor,
  evidenceId: string,
): Promise<Result<EvidenceFile, EvidenceProblem>> {
  const allowed = requireAction(actor, "sheet.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const { evidence } = stores;
    const record = await evidence.findEvidence(evidenceId);
    if (record === undefined) return notFound("evidence");
    const sheet = await readSheet(stores, actor, "sheet.read", record.obligationId);
    if (sheet === undefined) return notFound("evidence");
    const isOwn = mayForUnit(actor, "figure.write", sheet.facts.unitId);
    const of = ({ evidenceId: id }: { readonly evidenceId: string }) => id === evidenceId;
    const drafted = (await evidence.listLinks(record.obligationId)).filter(of);
    const sent = (await evidence.listEverSent(record.obligationId)).filter(of);
    const isOpen = isOwn || sent.length > 0;
    const places = [...drafted, ...sent].map(({ place }) => place);
    if (!isOpen || !maySeePlaces(sheet, places)) return notFound("evidence");
    const { fileName, mediaType } = record;
    return ok({ fileName, mediaType, bytes: await evidence.readContent(evidenceId) });
  });
}
