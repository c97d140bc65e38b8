import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
import { isUnitBound, maySee, notFound, requireAction, unitsOf } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { CellFacts, SentFigure } from "./consolidation-store.ts";

type TraceProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

function toProvenance(facts: CellFacts, sent: readonly SentFigure[]) {
  const figureOf = new Map(sent.map((figure) => [figure.unitId, figure]));
  const stepsOf = groupBy(facts.steps, (step) => step.unitId);
  const { steps: _steps, sources, ...cell } = facts;
  return {
    ...cell,
    sources: sources.map((source) => {
      const figure = figureOf.get(source.unitId);
      return {
        ...source,
        value: figure?.value ?? null,
        status: figure?.status ?? "blank",
        state: figure === undefined ? ("blank" as const) : stateOf(figure),
        note: figure?.note ?? "",
        // drafts stay with their unit: a cell that was never sent has no story to tell here
        steps:
          figure === undefined
            ? []
            : (stepsOf.get(source.unitId) ?? []).map(({ unitId: _unit, ...step }) => step),
      };
    }),
  };
}

const stateOf = (figure: SentFigure) =>
  figure.accepted ? ("accepted" as const) : ("unaccepted" as const);

export type ProvenanceFacts = ReturnType<typeof toProvenance>;

/** Where a number comes from: each unit's figure with who, when and what, and the line of the plan. */
export async function traceCell(
  { work }: Dependencies,
  actor: Actor,
  request: {
    readonly roundId: string;
    readonly formId: string;
    readonly rowId: string;
    readonly columnId: string;
  },
): Promise<Result<ProvenanceFacts, TraceProblem>> {
  const allowed = requireAction(actor, "table.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ consolidation }) => {
    const facts = await consolidation.findCell(request.roundId, request.rowId, request.columnId);
    const rows = await consolidation.listRowFacts(request.formId);
    const row = rows.find((each) => each.rowId === request.rowId);
    if (facts === undefined || row === undefined || !maySee(actor, row)) return notFound("cell");
    const sent = await consolidation.listSentFigures(request.roundId, request.formId);
    // a unit reads of the others what was accepted, and nothing of the way there
    const isOpenTo = ({ unitId, accepted }: SentFigure) =>
      !isUnitBound(actor) || accepted || unitsOf(actor).includes(unitId);
    const here = sent.filter(
      (figure) =>
        figure.rowId === request.rowId && figure.columnId === request.columnId && isOpenTo(figure),
    );
    const steps = facts.steps.filter(
      ({ unitId }) => !isUnitBound(actor) || unitsOf(actor).includes(unitId),
    );
    return ok(toProvenance({ ...facts, steps }, here));
  });
}
