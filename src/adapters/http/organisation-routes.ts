import type { FastifyInstance } from "fastify";
import { addAccount } from "../../application/organisation/add-account.ts";
import { addUnits } from "../../application/organisation/add-units.ts";
import { disableAccount } from "../../application/organisation/disable-account.ts";
import { listHeldWork } from "../../application/organisation/list-held-work.ts";
import { moveAccount } from "../../application/organisation/move-account.ts";
import type { Dependencies } from "../../application/ports.ts";
import { DryRunQuery, Done, PageQuery, pageOf, toPage } from "../../contract/common.ts";
import {
  AccountAdded,
  AccountView,
  AddAccountRequest,
  DisableAccountRequest,
  HeldTask,
  MoveAccountRequest,
  UnitGroupView,
  UnitRegisterRequest,
  UnitView,
  UnitsAdded,
} from "../../contract/organisation.ts";
import { ok } from "../../domain/kernel/result.ts";
import { IdParams, type RouteRegistry, route, toDone } from "./route.ts";

const mutable = <T extends { readonly aliases: readonly string[] }>(row: T) => ({
  ...row,
  aliases: [...row.aliases],
});

/** Units, groups and accounts. */
export function organisationRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "organisation";
  route(app, registry, {
    method: "GET",
    url: "/api/v1/units",
    access: "organisation.read",
    tag,
    summary: "Units valid today, in their order.",
    query: PageQuery,
    answer: pageOf(UnitView),
    handler: async ({ actor, query }) => {
      const units = await deps.work.read(actor, ({ organisation }) =>
        organisation.listUnits(deps.clock.today()),
      );
      return ok(
        toPage(
          units.map((unit) => ({ ...mutable(unit), codes: [...unit.codes] })),
          query,
        ),
      );
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/units/register",
    access: "organisation.manage",
    tag,
    summary: "Add the units and groups of a register.",
    query: DryRunQuery,
    body: UnitRegisterRequest,
    answer: UnitsAdded,
    status: 201,
    handler: ({ actor, body, query }) => addUnits(deps, actor, body, query),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/unit-groups",
    access: "organisation.read",
    tag,
    summary: "Groups with their members today.",
    query: PageQuery,
    answer: pageOf(UnitGroupView),
    handler: async ({ actor, query }) => {
      const groups = await deps.work.read(actor, ({ organisation }) =>
        organisation.listGroups(deps.clock.today()),
      );
      const views = groups.map((group) => ({
        ...mutable(group),
        memberIds: [...group.memberIds],
      }));
      return ok(toPage(views, query));
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/accounts",
    access: "account.manage",
    tag,
    summary: "Accounts and their roles.",
    query: PageQuery,
    answer: pageOf(AccountView),
    handler: async ({ actor, query }) => {
      const accounts = await deps.work.read(actor, ({ organisation }) =>
        organisation.listAccounts(),
      );
      const views = accounts.map((account) => ({ ...account, roles: [...account.roles] }));
      return ok(toPage(views, query));
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/accounts",
    access: "account.manage",
    tag,
    summary: "Give a person an account.",
    body: AddAccountRequest,
    answer: AccountAdded,
    status: 201,
    handler: ({ actor, body }) => addAccount(deps, actor, body),
  });
  route(app, registry, {
    method: "PATCH",
    url: "/api/v1/accounts/:id",
    access: "account.manage",
    tag,
    summary: "Lock or unlock an account, and say who takes over what the person has.",
    params: IdParams,
    body: DisableAccountRequest,
    answer: Done,
    handler: async ({ actor, params, body }) => {
      return toDone(await disableAccount(deps, actor, { accountId: params.id, ...body }));
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/accounts/:id/held-tasks",
    access: "account.manage",
    tag,
    summary: "Tasks still owed that would have nobody without this person.",
    params: IdParams,
    query: PageQuery,
    answer: pageOf(HeldTask),
    handler: async ({ actor, params, query }) => {
      const held = await listHeldWork(deps, actor, params.id);
      return held.ok ? ok(toPage(held.value, query)) : held;
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/accounts/:id/move",
    access: "account.manage",
    tag,
    summary: "Move a person to another unit, and say who takes over what they had.",
    params: IdParams,
    body: MoveAccountRequest,
    answer: Done,
    handler: async ({ actor, params, body }) => {
      return toDone(await moveAccount(deps, actor, { accountId: params.id, ...body }));
    },
  });
}
