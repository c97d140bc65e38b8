import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { explainDifference, listDifferences } from "../../application/check/explain-difference.ts";
import { freezeTable } from "../../application/consolidation/freeze-table.ts";
import { traceCell } from "../../application/consolidation/trace-cell.ts";
import { listTables, viewTable } from "../../application/consolidation/view-table.ts";
import type { Dependencies } from "../../application/ports.ts";
import { Id, PageQuery, pageOf, toPage } from "../../contract/common.ts";
import {
  CellParams,
  DifferenceView,
  ExplainDifferenceBody,
  FreezeRequest,
  ProvenanceView,
  TableQuery,
  TableSummary,
  TableView,
} from "../../contract/consolidation.ts";
import { ok } from "../../domain/kernel/result.ts";
import { XLSX } from "./media-types.ts";
import { IdParams, type RouteRegistry, route } from "./route.ts";

const TableParams = z.object({ id: Id, formId: Id });

/** Consolidated tables, where each number comes from, and freezing. */
export function consolidationRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "consolidation";
  route(app, registry, {
    method: "GET",
    url: "/api/v1/rounds/:id/tables",
    access: "table.read",
    tag,
    summary: "The tables of a round, with how much of each is accepted.",
    params: IdParams,
    query: PageQuery,
    answer: pageOf(TableSummary),
    handler: async ({ actor, params, query }) => {
      const listed = await listTables(deps, actor, params.id);
      return listed.ok ? ok(toPage(listed.value, query)) : listed;
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/rounds/:id/tables/:formId",
    access: "table.read",
    tag,
    summary: "One consolidated table, living or a frozen version.",
    params: TableParams,
    query: TableQuery,
    answer: TableView,
    handler: ({ actor, params, query }) =>
      viewTable(deps, actor, {
        roundId: params.id,
        formId: params.formId,
        ...query,
      }),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/rounds/:id/tables/:formId/workbook.xlsx",
    access: "table.read",
    tag,
    summary: "One consolidated table as an Excel workbook.",
    params: TableParams,
    query: TableQuery,
    answer: "file",
    handler: async ({ actor, params, query }) => {
      const viewed = await viewTable(deps, actor, {
        roundId: params.id,
        formId: params.formId,
        ...query,
      });
      if (!viewed.ok) return viewed;
      const { table, version, asOf, formId, issuer } = viewed.value;
      const frozen = version === null ? null : `bản ${version}`;
      const bytes = await deps.writers.xlsx(
        [{ table, formId, templateId: formId, version: frozen }],
        { title: table.title, author: issuer, writtenAt: asOf, freezeVersion: frozen },
      );
      const name = [table.code, frozen].filter((part) => part !== null && part !== "").join(", ");
      return ok({ fileName: `${name}.xlsx`, mediaType: XLSX, bytes });
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/rounds/:id/tables/:formId/freezes",
    access: "table.freeze",
    tag,
    summary: "Fix a table for ever, naming the blanks and unaccepted figures that were seen.",
    params: TableParams,
    body: FreezeRequest,
    answer: z.object({ version: z.number().int() }),
    status: 201,
    handler: ({ actor, params, body }) =>
      freezeTable(deps, actor, { roundId: params.id, formId: params.formId, ...body }),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/rounds/:id/tables/:formId/differences",
    access: "review.read",
    tag,
    summary: "Where figures of several units contradict each other, and what was written of it.",
    params: TableParams,
    query: PageQuery,
    answer: pageOf(DifferenceView),
    handler: async ({ actor, params, query }) => {
      const found = await listDifferences(deps, actor, {
        roundId: params.id,
        formId: params.formId,
      });
      return found.ok ? ok(toPage(found.value, query)) : found;
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/rounds/:id/tables/:formId/differences/explanations",
    access: "table.freeze",
    tag,
    summary: "Explain a difference for exactly the figures seen; printed below the table.",
    params: TableParams,
    body: ExplainDifferenceBody,
    answer: z.object({ explained: z.number().int() }),
    status: 201,
    handler: ({ actor, params, body }) =>
      explainDifference(deps, actor, { roundId: params.id, formId: params.formId, ...body }),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/rounds/:id/tables/:formId/cells/:rowId/:columnId",
    access: "table.read",
    tag,
    summary: "Where a number comes from: each unit's figure, who, when, and the line of the plan.",
    params: CellParams,
    answer: ProvenanceView,
    handler: ({ actor, params }) =>
      traceCell(deps, actor, {
        roundId: params.id,
        formId: params.formId,
        rowId: params.rowId,
        columnId: params.columnId,
      }),
  });
}
