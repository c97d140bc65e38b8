import type { FastifyInstance } from "fastify";
import { type FormDesign, designForm } from "../../application/form/design-form.ts";
import { changeIndicator } from "../../application/form/change-indicator.ts";
import { importForm } from "../../application/form/import-form.ts";
import { proposeForm } from "../../application/form/propose-form.ts";
import { listForms, listIndicators, viewForm } from "../../application/form/view-form.ts";
import type { Dependencies } from "../../application/ports.ts";
import { changeRound } from "../../application/round/change-round.ts";
import { openRound } from "../../application/round/open-round.ts";
import { listRounds, viewRound } from "../../application/round/list-rounds.ts";
import { Done, PageQuery, pageOf, toPage } from "../../contract/common.ts";
import {
  ChangeIndicatorRequest,
  FormDesignRequest,
  FormMade,
  FormSummary,
  FormView,
  FormsRead,
  IndicatorView,
  ProposeFormQuery,
} from "../../contract/form.ts";
import {
  ChangeRoundRequest,
  OpenRoundRequest,
  RoundDetails,
  RoundOpened,
  RoundView,
} from "../../contract/round.ts";
import { ok } from "../../domain/kernel/result.ts";
import { IdParams, type RouteRegistry, route, toDone } from "./route.ts";
import { readUpload } from "./upload.ts";

const toAnswer = ({ rows, columns, ...design }: FormDesign) => ({
  ...design,
  rows: rows.map((row) => ({
    ...row,
    evidenceRequired: row.evidenceRequired ?? false,
    providers: [...row.providers],
  })),
  columns: [...columns],
});

/** Forms as data, and the rounds that collect them. */
export function formRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "form";
  route(app, registry, {
    method: "GET",
    url: "/api/v1/indicators",
    access: "form.read",
    tag,
    summary: "Indicators, by code.",
    query: PageQuery,
    answer: pageOf(IndicatorView),
    handler: async ({ actor, query }) => {
      const listed = await listIndicators(deps, actor);
      return listed.ok ? ok(toPage(listed.value, query)) : listed;
    },
  });
  route(app, registry, {
    method: "PATCH",
    url: "/api/v1/indicators/:id",
    access: "indicator.change",
    tag,
    summary: "Change how an indicator is written and added up.",
    params: IdParams,
    body: ChangeIndicatorRequest,
    answer: Done,
    handler: async ({ actor, params, body }) => {
      const changed = await changeIndicator(deps, actor, { id: params.id, change: body });
      return changed.ok ? ok({ done: true as const }) : changed;
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/forms",
    access: "form.read",
    tag,
    summary: "Forms and their versions, by code.",
    query: PageQuery,
    answer: pageOf(FormSummary),
    handler: async ({ actor, query }) => {
      const listed = await listForms(deps, actor);
      return listed.ok ? ok(toPage(listed.value, query)) : listed;
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/forms/proposal",
    access: "form.design",
    tag,
    summary: "A draft of the form that a plan's targets ask for; nothing is stored.",
    query: ProposeFormQuery,
    answer: FormDesignRequest,
    handler: async ({ actor, query }) => {
      const proposed = await proposeForm(deps, actor, query);
      return proposed.ok ? ok(toAnswer(proposed.value)) : proposed;
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/forms/workbook",
    access: "form.design",
    tag,
    summary: "Read forms designed in Excel as designs to go on with; nothing is stored.",
    multipart: true,
    answer: FormsRead,
    handler: async ({ actor, request }) => {
      const upload = await readUpload(request);
      if (!upload.ok) return upload;
      const read = await importForm(deps, actor, upload.value.file);
      if (!read.ok) return read;
      const forms = read.value.map(({ sheet, design, questions }) => ({
        sheet,
        design: toAnswer(design),
        questions: questions.map((question) => ({ ...question })),
      }));
      return ok({ forms });
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/forms/:id",
    access: "form.read",
    tag,
    summary: "One form with its rows, columns and who fills them.",
    params: IdParams,
    answer: FormView,
    handler: ({ actor, params }) => viewForm(deps, actor, params.id),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/forms",
    access: "form.design",
    tag,
    summary: "Store a design as a form, or as the next version of one.",
    body: FormDesignRequest,
    answer: FormMade,
    status: 201,
    handler: ({ actor, body }) => designForm(deps, actor, body),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/rounds",
    access: "round.read",
    tag: "round",
    summary: "Rounds, newest first.",
    query: PageQuery,
    answer: pageOf(RoundView),
    handler: async ({ actor, query }) => {
      const listed = await listRounds(deps, actor);
      return listed.ok ? ok(toPage(listed.value, query)) : listed;
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/rounds/:id",
    access: "round.read",
    tag: "round",
    summary: "One round with what each unit owes in it.",
    params: IdParams,
    answer: RoundDetails,
    handler: ({ actor, params }) => viewRound(deps, actor, params.id),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/rounds",
    access: "round.open",
    tag: "round",
    summary: "Open a round: every unit gets its obligation and tasks.",
    body: OpenRoundRequest,
    answer: RoundOpened,
    status: 201,
    handler: ({ actor, body }) => openRound(deps, actor, body),
  });
  route(app, registry, {
    method: "PATCH",
    url: "/api/v1/rounds/:id",
    access: "round.open",
    tag: "round",
    summary: "Ask for the approval of units' heads before they send, or no longer.",
    params: IdParams,
    body: ChangeRoundRequest,
    answer: Done,
    handler: async ({ actor, params, body }) => {
      return toDone(await changeRound(deps, actor, { roundId: params.id, ...body }));
    },
  });
}
