import { sql } from "kysely";
import type {
  CollectionStore,
  FigureRecord,
  NarrativeRecord,
} from "../../application/collection/collection-store.ts";
import type { OrganizationScope } from "./organization-scope.ts";
import { STANDS } from "./submission-queries.ts";

type EntryQueries = Pick<
  CollectionStore,
  | "listFigures"
  | "listNarratives"
  | "listSentFigures"
  | "listSentNarratives"
  | "replaceFigures"
  | "replaceNarrative"
  | "findNarrative"
  | "findEarlierRound"
>;

/** Columns of a figure entry `e` typed by account `a`, as a FigureRecord. */
export const FIGURE_FIELDS = sql`e.id AS "entryId", e.form_row_id AS "rowId",
  e.form_column_id AS "columnId", e.typed, e.value, e.status, e.maturity, e.note,
  a.full_name AS by, e.entered_at AS at`;

const NARRATIVE_FACTS = sql`e.id AS "entryId", e.plan_item_id AS "itemId", e.section,
  e.point::int, e.position::int, e.answers_section AS "answersSection",
  e.answers_point::int AS "answersPoint", e.copied_from AS "copiedFrom",
  a.full_name AS by, e.entered_at AS at`;

/** Columns of a narrative entry `e` written by account `a`, as a NarrativeRecord. */
export const NARRATIVE_FIELDS = sql`${NARRATIVE_FACTS}, e.body`;

/** The same of an entry sent as `sn`: with what each bound figure was. */
export const SENT_NARRATIVE_FIELDS = sql`${NARRATIVE_FACTS}, coalesce(sn.body, e.body) AS body`;

/** Sixteen parameters each stay far below the protocol's 65.535. */
const AT_ONCE = 1000;

