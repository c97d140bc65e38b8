import { sql } from "kysely";
import type {
  AcceptedNarrative,
  UnitFigureFacts,
  CitedPlan,
  ReportStore,
  ReportedItem,
} from "../../application/report/report-store.ts";
import type { ReportModel } from "../../domain/report/report-model.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** The report of a round, on one transaction. */
export const reportStore = ({ tx, organizationId, accountId }: OrganizationScope): ReportStore => {
  const selectReport = () =>
    tx
      .selectFrom("report")
      .where("organization_id", "=", organizationId())
      .select(["id", "round_id as roundId", "title", "state"]);

  return {
    async findCitedPlan(roundId) {
      const { rows } = await sql<CitedPlan>`
        SELECT v.symbol, v.number, v.issued_on AS "issuedOn", v.signer_position AS "signerPosition",
          v.signer_name AS "signerName",
          ARRAY(SELECT jsonb_array_elements_text(v.recipients)) AS recipients
        FROM round r
        JOIN plan_version v ON v.organization_id = r.organization_id AND v.id = r.plan_version_id
        WHERE r.organization_id = ${organizationId()} AND r.id = ${roundId}`.execute(tx);
      return rows[0];
    },

    async listItems(roundId) {
      const { rows } = await sql<ReportedItem>`
        SELECT i.id, i.number, i.title, g.id AS "groupId", g.number AS "groupNumber",
          g.title AS "groupTitle",
          (g.is_confidential OR i.secrecy <> 'open') AS "isConfidential",
          ARRAY(SELECT a.unit_id FROM assignment a
            WHERE a.organization_id = i.organization_id AND a.plan_item_id = i.id)::text[] AS "unitIds"
        FROM round r
        JOIN plan_item i ON i.organization_id = r.organization_id
          AND i.plan_version_id = r.plan_version_id
        JOIN plan_group g ON g.organization_id = i.organization_id AND g.id = i.group_id
        WHERE r.organization_id = ${organizationId()} AND r.id = ${roundId}
        ORDER BY g.ordinal, i.ordinal`.execute(tx);
      return rows;
    },

    async listNarratives(roundId) {
      // a paragraph is accepted with the task it belongs to; one about the unit as a whole with any
      const { rows } = await sql<AcceptedNarrative>`
        WITH accepted AS (
          SELECT DISTINCT ON (t.id) t.id AS task_id, t.plan_item_id, t.obligation_id,
            v.submission_id, v.reviewed_at
          FROM review_task rt
          JOIN review v ON v.organization_id = rt.organization_id AND v.id = rt.review_id
            AND v.decision = 'accepted'
          JOIN task t ON t.organization_id = rt.organization_id AND t.id = rt.task_id
          JOIN obligation o ON o.organization_id = t.organization_id AND o.id = t.obligation_id
          WHERE rt.organization_id = ${organizationId()} AND o.round_id = ${roundId}
          ORDER BY t.id, v.reviewed_at DESC
        ), of_unit AS (
          SELECT DISTINCT ON (a.obligation_id) a.obligation_id, NULL::uuid AS plan_item_id,
            a.submission_id, a.reviewed_at
          FROM accepted a
          JOIN submission s ON s.organization_id = ${organizationId()} AND s.id = a.submission_id
          ORDER BY a.obligation_id, s.revision DESC, a.reviewed_at DESC
        ), held AS (
          SELECT obligation_id, plan_item_id, submission_id, reviewed_at FROM accepted
          UNION ALL
          SELECT obligation_id, plan_item_id, submission_id, reviewed_at FROM of_unit
        )
        SELECT e.id AS "entryId", o.unit_id AS "unitId", u.name AS "unitName", e.section,
          e.point::int, e.answers_section AS "answersSection",
          e.answers_point::int AS "answersPoint", e.plan_item_id AS "itemId",
          i.number AS "itemNumber", coalesce(sn.body, e.body) AS body, s.revision::int,
          s.receipt_number AS "receiptNumber", held.reviewed_at AS "acceptedAt"
        FROM held
        JOIN submission s ON s.organization_id = ${organizationId()} AND s.id = held.submission_id
        JOIN submission_narrative sn ON sn.organization_id = s.organization_id
          AND sn.submission_id = s.id
        JOIN narrative_entry e ON e.organization_id = sn.organization_id
          AND e.id = sn.narrative_entry_id
          AND e.plan_item_id IS NOT DISTINCT FROM held.plan_item_id
        JOIN obligation o ON o.organization_id = e.organization_id AND o.id = held.obligation_id
        JOIN reporting_unit u ON u.organization_id = o.organization_id AND u.id = o.unit_id
        LEFT JOIN plan_item i ON i.organization_id = e.organization_id AND i.id = e.plan_item_id
        WHERE btrim(e.body) <> ''
        ORDER BY u.sort_order, u.name, e.section, e.position, e.point`.execute(tx);
      return rows;
    },

    async listUnitFigures(roundId) {
      const { rows } = await sql<UnitFigureFacts>`
        SELECT DISTINCT ON (b.unit_id, w.id, c.id) b.unit_id AS "unitId", u.name AS "unitName",
          w.id AS "rowId", c.id AS "columnId", b.value, b.id AS "observationId"
        FROM round_form f
        JOIN form_row w ON w.organization_id = f.organization_id AND w.form_id = f.form_id
        JOIN form_column c ON c.organization_id = f.organization_id AND c.form_id = f.form_id
        JOIN observation b ON b.organization_id = f.organization_id
          AND b.indicator_id = w.indicator_id AND b.year = c.year AND b.kind = c.kind
          AND b.known_to IS NULL
        JOIN obligation o ON o.organization_id = f.organization_id AND o.round_id = f.round_id
          AND o.unit_id = b.unit_id
        JOIN reporting_unit u ON u.organization_id = b.organization_id AND u.id = b.unit_id
        WHERE f.organization_id = ${organizationId()} AND f.round_id = ${roundId}
        ORDER BY b.unit_id, w.id, c.id, b.known_from DESC`.execute(tx);
      return rows;
    },

    async countUnits(roundId) {
      const { rows } = await sql<{ asked: number; accepted: number }>`
        SELECT count(*)::int AS asked,
          (count(*) FILTER (WHERE EXISTS (
            SELECT FROM task t WHERE t.organization_id = o.organization_id
              AND t.obligation_id = o.id AND t.state IN ('accepted', 'frozen'))))::int AS accepted
        FROM obligation o
        WHERE o.organization_id = ${organizationId()} AND o.round_id = ${roundId}`.execute(tx);
      return rows[0] ?? { asked: 0, accepted: 0 };
    },

    findOfRound: (roundId) => selectReport().where("round_id", "=", roundId).executeTakeFirst(),

    find: (id) => selectReport().where("id", "=", id).executeTakeFirst(),

    lock: (id) => selectReport().where("id", "=", id).forUpdate().executeTakeFirst(),

    async add({ id, roundId, title }) {
      await tx
        .insertInto("report")
        .values({
          organization_id: organizationId(),
          id,
          round_id: roundId,
          title,
          state: "draft",
          created_by: accountId ?? "",
        })
        .execute();
    },

    async setState(id, state) {
      await tx
        .updateTable("report")
        .set({ state })
        .where("organization_id", "=", organizationId())
        .where("id", "=", id)
        .execute();
    },

    listParagraphs: (id) =>
      tx
        .selectFrom("report_paragraph as p")
        .innerJoin("account", (join) =>
          join
            .onRef("account.organization_id", "=", "p.organization_id")
            .onRef("account.id", "=", "p.edited_by"),
        )
        .where("p.organization_id", "=", organizationId())
        .where("p.report_id", "=", id)
        .where("p.superseded_at", "is", null)
        .orderBy("p.edited_at", "desc")
        .select([
          "p.block_key as blockKey",
          "p.body",
          "account.full_name as editedBy",
          "p.edited_at as editedAt",
        ])
        .execute(),

    async endParagraph(id, blockKey, at) {
      await tx
        .updateTable("report_paragraph")
        .set({ superseded_at: at })
        .where("organization_id", "=", organizationId())
        .where("report_id", "=", id)
        .where("block_key", "=", blockKey)
        .where("superseded_at", "is", null)
        .execute();
    },

    async addParagraph({ id, reportId, blockKey, body, at }) {
      await tx
        .insertInto("report_paragraph")
        .values({
          organization_id: organizationId(),
          id,
          report_id: reportId,
          block_key: blockKey,
          body,
          edited_by: accountId ?? "",
          edited_at: at,
          superseded_at: null,
        })
        .execute();
    },

    listVersions: (id) =>
      tx
        .selectFrom("report_version as v")
        .innerJoin("account", (join) =>
          join
            .onRef("account.organization_id", "=", "v.organization_id")
            .onRef("account.id", "=", "v.made_by"),
        )
        .where("v.organization_id", "=", organizationId())
        .where("v.report_id", "=", id)
        .orderBy("v.version", "desc")
        .select(["v.version", "v.checksum", "account.full_name as madeBy", "v.made_at as madeAt"])
        .execute(),

    async findVersion(id, version) {
      const row = await tx
        .selectFrom("report_version")
        .where("organization_id", "=", organizationId())
        .where("report_id", "=", id)
        .where("version", "=", version)
        .select("model")
        .executeTakeFirst();
      return row?.model as ReportModel | undefined; // written by addVersion alone
    },

    async addVersion({ id, reportId, version, model, checksum, at }) {
      await tx
        .insertInto("report_version")
        .values({
          organization_id: organizationId(),
          id,
          report_id: reportId,
          version,
          model: JSON.stringify(model),
          checksum,
          made_by: accountId ?? "",
          made_at: at,
        })
        .execute();
    },
  };
};
