import { ok } from "../../domain/kernel/result.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";

/** Rounds, newest first. */
export async function listRounds({ work }: Dependencies, actor: Actor) {
  const allowed = requireAction(actor, "round.read");
  if (!allowed.ok) return allowed;
  const rounds = await work.read(actor, ({ round }) => round.list());
  return ok(rounds.map((round) => ({ ...round, forms: [...round.forms] })));
}
