import { paragraphText } from "../../domain/collection/bound-figure.ts";
import { type NarrativeSection, inOrder } from "../../domain/collection/narrative.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { type SheetProblem, readSheet } from "./open-sheet.ts";
import type { Worksheet } from "./worksheet.ts";

/** A paragraph of the last round, under the item it belongs to now. */
export interface EarlierParagraph {
  readonly entryId: string;
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  /** As it was sent, numbers in their places. */
  readonly body: string;
}

export interface EarlierNarratives {
  readonly roundName: string | null;
  readonly paragraphs: readonly EarlierParagraph[];
}

const NOTHING: EarlierNarratives = { roundName: null, paragraphs: [] };

/** What the unit sent last time about the items of a sheet (thuyết minh kỳ trước). */
export async function earlierNarratives(
  { collection }: Pick<Stores, "collection">,
  { facts, tasks }: Worksheet,
): Promise<EarlierNarratives> {
  const earlier = await collection.findEarlierRound(facts.id);
  if (earlier === undefined) return NOTHING;
  const nowOf = new Map(
    tasks.flatMap(({ itemId, secrecy }) => {
      const then = earlier.itemIds.get(itemId);
      return then === undefined || secrecy === "state_secret" ? [] : [[then, itemId] as const];
    }),
  );
  const sent = await collection.listSentNarratives(earlier.obligationId);
  return {
    roundName: earlier.roundName,
    paragraphs: inOrder(sent).flatMap(({ entryId, itemId, section, body }): EarlierParagraph[] => {
      const now = itemId === null ? null : nowOf.get(itemId);
      return now === undefined
        ? []
        : [{ entryId, itemId: now, section, body: paragraphText(body) }];
    }),
  };
}

/** The same for a person at the sheet. */
export async function viewEarlier(
  { work }: Dependencies,
  actor: Actor,
  obligationId: string,
): Promise<Result<EarlierNarratives, SheetProblem>> {
  const allowed = requireAction(actor, "sheet.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const sheet = await readSheet(stores, actor, "sheet.read", obligationId);
    return sheet === undefined
      ? notFound("obligation")
      : ok(await earlierNarratives(stores, sheet));
  });
}
