import { type Result, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { FigureRecord, NarrativeRecord } from "./collection-store.ts";
import { type SheetProblem, readSheet } from "./open-sheet.ts";
import { toNarratives } from "./sheet-parts.ts";
import type { PresentFacts } from "./team-store.ts";

export interface PresenceRequest {
  readonly obligationId: string;
  readonly rowId: string | null;
  /** What the last answer gave; null at first, when the sheet was just read. */
  readonly cursor: string | null;
}

export interface Presence {
  readonly cursor: string;
  readonly others: readonly PresentFacts[];
  readonly cells: readonly FigureRecord[];
  readonly narratives: readonly NarrativeRecord[];
}

/** Who was not seen for so long has left. */
const GONE_AFTER_MS = 30_000;
/** An entry may be committed this long after the moment it bears. */
const LATE_MS = 15_000;

const before = (at: string, ms: number): string => new Date(Date.parse(at) - ms).toISOString();

/**
 * Says that a person has the sheet open, and answers who else has, and what they saved meanwhile
 * (người đang cùng nhập). Entries may come twice; each bears its id.
 */
export async function keepPresence(
  { work, clock }: Dependencies,
  actor: Actor,
  { obligationId, rowId, cursor }: PresenceRequest,
): Promise<Result<Presence, SheetProblem>> {
  const allowed = requireAction(actor, "figure.write");
  if (!allowed.ok) return allowed;
  return work.write<Presence, SheetProblem>(actor, async (stores) => {
    const sheet = await readSheet(stores, actor, "figure.write", obligationId);
    if (sheet === undefined) return notFound("obligation");
    const now = clock.now();
    await stores.team.appear(obligationId, rowId, now);
    const own = new Set(sheet.forms.flatMap(({ ownRowIds }) => [...ownRowIds]));
    const since = before(cursor ?? now, LATE_MS);
    const changed = await stores.team.listChanged(obligationId, since);
    const rewritten = await stores.team.listRewritten(obligationId, since);
    return ok({
      cursor: now,
      others: await stores.team.listPresent(obligationId, before(now, GONE_AFTER_MS)),
      cells: changed.filter((entry) => own.has(entry.rowId)),
      narratives: toNarratives(sheet, rewritten),
    });
  });
}
