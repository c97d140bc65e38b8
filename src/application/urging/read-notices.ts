import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { NoticeFacts } from "./urging-store.ts";

type Forbidden = Problem<"access.action.forbidden">;

export interface Notices {
  readonly notices: readonly NoticeFacts[];
  readonly total: number;
  readonly unseen: number;
}

/** What a person was told, the latest first (thông báo). */
export async function listNotices(
  { work }: Dependencies,
  actor: Actor,
  page: { readonly limit: number; readonly offset: number },
): Promise<Result<Notices, Forbidden>> {
  const allowed = requireAction(actor, "session.own");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ urging }) =>
    ok({
      ...(await urging.listNotices(page)),
      unseen: await urging.countUnseen(),
    }),
  );
}

/** Says that the notices up to now were on the person's screen. */
export async function markNoticesSeen(
  { work, clock }: Dependencies,
  actor: Actor,
): Promise<Result<void, Forbidden>> {
  const allowed = requireAction(actor, "session.own");
  if (!allowed.ok) return allowed;
  return work.write<void, Forbidden>(actor, async ({ urging }) => {
    await urging.markSeen(clock.now());
    return ok(undefined);
  });
}
