import { sql } from "kysely";
import type {
  CellFacts,
  CellSource,
  CellStep,
  ConsolidationStore,
  FreezeRecord,
  RowFacts,
  SentFigure,
  SentNote,
  TableSummaryRow,
} from "../../application/consolidation/consolidation-store.ts";
import type { StatisticalTable } from "../../domain/consolidation/statistical-table.ts";
import type { Indicator } from "../../domain/indicator/indicator.ts";
import { readForm } from "./form-tree.ts";
import type { OrganizationScope } from "./organization-scope.ts";
import { STANDS } from "./submission-queries.ts";

/**
 * The latest entry each unit sent for each cell of a round: of the newest submission that holds
 * the cell. Accepted where a known observation rests on that very entry.
 */
const sentEntries = (organizationId: string, roundId: string) => sql`
  SELECT DISTINCT ON (e.form_row_id, e.form_column_id, o.unit_id)
    e.form_row_id AS "rowId", e.form_column_id AS "columnId", o.unit_id AS "unitId",
    e.status, e.value, e.numerator, e.denominator, e.maturity, e.note,
    ob.id IS NOT NULL AS accepted, ob.id AS "observationId", sf.task_id AS "taskId"
  FROM submission_figure sf
  JOIN submission s ON s.organization_id = sf.organization_id AND s.id = sf.submission_id
  JOIN obligation o ON o.organization_id = s.organization_id AND o.id = s.obligation_id
  JOIN figure_entry e ON e.organization_id = sf.organization_id AND e.id = sf.figure_entry_id
  LEFT JOIN observation ob ON ob.organization_id = e.organization_id
    AND ob.figure_entry_id = e.id AND ob.known_to IS NULL
  WHERE sf.organization_id = ${organizationId} AND o.round_id = ${roundId}
    AND ${STANDS}
  ORDER BY e.form_row_id, e.form_column_id, o.unit_id, s.revision DESC, e.entered_at DESC`;

/** What was emptied again is no figure any more, whatever an earlier revision said. */
const sentFigures = (organizationId: string, roundId: string) => sql`
  SELECT "rowId", "columnId", "unitId", status, value, numerator, denominator, maturity, note,
    accepted, "observationId"
  FROM (${sentEntries(organizationId, roundId)}) latest WHERE status <> 'blank'`;

