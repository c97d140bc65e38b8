import { type RawBuilder, sql } from "kysely";
import type {
  EarlierImport,
  ImportRecord,
  ImportSummary,
  NewGroup,
  NewItem,
  NewTarget,
  PlanItemRecord,
  PlanRecord,
  PlanStore,
  PlanSummary,
  PlanTargetRecord,
  PlanVersionSummary,
} from "../../application/plan/plan-store.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
import type { SourceSpan } from "../../domain/plan/plan-document.ts";
import type { Target, TargetBaseline } from "../../domain/plan/target.ts";
import { ruleColumns } from "./rule-columns.ts";
import type { OrganizationScope } from "./organization-scope.ts";

interface TargetRow {
  readonly id: string;
  readonly itemId: string;
  readonly code: string;
  readonly indicatorId: string;
  readonly measure: string;
  readonly comparator: Target["comparator"];
  readonly strict: boolean;
  readonly value: string | null;
  readonly valueTo: string | null;
  readonly unit: string;
  readonly decimals: number;
  readonly direction: Target["direction"];
  readonly frequency: Target["frequency"];
  readonly dueYear: number | null;
  readonly ceiling: string | null;
  readonly baseline: TargetBaseline | null;
  readonly exclusion: string | null;
  readonly sourceText: string;
  readonly sourceSpan: SourceSpan;
  readonly source: string;
  readonly secondSource: string;
  readonly dataFrom: number | null;
  readonly dataTo: number | null;
  readonly continuesId: string | null;
}

const toTarget = (
  row: TargetRow,
  term: { readonly from: number; readonly to: number },
): PlanTargetRecord => ({
  id: row.id,
  code: row.code,
  indicatorId: row.indicatorId,
  source: row.source,
  secondSource: row.secondSource,
  dataFrom: row.dataFrom,
  dataTo: row.dataTo,
  measure: row.measure,
  rule: {
    comparator: row.comparator,
    strict: row.strict,
    value: row.value,
    valueTo: row.valueTo,
    unit: row.unit,
    decimals: row.decimals,
    direction: row.direction,
    frequency: row.frequency,
    dueYear: row.dueYear,
    term,
    ceiling: row.ceiling,
    baseline: row.baseline,
  },
  exclusion: row.exclusion,
  sourceText: row.sourceText,
  sourceSpan: row.sourceSpan,
  continuesId: row.continuesId,
});

