import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { OrganisationStore } from "../../application/organisation/organisation-store.ts";
import { foldForIdentity } from "../../domain/kernel/vietnamese-text.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** Units, groups and accounts, on one transaction. */
export const organisationStore = ({
  tx,
  organizationId,
  accountId,
}: OrganizationScope): OrganisationStore => {
  const store: OrganisationStore = {
    async findOrganization() {
      return tx
        .selectFrom("organization")
        .where("id", "=", organizationId())
        .select([
          "id",
          "name",
          "area_name as areaName",
          "place_name as placeName",
          "is_illustrative as isIllustrative",
        ])
        .executeTakeFirst();
    },

    async createOrganization(organization) {
      await tx
        .insertInto("organization")
        .values({
          id: organization.id,
          name: organization.name,
          area_name: organization.areaName,
          place_name: organization.placeName,
          is_illustrative: organization.isIllustrative,
        })
        .execute();
    },

    async listUnits(on) {
      return tx
        .selectFrom("reporting_unit as unit")
        .where("unit.organization_id", "=", organizationId())
        .where("unit.valid_from", "<=", on)
        .where((eb) => eb.or([eb("unit.valid_to", "is", null), eb("unit.valid_to", ">=", on)]))
        .orderBy("unit.sort_order")
        .select((eb) => [
          "unit.id",
          "unit.kind",
          "unit.name",
          "unit.short_name as shortName",
          "unit.abbreviation",
          "unit.is_vertical as isVertical",
          "unit.valid_from as validFrom",
          "unit.valid_to as validTo",
          "unit.tile_row as tileRow",
          "unit.tile_column as tileColumn",
          "unit.sort_order as sortOrder",
          sql<string[]>`ARRAY(
            SELECT alias FROM reporting_unit_alias a
            WHERE a.organization_id = unit.organization_id AND a.unit_id = unit.id
            ORDER BY a.created_at, a.alias)`.as("aliases"),
          jsonArrayFrom(
            eb
              .selectFrom("reporting_unit_code as code")
              .whereRef("code.organization_id", "=", "unit.organization_id")
              .whereRef("code.unit_id", "=", "unit.id")
              .where("code.valid_from", "<=", on)
              .where((or) =>
                or.or([or("code.valid_to", "is", null), or("code.valid_to", ">=", on)]),
              )
              .orderBy("code.scheme")
              .select(["code.scheme", "code.code"]),
          ).as("codes"),
        ])
        .execute();
    },

    async addUnit(unit) {
      await tx
        .insertInto("reporting_unit")
        .values({
          organization_id: organizationId(),
          id: unit.id,
          kind: unit.kind,
          name: unit.name,
          short_name: unit.shortName,
          abbreviation: unit.abbreviation,
          parent_id: null,
          is_vertical: unit.isVertical,
          valid_from: unit.validFrom,
          valid_to: unit.validTo,
          tile_row: unit.tileRow,
          tile_column: unit.tileColumn,
          sort_order: unit.sortOrder,
        })
        .execute();
      for (const alias of unit.aliases) {
        await store.addAlias(unit.id, alias, foldForIdentity(alias), "register");
      }
      for (const code of unit.codes) {
        await tx
          .insertInto("reporting_unit_code")
          .values({
            organization_id: organizationId(),
            unit_id: unit.id,
            scheme: code.scheme,
            code: code.code,
            valid_from: code.validFrom,
            valid_to: code.validTo,
            legal_text: code.legalText,
          })
          .execute();
      }
    },

    async addAlias(unitId, alias, folded, source) {
      await tx
        .insertInto("reporting_unit_alias")
        .values({
          organization_id: organizationId(),
          id: sql<string>`gen_random_uuid()`,
          unit_id: unitId,
          alias,
          folded,
          source,
          created_by: accountId,
        })
        .onConflict((oc) => oc.constraint("reporting_unit_alias_once").doNothing())
        .execute();
    },

    async listGroups(on) {
      return tx
        .selectFrom("unit_group as g")
        .where("g.organization_id", "=", organizationId())
        .orderBy("g.code")
        .select([
          "g.id",
          "g.code",
          "g.name",
          "g.aliases",
          sql<string[]>`ARRAY(
            SELECT m.unit_id FROM unit_group_member m
            JOIN reporting_unit u ON u.organization_id = m.organization_id AND u.id = m.unit_id
            WHERE m.organization_id = g.organization_id AND m.group_id = g.id
              AND m.valid_from <= ${on}::date AND (m.valid_to IS NULL OR m.valid_to >= ${on}::date)
            ORDER BY u.sort_order)::text[]`.as("memberIds"),
        ])
        .execute();
    },

    async addGroup(group, members) {
      await tx
        .insertInto("unit_group")
        .values({
          organization_id: organizationId(),
          id: group.id,
          code: group.code,
          name: group.name,
          aliases: [...group.aliases],
        })
        .execute();
      if (members.length === 0) return;
      await tx
        .insertInto("unit_group_member")
        .values(
          members.map((member) => ({
            organization_id: organizationId(),
            group_id: group.id,
            unit_id: member.unitId,
            valid_from: member.validFrom,
            valid_to: null,
          })),
        )
        .execute();
    },

    async listAccounts() {
      return tx
        .selectFrom("account")
        .where("account.organization_id", "=", organizationId())
        .orderBy(sql`full_name COLLATE "vi-x-icu"`)
        .select((eb) => [
          "account.id",
          "account.username",
          "account.full_name as fullName",
          "account.position",
          "account.phone",
          "account.email",
          sql<boolean>`account.disabled_at IS NOT NULL`.as("isDisabled"),
          sql<boolean>`EXISTS (SELECT FROM account_clearance c
            WHERE c.organization_id = account.organization_id AND c.account_id = account.id)`.as(
            "hasClearance",
          ),
          jsonArrayFrom(
            eb
              .selectFrom("account_role as held")
              .whereRef("held.organization_id", "=", "account.organization_id")
              .whereRef("held.account_id", "=", "account.id")
              .orderBy("held.granted_at")
              .select(["held.role", "held.unit_id as unitId"]),
          ).as("roles"),
        ])
        .execute();
    },

    async addAccount(account) {
      await tx
        .insertInto("account")
        .values({
          organization_id: organizationId(),
          id: account.id,
          username: account.username,
          full_name: account.fullName,
          position: account.position,
          phone: account.phone,
          email: account.email,
          password_hash: account.passwordHash,
          must_change_password: account.mustChangePassword,
          disabled_at: null,
        })
        .execute();
      for (const held of account.roles) {
        await tx
          .insertInto("account_role")
          .values({
            organization_id: organizationId(),
            account_id: account.id,
            role: held.role,
            unit_id: held.unitId,
          })
          .execute();
      }
      if (!account.hasClearance) return;
      await tx
        .insertInto("account_clearance")
        .values({
          organization_id: organizationId(),
          account_id: account.id,
          granted_by: accountId ?? account.id,
        })
        .execute();
    },

    async moveRoles(ofAccountId, fromUnitId, toUnitId) {
      const of = sql`organization_id = ${organizationId()} AND account_id = ${ofAccountId}`;
      await sql`
        DELETE FROM account_role WHERE ${of} AND unit_id = ${fromUnitId}
          AND role IN (SELECT role FROM account_role WHERE ${of} AND unit_id = ${toUnitId})`.execute(
        tx,
      );
      await sql`
        UPDATE account_role SET unit_id = ${toUnitId}
        WHERE ${of} AND unit_id = ${fromUnitId}`.execute(tx);
    },

    async setDisabled(ofAccountId, at) {
      await tx
        .updateTable("account")
        .set({ disabled_at: at })
        .where("organization_id", "=", organizationId())
        .where("id", "=", ofAccountId)
        .execute();
    },
  };
  return store;
};
