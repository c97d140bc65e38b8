import type { EvidencePlace } from "../../domain/collection/evidence.ts";
import { findNumber, foundInWords } from "../../domain/collection/find-number.ts";
import { cellKey } from "../../domain/collection/form.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { mayForUnit, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { FigureRecord } from "../collection/collection-store.ts";
import { readSheet } from "../collection/open-sheet.ts";
import { byCell } from "../collection/worksheet.ts";
import type { Dependencies } from "../ports.ts";
import { maySeePlaces, taskOfPlace } from "./evidence-places.ts";
import type { EvidenceRecord, UploadRecord } from "./evidence-store.ts";

export type EvidenceProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** A place with what was found there: "Thấy 40.102 ở trang 3"; null where there is nothing to say. */
export type ProvenPlace = EvidencePlace & {
  readonly found: string | null;
  /** The file has a text, and the figure is not in it. */
  readonly isMissing: boolean;
};

export interface EvidenceView {
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly sha256: string;
  readonly by: string;
  readonly at: string;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: string | null;
  readonly excerpt: string;
  readonly places: readonly ProvenPlace[];
}

export interface EvidenceList {
  readonly items: readonly EvidenceView[];
  readonly uploads: readonly UploadRecord[];
}

const EXCERPT_LETTERS = 600;

/** The beginning of the text, enough to recognise the file by. */
function excerptOf({ passages, mediaType }: EvidenceRecord): string {
  if (mediaType === "application/pdf") return "";
  let text = "";
  for (const passage of passages) {
    if (text.length >= EXCERPT_LETTERS) return `${text.slice(0, EXCERPT_LETTERS)}…`;
    const isCell = passage.place.includes("!");
    text += text === "" ? passage.text : `${isCell ? " · " : "\n"}${passage.text}`;
  }
  return text;
}

function provenPlace(
  record: EvidenceRecord,
  place: EvidencePlace,
  figures: ReadonlyMap<string, FigureRecord>,
): ProvenPlace {
  const value =
    place.kind === "cell" ? figures.get(cellKey(place.rowId, place.columnId))?.value : null;
  if (value === null || value === undefined || record.passages.length === 0)
    return { ...place, found: null, isMissing: false };
  const found = findNumber(record.passages, value);
  return {
    ...place,
    found: found === undefined ? null : foundInWords(found),
    isMissing: found === undefined,
  };
}

/**
 * The evidence of a unit (minh chứng của đơn vị): the draft's for its own people, that of what was
 * sent for others, and nothing of an item that the reader is not named for.
 */
export async function listEvidence(
  { work }: Dependencies,
  actor: Actor,
  obligationId: string,
  submissionId: string | null = null,
): Promise<Result<EvidenceList, EvidenceProblem>> {
  const allowed = requireAction(actor, "sheet.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const sheet = await readSheet(stores, actor, "sheet.read", obligationId);
    if (sheet === undefined) return notFound("obligation");
    const { collection, evidence } = stores;
    const isDraft = mayForUnit(actor, "figure.write", sheet.facts.unitId) && submissionId === null;
    const links = isDraft
      ? await evidence.listLinks(obligationId)
      : await evidence.listSentLinks(obligationId, submissionId);
    const figures = byCell(
      isDraft
        ? await collection.listFigures(obligationId)
        : await collection.listSentFigures(obligationId),
    );
    const records = await evidence.listEvidence(obligationId);
    const items = records.flatMap((record): EvidenceView[] => {
      const all = links.filter((link) => link.evidenceId === record.id).map(({ place }) => place);
      if (all.length === 0 || !maySeePlaces(sheet, all)) return [];
      const { passages: _passages, obligationId: _obligation, ...shown } = record;
      const places = all.map((place) => provenPlace(record, place, figures));
      return [{ ...shown, excerpt: excerptOf(record), places }];
    });
    const uploads = isDraft ? await evidence.listUploads(obligationId, actor.accountId) : [];
    return ok({
      items,
      uploads: uploads.filter(({ places }) =>
        places.every((place) => taskOfPlace(sheet, place) !== undefined),
      ),
    });
  });
}