/** Imports and the register of plans, on one transaction. */
export const planStore = ({ tx, organizationId, accountId }: OrganizationScope): PlanStore => {
  const person = () => {
    if (accountId === null) throw new Error("a plan is changed by a person");
    return accountId;
  };

  const addItem = async (
    item: NewItem,
    groupId: string,
    versionId: string,
    confirmedAt: string,
  ): Promise<void> => {
    await tx
      .insertInto("plan_item")
      .values({
        organization_id: organizationId(),
        id: item.id,
        plan_version_id: versionId,
        group_id: groupId,
        number: item.number,
        ordinal: item.ordinal,
        title: item.title,
        original_text: item.originalText,
        sub_items: JSON.stringify(item.subItems),
        source_spans: JSON.stringify(item.sourceSpans),
        secrecy: item.secrecy,
        deadline_as_written: item.deadlineAsWritten,
        deadline_on: item.deadlineOn,
        deadline_rule: item.deadlineRule,
        deadline_type: item.deadlineType,
        continues_id: item.continuesId ?? null,
        criteria: item.criteria ? JSON.stringify(item.criteria) : null,
      })
      .execute();
    if (item.assignments.length > 0) {
      await tx
        .insertInto("assignment")
        .values(
          item.assignments.map((assignment) => ({
            organization_id: organizationId(),
            id: assignment.id,
            plan_item_id: item.id,
            unit_id: assignment.unitId,
            role: assignment.role,
            as_written: assignment.asWritten,
            group_id: assignment.groupId,
          })),
        )
        .execute();
    }
    for (const target of item.targets) await addTarget(target, item.id, confirmedAt);
  };

  const addTarget = async (
    target: NewTarget,
    itemId: string,
    confirmedAt: string,
  ): Promise<void> => {
    await tx
      .insertInto("target")
      .values({
        organization_id: organizationId(),
        id: target.id,
        plan_item_id: itemId,
        code: target.code,
        ordinal: target.ordinal,
        indicator_id: target.indicatorId,
        measure: target.measure,
        ...ruleColumns(target.rule),
        exclusion: target.exclusion,
        source_text: target.sourceText,
        source_span: JSON.stringify(target.sourceSpan),
        confirmed_by: person(),
        confirmed_at: confirmedAt,
        continues_id: target.continuesId ?? null,
      })
      .execute();
  };

  const addGroups = async (
    groups: readonly NewGroup[],
    versionId: string,
    confirmedAt: string,
  ): Promise<void> => {
    for (const [index, group] of groups.entries()) {
      await tx
        .insertInto("plan_group")
        .values({
          organization_id: organizationId(),
          id: group.id,
          plan_version_id: versionId,
          number: group.number,
          title: group.title,
          short_title: group.shortTitle,
          ordinal: index + 1,
          is_confidential: group.isConfidential,
        })
        .execute();
      for (const item of group.items) await addItem(item, group.id, versionId, confirmedAt);
    }
  };

  const listItems = async (
    versionId: string,
    term: { readonly from: number; readonly to: number },
  ): Promise<readonly PlanItemRecord[]> => {
    const { rows: targets } = await sql<TargetRow>`
      SELECT t.id, t.plan_item_id AS "itemId", t.code, t.indicator_id AS "indicatorId", t.measure,
        t.comparator, t.strict, t.value, t.value_to AS "valueTo", t.unit_of_measure AS unit,
        t.decimals::int, t.direction, t.frequency, t.due_year AS "dueYear", t.ceiling, t.baseline,
        t.exclusion, t.source_text AS "sourceText", t.source_span AS "sourceSpan", n.source,
        t.continues_id AS "continuesId", known.first AS "dataFrom", known.last AS "dataTo",
        (SELECT coalesce(string_agg(DISTINCT u.short_name, ', '), '')
          FROM form_row r
          JOIN form_row_provider p ON p.organization_id = r.organization_id AND p.form_row_id = r.id
            AND NOT p.is_main
          JOIN reporting_unit u ON u.organization_id = p.organization_id AND u.id = p.unit_id
          WHERE r.organization_id = t.organization_id AND r.indicator_id = t.indicator_id
        ) AS "secondSource"
      FROM target t
      LEFT JOIN LATERAL (
        SELECT min(o.year)::int AS first, max(o.year)::int AS last
        FROM observation o
        WHERE o.organization_id = t.organization_id AND o.indicator_id = t.indicator_id
          AND o.known_to IS NULL AND o.kind <> 'plan' AND o.status = 'value') known ON true
      JOIN indicator n ON n.organization_id = t.organization_id AND n.id = t.indicator_id
      JOIN plan_item i ON i.organization_id = t.organization_id AND i.id = t.plan_item_id
      WHERE t.organization_id = ${organizationId()} AND i.plan_version_id = ${versionId}
      ORDER BY i.ordinal, t.ordinal`.execute(tx);
    const targetsOf = groupBy(targets, (target) => target.itemId);
    const { rows } = await sql<Omit<PlanItemRecord, "targets">>`
      SELECT i.id, i.group_id AS "groupId", i.number, i.ordinal::int, i.title,
        i.original_text AS "originalText", i.sub_items AS "subItems", i.secrecy,
        i.deadline_as_written AS "deadlineAsWritten", i.deadline_on AS "deadlineOn",
        i.deadline_rule AS "deadlineRule", i.deadline_type AS "deadlineType",
        i.source_spans AS "sourceSpans", i.continues_id AS "continuesId", i.criteria,
        (SELECT coalesce(json_agg(json_build_object(
            'unitId', a.unit_id, 'unit', u.short_name, 'unitName', u.name, 'role', a.role,
            'asWritten', a.as_written, 'groupId', a.group_id) ORDER BY a.role <> 'lead', u.sort_order), '[]')
          FROM assignment a
          JOIN reporting_unit u ON u.organization_id = a.organization_id AND u.id = a.unit_id
          WHERE a.organization_id = i.organization_id AND a.plan_item_id = i.id) AS assignments
      FROM plan_item i
      WHERE i.organization_id = ${organizationId()} AND i.plan_version_id = ${versionId}
      ORDER BY i.ordinal`.execute(tx);
    return rows.map((row) => ({
      ...row,
      targets: (targetsOf.get(row.id) ?? []).map((target) => toTarget(target, term)),
    }));
  };

  const findImport = async (id: string): Promise<ImportRecord | undefined> => {
    const { rows } = await sql<ImportRecord>`
      SELECT m.id, d.file_name AS "fileName", m.state, m.started_by AS "startedById", m.blocks,
        m.reading, m.term_from::int AS "termFrom", m.term_to::int AS "termTo",
        m.started_at AS "startedAt", m.plan_id AS "planId",
        (SELECT coalesce(jsonb_object_agg(w.question, w.value), '{}')
          FROM plan_import_answer w
          WHERE w.organization_id = m.organization_id AND w.import_id = m.id
            AND w.superseded_at IS NULL) AS answers,
        (SELECT coalesce(jsonb_object_agg(w.question,
            jsonb_build_object('id', w.id, 'byId', w.answered_by, 'by', a.full_name, 'at', w.answered_at)), '{}')
          FROM plan_import_answer w
          JOIN account a ON a.organization_id = w.organization_id AND a.id = w.answered_by
          WHERE w.organization_id = m.organization_id AND w.import_id = m.id
            AND w.superseded_at IS NULL) AS answered,
        m.revises
      FROM plan_import m
      JOIN source_document d ON d.organization_id = m.organization_id AND d.id = m.document_id
      WHERE m.organization_id = ${organizationId()} AND m.id::text = ${id}`.execute(tx);
    return rows[0];
  };

  const readVersion = async (condition: RawBuilder<unknown>): Promise<PlanRecord | undefined> => {
    const { rows } = await sql<Omit<PlanRecord, "groups" | "items">>`
        SELECT p.id, p.slug, v.id AS "versionId", v.version::int, v.revision, v.amendment,
          v.import_id AS "importId", p.state, v.document_type AS "documentType", v.title, v.issuer,
          v.symbol, v.number, v.place, v.issued_on AS "issuedOn",
          v.signer_authority AS "signerAuthority", v.signer_position AS "signerPosition",
          v.signer_name AS "signerName", v.legal_bases AS "legalBases", v.recipients, v.purposes,
          v.requirements, v.duties,
          v.deadline_rule AS "deadlineRule", p.term_from::int AS "termFrom",
          p.term_to::int AS "termTo"
        FROM plan p
        JOIN plan_version v ON v.organization_id = p.organization_id AND v.plan_id = p.id
        WHERE p.organization_id = ${organizationId()} AND ${condition}
        ORDER BY v.issued_on IS NULL, v.version DESC LIMIT 1`.execute(tx);
    const [plan] = rows;
    if (plan === undefined) return undefined;
    const groups = await tx
      .selectFrom("plan_group")
      .where("organization_id", "=", organizationId())
      .where("plan_version_id", "=", plan.versionId)
      .orderBy("ordinal")
      .select([
        "id",
        "number",
        "title",
        "short_title as shortTitle",
        "is_confidential as isConfidential",
      ])
      .execute();
    const term = { from: plan.termFrom, to: plan.termTo };
    return { ...plan, groups, items: await listItems(plan.versionId, term) };
  };

  const findPlan = (id: string) => readVersion(sql`p.id::text = ${id}`);

  return {
    async listEarlierImports() {
      await sql`SELECT pg_advisory_xact_lock(hashtextextended('plan import ' || ${organizationId()}, 0))`.execute(
        tx,
      );
      const { rows } = await sql<EarlierImport>`
        SELECT m.id, m.started_at AS "startedAt", d.sha256,
          jsonb_build_object('items', m.reading -> 'items') AS reading,
          (SELECT coalesce(jsonb_object_agg(w.question, w.value), '{}')
            FROM plan_import_answer w
            WHERE w.organization_id = m.organization_id AND w.import_id = m.id
              AND w.superseded_at IS NULL) AS answers
        FROM plan_import m
        JOIN source_document d ON d.organization_id = m.organization_id AND d.id = m.document_id
        WHERE m.organization_id = ${organizationId()} AND m.state <> 'discarded'
        ORDER BY m.started_at DESC`.execute(tx);
      return rows;
    },

    async addImport(document, plan) {
      await tx
        .insertInto("source_document")
        .values({
          organization_id: organizationId(),
          id: document.id,
          file_name: document.fileName,
          media_type: document.mediaType,
          size_bytes: document.bytes.byteLength,
          sha256: document.sha256,
          content: Buffer.from(document.bytes),
          uploaded_by: person(),
          uploaded_at: document.at,
        })
        .execute();
      await tx
        .insertInto("plan_import")
        .values({
          organization_id: organizationId(),
          id: plan.id,
          document_id: plan.documentId,
          state: "reviewing",
          blocks: JSON.stringify(plan.blocks),
          reading: JSON.stringify(plan.reading),
          term_from: plan.termFrom,
          term_to: plan.termTo,
          started_by: person(),
          started_at: plan.at,
          revises: plan.revises,
        })
        .execute();
    },

    async listImports() {
      const { rows } = await sql<ImportSummary>`
        SELECT m.id, d.file_name AS "fileName", m.reading #>> '{metadata,title}' AS title, m.state,
          jsonb_array_length(m.reading -> 'items') AS items, a.full_name AS "startedBy",
          m.started_at AS "startedAt", m.plan_id AS "planId"
        FROM plan_import m
        JOIN source_document d ON d.organization_id = m.organization_id AND d.id = m.document_id
        JOIN account a ON a.organization_id = m.organization_id AND a.id = m.started_by
        WHERE m.organization_id = ${organizationId()}
        ORDER BY m.started_at DESC`.execute(tx);
      return rows;
    },

    findImport,

    async lockImport(id) {
      await tx
        .selectFrom("plan_import")
        .where("organization_id", "=", organizationId())
        .where("id", "=", id)
        .select("id")
        .forUpdate()
        .execute();
      return findImport(id);
    },

    async answer(importId, question, value, at, id) {
      await tx
        .updateTable("plan_import_answer")
        .set({ superseded_at: at })
        .where("organization_id", "=", organizationId())
        .where("import_id", "=", importId)
        .where("question", "=", question)
        .where("superseded_at", "is", null)
        .execute();
      await tx
        .insertInto("plan_import_answer")
        .values({
          organization_id: organizationId(),
          id,
          import_id: importId,
          question,
          value: JSON.stringify(value),
          answered_by: person(),
          answered_at: at,
        })
        .execute();
    },

    async closeImport(importId, state, planId) {
      await tx
        .updateTable("plan_import")
        .set({ state, plan_id: planId })
        .where("organization_id", "=", organizationId())
        .where("id", "=", importId)
        .execute();
    },

    async isSlugTaken(slug) {
      const row = await tx
        .selectFrom("plan")
        .where("organization_id", "=", organizationId())
        .where("slug", "=", slug)
        .select("id")
        .executeTakeFirst();
      return row !== undefined;
    },

    async addPlan(plan, confirmedAt) {
      const { version } = plan;
      await tx
        .insertInto("plan")
        .values({
          organization_id: organizationId(),
          id: plan.id,
          slug: plan.slug,
          title: plan.title,
          term_from: plan.termFrom,
          term_to: plan.termTo,
          state: "draft",
          created_at: plan.at,
        })
        .execute();
      await tx
        .insertInto("plan_version")
        .values({
          organization_id: organizationId(),
          id: version.id,
          plan_id: plan.id,
          version: 1,
          import_id: version.importId,
          title: plan.title,
          document_type: version.documentType,
          issuer: version.issuer,
          symbol: version.symbol,
          number: null,
          place: version.place,
          issued_on: null,
          signer_authority: version.signerAuthority,
          signer_position: version.signerPosition,
          signer_name: version.signerName,
          legal_bases: JSON.stringify(version.legalBases),
          recipients: JSON.stringify(version.recipients),
          purposes: JSON.stringify(version.purposes),
          requirements: JSON.stringify(version.requirements),
          duties: JSON.stringify(version.duties),
          deadline_rule: version.deadlineRule,
          created_at: plan.at,
        })
        .execute();
      await addGroups(plan.groups, version.id, confirmedAt);
    },

    async addAmendment({ id, amendsId, basis, groups, at }) {
      await sql`
        INSERT INTO plan_version (organization_id, id, plan_id, version, import_id, title, issuer,
          symbol, number, place, issued_on, signer_position, signer_name, legal_bases, recipients,
          purposes, requirements, duties, deadline_rule, created_at, amends_id, amendment,
          document_type, signer_authority)
        SELECT v.organization_id, ${id}, v.plan_id, v.version + 1, v.import_id, v.title, v.issuer,
          v.symbol, NULL, v.place, NULL, v.signer_position, v.signer_name, v.legal_bases,
          v.recipients, v.purposes, v.requirements, v.duties, v.deadline_rule, ${at}, v.id,
          ${JSON.stringify(basis)}::jsonb, v.document_type, v.signer_authority
        FROM plan_version v
        WHERE v.organization_id = ${organizationId()} AND v.id = ${amendsId}`.execute(tx);
      await addGroups(groups, id, at);
    },

    async listPlans() {
      const { rows } = await sql<PlanSummary>`
        SELECT p.id, p.slug, p.title, p.state, p.term_from::int AS "termFrom",
          p.term_to::int AS "termTo", v.number, v.issued_on AS "issuedOn",
          (SELECT count(*)::int FROM plan_item i
            WHERE i.organization_id = p.organization_id AND i.plan_version_id = v.id) AS items,
          (SELECT count(*)::int FROM target t
            JOIN plan_item i ON i.organization_id = t.organization_id AND i.id = t.plan_item_id
            WHERE i.organization_id = p.organization_id AND i.plan_version_id = v.id) AS targets,
          (SELECT count(*)::int FROM assignment a
            JOIN plan_item i ON i.organization_id = a.organization_id AND i.id = a.plan_item_id
            WHERE i.organization_id = p.organization_id AND i.plan_version_id = v.id) AS assignments
        FROM plan p
        JOIN LATERAL (SELECT * FROM plan_version w
          WHERE w.organization_id = p.organization_id AND w.plan_id = p.id
          ORDER BY w.issued_on IS NULL, w.version DESC LIMIT 1) v ON true
        WHERE p.organization_id = ${organizationId()}
        ORDER BY p.created_at DESC`.execute(tx);
      return rows;
    },

    async findSlug(slug) {
      const row = await tx
        .selectFrom("plan")
        .where("organization_id", "=", organizationId())
        .where("slug", "=", slug)
        .select("id")
        .executeTakeFirst();
      return row?.id;
    },

    findPlan,

    findVersion: (versionId) => readVersion(sql`v.id::text = ${versionId}`),

    async listVersions(planId) {
      const { rows } = await sql<PlanVersionSummary>`
        SELECT v.id, v.version::int, v.number, v.issued_on AS "issuedOn", v.amendment
        FROM plan_version v
        WHERE v.organization_id = ${organizationId()} AND v.plan_id::text = ${planId}
        ORDER BY v.version`.execute(tx);
      return rows;
    },

    async lockPlan(id) {
      await tx
        .selectFrom("plan")
        .where("organization_id", "=", organizationId())
        .where("id", "=", id)
        .select("id")
        .forUpdate()
        .execute();
      return findPlan(id);
    },

    async issue(planId, versionId, number, issuedOn) {
      await tx
        .updateTable("plan_version")
        .set({ number, issued_on: issuedOn })
        .where("organization_id", "=", organizationId())
        .where("id", "=", versionId)
        .execute();
      await tx
        .updateTable("plan")
        .set({ state: "issued" })
        .where("organization_id", "=", organizationId())
        .where("id", "=", planId)
        .execute();
    },
  };
};
