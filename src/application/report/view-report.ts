import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import { composeCopies, marked } from "./compose-copies.ts";
import { describeReport, describeVersions } from "./describe-report.ts";
import type { ReportState } from "./report-store.ts";

type ViewProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** What a state shows: the living text while people write, the fixed one once it is presented. */
const shownVersion = (
  state: ReportState,
  newest: number | undefined,
  asked: number | undefined,
): number | null => asked ?? (state === "draft" ? null : (newest ?? null));

/**
 * The report of a round as this reader may see it (báo cáo), with where its numbers come from and
 * what a careful clerk would look at. Reading begins nothing: `id` is null until somebody does.
 */
export async function viewReport(
  deps: Dependencies,
  actor: Actor,
  request: { readonly roundId: string; readonly version?: number },
) {
  const allowed = requireAction(actor, "report.read");
  if (!allowed.ok) return allowed;
  return deps.work.read(actor, async (stores): Promise<Result<ReportFacts, ViewProblem>> => {
    const copies = await composeCopies(deps, stores, actor, request.roundId);
    if (copies === undefined) return notFound("round");
    const { sources, own } = copies;
    const { report, round, organization } = sources;
    const state = report?.state ?? "draft";
    const versions = report === null ? [] : await stores.report.listVersions(report.id);
    const [newest] = versions;
    const version = shownVersion(state, newest?.version, request.version);
    const find = async (wanted: number | undefined) =>
      report === null || wanted === undefined
        ? undefined
        : stores.report.findVersion(report.id, wanted);
    const fixed = await find(version ?? undefined);
    if (version !== null && fixed === undefined) return notFound("version");
    const last = newest?.version === version ? fixed : await find(newest?.version);
    const history = report === null ? [] : await stores.events.listFor("report", report.id);
    return ok({
      id: report?.id ?? null,
      roundId: round.id,
      roundName: round.name,
      title: own.input.subject,
      state,
      asOf: deps.clock.now(),
      isIllustrative: organization.isIllustrative,
      version,
      model: fixed ?? marked(own.model),
      ...describeReport(copies, fixed ?? own.model, last),
      versions: describeVersions(versions, history),
    });
  });
}

export type ReportFacts = ReturnType<typeof describeReport> & {
  readonly id: string | null;
  readonly roundId: string;
  readonly roundName: string;
  readonly title: string;
  readonly state: ReportState;
  readonly asOf: string;
  readonly isIllustrative: boolean;
  readonly version: number | null;
  readonly model: ReturnType<typeof marked>;
  readonly versions: ReturnType<typeof describeVersions>;
};
