import { sql } from "kysely";
import type { CheckRecord, CheckStore } from "../../application/check/check-store.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** Designed checks, on one transaction. */
export const checkStore = ({ tx, organizationId, accountId }: OrganizationScope): CheckStore => ({
  async listNewest() {
    const { rows } = await sql<CheckRecord>`
      SELECT DISTINCT ON (c.code) c.id, c.form_id AS "formId", f.code AS "formCode",
        c.form_row_id AS "rowId", c.code, c.version::int, c.name, c.expression, c.severity,
        c.message, c.proposal, c.is_active AS "isActive", a.full_name AS "designedBy",
        c.designed_at AS "designedAt"
      FROM form_check c
      JOIN form f ON f.organization_id = c.organization_id AND f.id = c.form_id
      JOIN account a ON a.organization_id = c.organization_id AND a.id = c.designed_by
      WHERE c.organization_id = ${organizationId()}
      ORDER BY c.code, c.version DESC`.execute(tx);
    return rows;
  },

  async lockNewest(code) {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`form_check ${organizationId()} ${code}`}, 0))`.execute(
      tx,
    );
    return tx
      .selectFrom("form_check")
      .where("organization_id", "=", organizationId())
      .where("code", "=", code)
      .orderBy("version", "desc")
      .select(["id", "version"])
      .executeTakeFirst();
  },

  async add(check) {
    await tx
      .insertInto("form_check")
      .values({
        organization_id: organizationId(),
        id: check.id,
        form_id: check.formId,
        form_row_id: check.rowId,
        code: check.code,
        version: check.version,
        name: check.name,
        expression: check.expression,
        severity: check.severity,
        message: check.message,
        proposal: check.proposal,
        is_active: check.isActive,
        designed_by: accountId ?? "",
        designed_at: check.at,
      })
      .execute();
  },
});
