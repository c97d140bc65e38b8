import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { mayForUnit, maySee, notFound } from "../access.ts";
import type { Action } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { DirectiveState } from "./directive-store.ts";

type MoveProblem = Problem<"access.thing.not-found" | "directive.state.wrong">;

interface Move {
  readonly action: Action;
  readonly from: readonly DirectiveState[];
  readonly to: DirectiveState;
  readonly kind: string;
}

const MOVES = {
  answer: {
    action: "directive.answer",
    from: ["open"],
    to: "answered",
    kind: "directive.answered",
  },
  close: {
    action: "directive.close",
    from: ["open", "answered"],
    to: "closed",
    kind: "directive.closed",
  },
  reopen: {
    action: "directive.close",
    from: ["answered", "closed"],
    to: "open",
    kind: "directive.reopened",
  },
} as const satisfies Record<string, Move>;

/** Answers, closes or reopens a directive; each is an event with its words. */
export async function moveDirective(
  { work }: Dependencies,
  actor: Actor,
  request: { readonly id: string; readonly move: keyof typeof MOVES; readonly body: string },
): Promise<Result<void, MoveProblem>> {
  const move: Move = MOVES[request.move];
  return work.write<void, MoveProblem>(actor, async ({ directive, events }) => {
    const found = await directive.find(request.id);
    if (
      found === undefined ||
      !mayForUnit(actor, move.action, found.unitId) ||
      !maySee(actor, { ...found, unitIds: [found.unitId] })
    ) {
      return notFound("directive");
    }
    if (!move.from.includes(found.state)) {
      return err(problem("directive.state.wrong", { state: found.state }));
    }
    await directive.setState(found.id, move.to);
    await events.record({
      subject: "directive",
      subjectId: found.id,
      kind: move.kind,
      from: found.state,
      to: move.to,
      details: { body: request.body },
    });
    return ok(undefined);
  });
}
