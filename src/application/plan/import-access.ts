import { hasConfidentialParts } from "../../domain/plan/confidential-parts.ts";
import type { Actor } from "../actor.ts";
import type { ImportRecord } from "./plan-store.ts";

/**
 * May the actor open an import? A document with confidential parts is for whoever brought it and for
 * people with a clearance: the review shows its every word.
 */
export const mayOpenImport = (
  actor: Actor,
  { startedById, reading, answers }: Pick<ImportRecord, "startedById" | "reading" | "answers">,
): boolean =>
  actor.hasClearance || actor.accountId === startedById || !hasConfidentialParts(reading, answers);