/** What was typed and written, draft and sent. */
export const entryQueries = ({
  tx,
  organizationId,
  accountId,
  now,
}: OrganizationScope): EntryQueries => ({
  async listFigures(obligationId) {
    const { rows } = await sql<FigureRecord>`
      SELECT ${FIGURE_FIELDS}
      FROM figure_entry e
      JOIN account a ON a.organization_id = e.organization_id AND a.id = e.entered_by
      WHERE e.organization_id = ${organizationId()} AND e.obligation_id = ${obligationId}
        AND e.superseded_at IS NULL`.execute(tx);
    return rows;
  },

  async listNarratives(obligationId) {
    const { rows } = await sql<NarrativeRecord>`
      SELECT ${NARRATIVE_FIELDS}
      FROM narrative_entry e
      JOIN account a ON a.organization_id = e.organization_id AND a.id = e.entered_by
      WHERE e.organization_id = ${organizationId()} AND e.obligation_id = ${obligationId}
        AND e.superseded_at IS NULL
      ORDER BY e.section, e.position, e.point`.execute(tx);
    return rows;
  },

  async listSentFigures(obligationId) {
    const { rows } = await sql<FigureRecord>`
      SELECT DISTINCT ON (e.form_row_id, e.form_column_id) ${FIGURE_FIELDS}
      FROM submission s
      JOIN submission_figure sf ON sf.organization_id = s.organization_id
        AND sf.submission_id = s.id
      JOIN figure_entry e ON e.organization_id = sf.organization_id AND e.id = sf.figure_entry_id
      JOIN account a ON a.organization_id = e.organization_id AND a.id = e.entered_by
      WHERE s.organization_id = ${organizationId()} AND s.obligation_id = ${obligationId}
        AND ${STANDS}
      ORDER BY e.form_row_id, e.form_column_id, s.revision DESC`.execute(tx);
    return rows;
  },

  async listSentNarratives(obligationId) {
    const { rows } = await sql<NarrativeRecord>`
      SELECT DISTINCT ON (e.plan_item_id, e.section, e.point) ${SENT_NARRATIVE_FIELDS}
      FROM submission s
      JOIN submission_narrative sn ON sn.organization_id = s.organization_id
        AND sn.submission_id = s.id
      JOIN narrative_entry e ON e.organization_id = sn.organization_id
        AND e.id = sn.narrative_entry_id
      JOIN account a ON a.organization_id = e.organization_id AND a.id = e.entered_by
      WHERE s.organization_id = ${organizationId()} AND s.obligation_id = ${obligationId}
        AND ${STANDS}
        -- a paragraph left out when its item was sent again is no longer said
        AND NOT EXISTS (SELECT FROM submission later
          WHERE later.organization_id = s.organization_id
            AND later.obligation_id = s.obligation_id AND later.revision > s.revision
            AND NOT EXISTS (SELECT FROM submission_withdrawal w
              WHERE w.organization_id = later.organization_id AND w.submission_id = later.id)
            AND (e.plan_item_id IS NULL OR EXISTS (SELECT FROM submission_task st
              JOIN task t ON t.organization_id = st.organization_id AND t.id = st.task_id
              WHERE st.organization_id = later.organization_id AND st.submission_id = later.id
                AND t.plan_item_id = e.plan_item_id)))
      ORDER BY e.plan_item_id, e.section, e.point, s.revision DESC`.execute(tx);
    return rows;
  },

  async replaceFigures(figures, replaced) {
    for (let from = 0; from < replaced.length; from += AT_ONCE) {
      await tx
        .updateTable("figure_entry")
        .set({ superseded_at: now() })
        .where("organization_id", "=", organizationId())
        .where("id", "in", replaced.slice(from, from + AT_ONCE))
        .execute();
    }
    for (let from = 0; from < figures.length; from += AT_ONCE) {
      const values = figures.slice(from, from + AT_ONCE).map((figure) => ({
        organization_id: organizationId(),
        id: figure.id,
        obligation_id: figure.obligationId,
        form_row_id: figure.rowId,
        form_column_id: figure.columnId,
        typed: figure.typed,
        value: figure.value,
        status: figure.status,
        numerator: null,
        denominator: null,
        maturity: figure.maturity,
        note: figure.note,
        channel: figure.channel,
        entered_by: accountId ?? "",
        entered_at: figure.at,
        superseded_at: null,
      }));
      await tx.insertInto("figure_entry").values(values).execute();
    }
  },

  async findNarrative(obligationId, entryId) {
    const { rows } = await sql<NarrativeRecord>`
      SELECT ${NARRATIVE_FIELDS}
      FROM narrative_entry e
      JOIN account a ON a.organization_id = e.organization_id AND a.id = e.entered_by
      WHERE e.organization_id = ${organizationId()} AND e.obligation_id = ${obligationId}
        AND e.id = ${entryId}`.execute(tx);
    return rows[0];
  },

  async findEarlierRound(obligationId) {
    const { rows } = await sql<{ id: string; roundName: string; from: string; to: string }>`
      WITH here AS (
        SELECT o.unit_id, o.round_id, r.plan_version_id, r.as_of_year, r.deadline_at
        FROM obligation o
        JOIN round r ON r.organization_id = o.organization_id AND r.id = o.round_id
        WHERE o.organization_id = ${organizationId()} AND o.id = ${obligationId}
      ), last AS (
        SELECT o.id, r.name, r.plan_version_id, here.plan_version_id AS now_version_id
        FROM here
        JOIN obligation o ON o.organization_id = ${organizationId()}
          AND o.unit_id = here.unit_id AND o.round_id <> here.round_id
        JOIN round r ON r.organization_id = o.organization_id AND r.id = o.round_id
          AND (r.as_of_year, r.deadline_at) < (here.as_of_year, here.deadline_at)
        WHERE EXISTS (SELECT FROM submission s
          WHERE s.organization_id = o.organization_id AND s.obligation_id = o.id AND ${STANDS})
        ORDER BY r.as_of_year DESC, r.deadline_at DESC
        LIMIT 1
      )
      SELECT last.id, last.name AS "roundName", old.id AS from, now.id AS to
      FROM last
      LEFT JOIN plan_item old ON old.organization_id = ${organizationId()}
        AND old.plan_version_id = last.plan_version_id
      LEFT JOIN plan_item now ON now.organization_id = ${organizationId()}
        AND now.plan_version_id = last.now_version_id
        AND (now.id = old.id OR lower(btrim(now.title)) = lower(btrim(old.title)))
      ORDER BY (now.number = old.number) NULLS FIRST`.execute(tx);
    const [first] = rows;
    if (first === undefined) return undefined;
    // of several items with one name the one of the same number is met last, and holds
    const itemIds = new Map(rows.flatMap(({ from, to }) => (from && to ? [[to, from]] : [])));
    return { obligationId: first.id, roundName: first.roundName, itemIds };
  },

  async replaceNarrative(narrative, replaced) {
    if (replaced !== null) {
      await tx
        .updateTable("narrative_entry")
        .set({ superseded_at: narrative.at })
        .where("organization_id", "=", organizationId())
        .where("id", "=", replaced)
        .execute();
    }
    await tx
      .insertInto("narrative_entry")
      .values({
        organization_id: organizationId(),
        id: narrative.id,
        obligation_id: narrative.obligationId,
        plan_item_id: narrative.itemId,
        section: narrative.section,
        point: narrative.point,
        position: narrative.position,
        copied_from: narrative.copiedFrom,
        answers_point: narrative.answersPoint,
        answers_section: narrative.answersSection,
        body: narrative.body,
        entered_by: accountId ?? "",
        entered_at: narrative.at,
        superseded_at: null,
      })
      .execute();
  },
});
