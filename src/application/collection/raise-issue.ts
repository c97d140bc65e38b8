import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import { readSheet } from "./open-sheet.ts";

export interface RaiseIssueRequest {
  readonly obligationId: string;
  readonly itemId: string | null;
  /** obstacle: “Báo vướng mắc”; not_ours: “Không thuộc đơn vị tôi”. */
  readonly kind: "obstacle" | "not_ours";
  readonly body: string;
}

type RaiseProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** Tells the Office what keeps a unit from its work (báo vướng mắc). */
export async function raiseIssue(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: RaiseIssueRequest,
): Promise<Result<{ id: string }, RaiseProblem>> {
  const allowed = requireAction(actor, "issue.raise");
  if (!allowed.ok) return allowed;
  return work.write<{ id: string }, RaiseProblem>(actor, async (stores) => {
    const sheet = await readSheet(stores, actor, "issue.raise", request.obligationId);
    if (sheet === undefined) return notFound("obligation");
    const isOwn = ({ itemId }: { readonly itemId: string }) => itemId === request.itemId;
    if (request.itemId !== null && !sheet.tasks.some(isOwn)) return notFound("item");
    const id = secrets.newId();
    await stores.collection.addIssue({ ...request, id, at: clock.now() });
    await stores.events.record({
      subject: "issue",
      subjectId: id,
      kind: "issue.raised",
      to: "open",
      details: { kind: request.kind, body: request.body, obligationId: request.obligationId },
    });
    return ok({ id });
  });
}