/** Forms filled by many units, on one transaction. */
export const consolidationStore = (on: OrganizationScope): ConsolidationStore => {
  const { tx, organizationId, accountId } = on;
  return {
    async findRound(roundId) {
      return tx
        .selectFrom("round")
        .where("organization_id", "=", organizationId())
        .where("id", "=", roundId)
        .select(["id", "name", "as_of_year as asOfYear"])
        .executeTakeFirst();
    },

    async listTables(roundId) {
      const { rows } = await sql<TableSummaryRow>`
        WITH sent AS (${sentFigures(organizationId(), roundId)})
        SELECT f.id AS "formId", f.code, f.title,
          (SELECT count(*)::int FROM sent
            JOIN form_row r ON r.organization_id = f.organization_id AND r.id = sent."rowId"
            WHERE r.form_id = f.id AND sent.accepted) AS accepted,
          (SELECT count(*)::int FROM form_row r
            JOIN form_row_provider p ON p.organization_id = r.organization_id
              AND p.form_row_id = r.id
            JOIN form_column c ON c.organization_id = r.organization_id AND c.form_id = r.form_id
              AND c.kind IN ('actual', 'estimate', 'plan')
            WHERE r.organization_id = f.organization_id AND r.form_id = f.id
              AND r.kind IN ('figure', 'memo')) AS asked,
          (SELECT max(z.version)::int FROM table_freeze z
            WHERE z.organization_id = f.organization_id AND z.round_id = ${roundId}
              AND z.form_id = f.id) AS "frozenVersion"
        FROM round_form rf
        JOIN form f ON f.organization_id = rf.organization_id AND f.id = rf.form_id
        WHERE rf.organization_id = ${organizationId()} AND rf.round_id = ${roundId}
        ORDER BY rf.ordinal`.execute(tx);
      return rows;
    },

    async findForm(roundId, formId) {
      const belongs = await tx
        .selectFrom("round_form")
        .where("organization_id", "=", organizationId())
        .where("round_id", "=", roundId)
        .where("form_id", "=", formId)
        .select("form_id")
        .executeTakeFirst();
      return belongs === undefined ? undefined : readForm(on, formId);
    },

    async listRowFacts(formId) {
      const { rows } = await sql<RowFacts>`
        SELECT r.id AS "rowId",
          ARRAY(SELECT p.unit_id FROM form_row_provider p
            JOIN reporting_unit u ON u.organization_id = p.organization_id AND u.id = p.unit_id
            WHERE p.organization_id = r.organization_id AND p.form_row_id = r.id AND p.is_main
            ORDER BY u.sort_order)::text[] AS "providerIds",
          coalesce(g.is_confidential OR i.secrecy <> 'open', false) AS "isConfidential",
          ARRAY(SELECT a.unit_id FROM assignment a
            WHERE a.organization_id = r.organization_id AND a.plan_item_id = i.id)::text[] AS "unitIds"
        FROM form_row r
        LEFT JOIN plan_item i ON i.organization_id = r.organization_id AND i.id = r.plan_item_id
        LEFT JOIN plan_group g ON g.organization_id = i.organization_id AND g.id = i.group_id
        WHERE r.organization_id = ${organizationId()} AND r.form_id = ${formId}`.execute(tx);
      return rows;
    },

    async listIndicators(formId) {
      const { rows } = await sql<Indicator>`
        SELECT DISTINCT n.id, n.code, n.name, n.unit_of_measure AS "unitOfMeasure",
          n.decimals::int, n.direction, n.ceiling, n.over_units AS "overUnits",
          n.over_time AS "overTime", n.numerator_id AS "numeratorId",
          n.denominator_id AS "denominatorId", n.weight_id AS "weightId", n.formula, n.source,
          n.frequency
        FROM form_row r
        JOIN indicator n ON n.organization_id = r.organization_id AND n.id = r.indicator_id
        WHERE r.organization_id = ${organizationId()} AND r.form_id = ${formId}`.execute(tx);
      return rows;
    },

    async listSentFigures(roundId, formId) {
      const { rows } = await sql<SentFigure>`
        SELECT sent.* FROM (${sentFigures(organizationId(), roundId)}) sent
        JOIN form_row r ON r.organization_id = ${organizationId()} AND r.id = sent."rowId"
        WHERE r.form_id = ${formId}`.execute(tx);
      return rows;
    },

    async listSentNotes(roundId, formId) {
      const { rows } = await sql<SentNote>`
        SELECT latest."rowId", latest."columnId", latest."unitId", btrim(latest.note) AS note,
          t.state IN ('accepted', 'frozen') AS accepted
        FROM (${sentEntries(organizationId(), roundId)}) latest
        JOIN form_row r ON r.organization_id = ${organizationId()} AND r.id = latest."rowId"
        JOIN task t ON t.organization_id = ${organizationId()} AND t.id = latest."taskId"
        JOIN reporting_unit u ON u.organization_id = ${organizationId()}
          AND u.id = latest."unitId"
        WHERE r.form_id = ${formId} AND btrim(latest.note) <> ''
        ORDER BY u.sort_order`.execute(tx);
      return rows;
    },

    async listFreezes(roundId, formId) {
      const rows = await tx
        .selectFrom("table_freeze as f")
        .innerJoin("account", (join) =>
          join
            .onRef("account.organization_id", "=", "f.organization_id")
            .onRef("account.id", "=", "f.frozen_by"),
        )
        .where("f.organization_id", "=", organizationId())
        .where("f.round_id", "=", roundId)
        .where("f.form_id", "=", formId)
        .orderBy("f.version", "desc")
        .select([
          "f.id",
          "f.version",
          "f.frozen_at as frozenAt",
          "account.full_name as frozenBy",
          "f.checksum",
          "f.blanks",
          "f.unaccepted",
          "f.content",
        ])
        .execute();
      // content is written by addFreeze alone
      return rows.map((row): FreezeRecord => ({
        ...row,
        content: row.content as StatisticalTable,
      }));
    },

    async addFreeze(freeze) {
      await tx
        .insertInto("table_freeze")
        .values({
          organization_id: organizationId(),
          id: freeze.id,
          round_id: freeze.roundId,
          form_id: freeze.formId,
          version: freeze.version,
          content: JSON.stringify(freeze.content),
          checksum: freeze.checksum,
          blanks: freeze.blanks,
          unaccepted: freeze.unaccepted,
          frozen_by: accountId ?? "",
          frozen_at: freeze.at,
        })
        .execute();
    },

    async findCell(roundId, rowId, columnId) {
      const { rows } = await sql<Omit<CellFacts, "sources" | "steps">>`
        SELECT r.label AS row, c.label AS column, r.unit_of_measure AS "unitOfMeasure",
          r.decimals::int, coalesce(n.is_illustrative, false) AS "isIllustrative",
          CASE WHEN i.id IS NULL THEN NULL ELSE json_build_object(
            'planId', v.plan_id, 'itemNumber', i.number, 'originalText', i.original_text,
            'documentName', d.file_name, 'targetCode', t.code, 'targetText', t.source_text)
          END AS "planLine"
        FROM form_row r
        JOIN form_column c ON c.organization_id = r.organization_id AND c.form_id = r.form_id
          AND c.id = ${columnId}
        LEFT JOIN indicator n ON n.organization_id = r.organization_id AND n.id = r.indicator_id
        LEFT JOIN plan_item i ON i.organization_id = r.organization_id AND i.id = r.plan_item_id
        LEFT JOIN plan_version v ON v.organization_id = i.organization_id
          AND v.id = i.plan_version_id
        LEFT JOIN plan_import m ON m.organization_id = v.organization_id AND m.id = v.import_id
        LEFT JOIN source_document d ON d.organization_id = m.organization_id
          AND d.id = m.document_id
        LEFT JOIN target t ON t.organization_id = r.organization_id AND t.id = r.target_id
        WHERE r.organization_id = ${organizationId()} AND r.id = ${rowId}`.execute(tx);
      const [facts] = rows;
      if (facts === undefined) return undefined;
      const { rows: sources } = await sql<CellSource>`
        SELECT p.unit_id AS "unitId", u.name AS unit, p.is_main AS "isMain"
        FROM form_row_provider p
        JOIN reporting_unit u ON u.organization_id = p.organization_id AND u.id = p.unit_id
        WHERE p.organization_id = ${organizationId()} AND p.form_row_id = ${rowId}
        ORDER BY p.is_main DESC, u.sort_order`.execute(tx);
      const { rows: steps } = await sql<CellStep>`
        WITH entry AS (
          SELECT e.*, o.unit_id FROM figure_entry e
          JOIN obligation o ON o.organization_id = e.organization_id AND o.id = e.obligation_id
          WHERE e.organization_id = ${organizationId()} AND o.round_id = ${roundId}
            AND e.form_row_id = ${rowId} AND e.form_column_id = ${columnId}
        )
        SELECT step."unitId", step.kind, step.at, a.full_name AS by, step.text, step.value FROM (
          SELECT entry.unit_id AS "unitId", 'typed' AS kind, entry.entered_at AS at,
            entry.entered_by AS who,
            entry.typed || CASE WHEN entry.note = '' THEN '' ELSE ' (' || entry.note || ')' END AS text,
            entry.value, 1 AS place
          FROM entry
          -- a draft stays with its unit until it is submitted
          WHERE EXISTS (SELECT FROM submission_figure sf
            WHERE sf.organization_id = entry.organization_id AND sf.figure_entry_id = entry.id)
          UNION ALL
          SELECT entry.unit_id, 'submitted', s.submitted_at, s.submitted_by,
            'Biên nhận số ' || s.receipt_number, entry.value, 2
          FROM entry
          JOIN submission_figure sf ON sf.organization_id = entry.organization_id
            AND sf.figure_entry_id = entry.id
          JOIN submission s ON s.organization_id = sf.organization_id AND s.id = sf.submission_id
          UNION ALL
          SELECT o.unit_id, 'returned', v.reviewed_at, v.reviewer_id, k.body, k.proposed_value, 3
          FROM review_comment k
          JOIN review v ON v.organization_id = k.organization_id AND v.id = k.review_id
          JOIN submission s ON s.organization_id = v.organization_id AND s.id = v.submission_id
          JOIN obligation o ON o.organization_id = s.organization_id AND o.id = s.obligation_id
          WHERE k.organization_id = ${organizationId()} AND o.round_id = ${roundId}
            AND k.form_row_id = ${rowId} AND k.form_column_id = ${columnId}
          UNION ALL
          SELECT entry.unit_id, 'accepted', v.reviewed_at, v.reviewer_id, v.reason, ob.value, 4
          FROM entry
          JOIN observation ob ON ob.organization_id = entry.organization_id
            AND ob.figure_entry_id = entry.id
          JOIN review v ON v.organization_id = ob.organization_id AND v.id = ob.review_id
        ) step
        JOIN account a ON a.organization_id = ${organizationId()} AND a.id = step.who
        ORDER BY step.at, step.place`.execute(tx);
      return { ...facts, sources, steps };
    },
  };
};
