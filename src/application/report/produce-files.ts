import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, DocumentFormat } from "../ports.ts";
import { composeCopies, marked } from "./compose-copies.ts";

export interface ProducedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type FileProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/**
 * The report as a Word or PDF document: a version exactly as it was fixed, or the living text of
 * this reader, marked as a draft.
 */
export async function produceDocument(
  deps: Dependencies,
  actor: Actor,
  request: {
    readonly reportId: string;
    readonly version?: number;
    readonly format: DocumentFormat;
  },
): Promise<Result<ProducedFile, FileProblem>> {
  const allowed = requireAction(actor, "report.read");
  if (!allowed.ok) return allowed;
  const { reportId, version, format } = request;
  const found = await deps.work.read(actor, async (stores) => {
    if (version !== undefined) return stores.report.findVersion(reportId, version);
    const report = await stores.report.find(reportId);
    if (report === undefined) return undefined;
    const copies = await composeCopies(deps, stores, actor, report.roundId);
    return copies === undefined ? undefined : marked(copies.own.model);
  });
  if (found === undefined) return notFound("report");
  const name = version === undefined ? "Báo cáo, dự thảo" : `Báo cáo, bản ${version}`;
  return ok({ name, bytes: await deps.writers[format](found) });
}

/** Every table of the report's round as one workbook, as this reader may see them. */
export async function produceTables(
  deps: Dependencies,
  actor: Actor,
  reportId: string,
): Promise<Result<ProducedFile, FileProblem>> {
  const allowed = requireAction(actor, "report.read");
  if (!allowed.ok) return allowed;
  const copies = await deps.work.read(actor, async (stores) => {
    const report = await stores.report.find(reportId);
    return report === undefined ? undefined : composeCopies(deps, stores, actor, report.roundId);
  });
  if (copies === undefined) return notFound("report");
  const { tables, freezeVersion, issuing } = copies.own.input;
  const bytes = await deps.writers.xlsx(
    tables.map(({ id, table }) => ({
      table,
      formId: id,
      templateId: id,
      version: freezeVersion,
    })),
    {
      title: `Số liệu kèm theo Báo cáo: ${copies.own.input.subject}`,
      author: issuing.issuerName,
      writtenAt: issuing.writtenAt,
      freezeVersion,
    },
  );
  return ok({ name: "Báo cáo, biểu số liệu", bytes });
}
