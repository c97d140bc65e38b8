import { sql } from "kysely";
import type {
  EvidenceLink,
  EvidenceRecord,
  EvidenceStore,
  UploadRecord,
} from "../../application/evidence/evidence-store.ts";
import type { EvidencePlace } from "../../domain/collection/evidence.ts";
import { EVIDENCE_MEDIA_TYPES } from "../../domain/collection/evidence-type.ts";
import type { NarrativeSection } from "../../domain/collection/narrative.ts";
import type { OrganizationScope } from "./organization-scope.ts";

const UPLOAD_FIELDS = sql`e.id, e.obligation_id AS "obligationId", e.file_name AS "fileName",
  e.size_bytes AS "sizeBytes", e.received_bytes AS "receivedBytes", e.places,
  e.uploaded_by AS "uploadedBy", e.started_at AS "startedAt"`;

const EVIDENCE_FIELDS = sql`e.id, e.obligation_id AS "obligationId", e.file_name AS "fileName",
  e.size_bytes AS "sizeBytes", e.media_type AS "mediaType", e.sha256, e.passages,
  a.full_name AS by, e.finished_at AS at, w.full_name AS "withdrawnBy",
  e.withdrawn_at AS "withdrawnAt"`;

const EVIDENCE_TABLES = sql`evidence e
  JOIN account a ON a.organization_id = e.organization_id AND a.id = e.uploaded_by
  LEFT JOIN account w ON w.organization_id = e.organization_id AND w.id = e.withdrawn_by`;

interface LinkRow {
  readonly id: string;
  readonly evidenceId: string;
  readonly rowId: string | null;
  readonly columnId: string | null;
  readonly itemId: string | null;
  readonly section: NarrativeSection | null;
  readonly point: number | null;
}

const LINK_FIELDS = sql`l.id, l.evidence_id AS "evidenceId", l.form_row_id AS "rowId",
  l.form_column_id AS "columnId", l.plan_item_id AS "itemId", l.section, l.point::int`;

const toLink = ({ id, evidenceId, ...at }: LinkRow): EvidenceLink => {
  const place: EvidencePlace =
    at.rowId !== null && at.columnId !== null
      ? { kind: "cell", rowId: at.rowId, columnId: at.columnId }
      : {
          kind: "paragraph",
          itemId: at.itemId,
          section: at.section ?? "results",
          point: at.point ?? 1,
        };
  return { id, evidenceId, place };
};

/** Files that prove, piece by piece, and what they prove. */
export function evidenceStore(scope: OrganizationScope): EvidenceStore {
  const { tx, organizationId, accountId } = scope;
  const uploadOf = async (id: string, lock: boolean): Promise<UploadRecord | undefined> => {
    const { rows } = await sql<UploadRecord>`
      SELECT ${UPLOAD_FIELDS} FROM evidence e
      WHERE e.organization_id = ${organizationId()} AND e.id = ${id} AND e.finished_at IS NULL
      ${lock ? sql`FOR UPDATE` : sql``}`.execute(tx);
    return rows[0];
  };
  return {
    async addUpload(upload) {
      await tx
        .insertInto("evidence")
        .values({
          organization_id: organizationId(),
          id: upload.id,
          obligation_id: upload.obligationId,
          file_name: upload.fileName,
          size_bytes: upload.sizeBytes,
          places: JSON.stringify(upload.places),
          uploaded_by: accountId ?? "",
          started_at: upload.at,
        })
        .execute();
    },

    findUpload: (id) => uploadOf(id, false),
    lockUpload: (id) => uploadOf(id, true),

    async listUploads(obligationId, uploadedBy) {
      const { rows } = await sql<UploadRecord>`
        SELECT ${UPLOAD_FIELDS} FROM evidence e
        WHERE e.organization_id = ${organizationId()} AND e.obligation_id = ${obligationId}
          AND e.uploaded_by = ${uploadedBy} AND e.finished_at IS NULL
        ORDER BY e.started_at`.execute(tx);
      return rows;
    },

    async sumUnfinished(uploadedBy) {
      const { rows } = await sql<{ files: number; bytes: number }>`
        SELECT count(*)::int AS files, coalesce(sum(size_bytes), 0)::float8 AS bytes FROM evidence
        WHERE organization_id = ${organizationId()} AND uploaded_by = ${uploadedBy}
          AND finished_at IS NULL`.execute(tx);
      return rows[0] ?? { files: 0, bytes: 0 };
    },

    async dropUnfinished(before) {
      await tx
        .deleteFrom("evidence")
        .where("organization_id", "=", organizationId())
        .where("finished_at", "is", null)
        .where("started_at", "<", before)
        .execute();
    },

    async addChunk({ id, receivedBytes }, content) {
      await tx
        .insertInto("evidence_chunk")
        .values({
          organization_id: organizationId(),
          evidence_id: id,
          position: receivedBytes,
          content: Buffer.from(content),
        })
        .execute();
      await tx
        .updateTable("evidence")
        .set({ received_bytes: receivedBytes + content.length })
        .where("organization_id", "=", organizationId())
        .where("id", "=", id)
        .execute();
    },

    async dropUpload(id) {
      await tx
        .deleteFrom("evidence")
        .where("organization_id", "=", organizationId())
        .where("id", "=", id)
        .where("finished_at", "is", null)
        .execute();
    },

    async finishUpload({ id, type, sha256, passages, at }) {
      await tx
        .updateTable("evidence")
        .set({
          media_type: EVIDENCE_MEDIA_TYPES[type],
          sha256,
          passages: JSON.stringify(passages),
          finished_at: at,
        })
        .where("organization_id", "=", organizationId())
        .where("id", "=", id)
        .execute();
    },

    async readContent(id) {
      const chunks = await tx
        .selectFrom("evidence_chunk")
        .where("organization_id", "=", organizationId())
        .where("evidence_id", "=", id)
        .orderBy("position")
        .select("content")
        .execute();
      return Buffer.concat(chunks.map(({ content }) => content));
    },

    async findEvidence(id) {
      const { rows } = await sql<EvidenceRecord>`
        SELECT ${EVIDENCE_FIELDS} FROM ${EVIDENCE_TABLES}
        WHERE e.organization_id = ${organizationId()} AND e.id = ${id}
          AND e.finished_at IS NOT NULL`.execute(tx);
      return rows[0];
    },

    async findByHash(obligationId, sha256) {
      const { rows } = await sql<EvidenceRecord>`
        SELECT ${EVIDENCE_FIELDS} FROM ${EVIDENCE_TABLES}
        WHERE e.organization_id = ${organizationId()} AND e.obligation_id = ${obligationId}
          AND e.sha256 = ${sha256} AND e.withdrawn_at IS NULL`.execute(tx);
      return rows[0];
    },

    async listEvidence(obligationId) {
      const { rows } = await sql<EvidenceRecord>`
        SELECT ${EVIDENCE_FIELDS} FROM ${EVIDENCE_TABLES}
        WHERE e.organization_id = ${organizationId()} AND e.obligation_id = ${obligationId}
          AND e.finished_at IS NOT NULL
        ORDER BY e.finished_at, e.id`.execute(tx);
      return rows;
    },

    async listLinks(obligationId) {
      const { rows } = await sql<LinkRow>`
        SELECT ${LINK_FIELDS} FROM evidence_link l
        JOIN evidence e ON e.organization_id = l.organization_id AND e.id = l.evidence_id
        WHERE l.organization_id = ${organizationId()} AND e.obligation_id = ${obligationId}
          AND l.superseded_at IS NULL
        ORDER BY l.linked_at, l.id`.execute(tx);
      return rows.map(toLink);
    },

    async listSentLinks(obligationId, submissionId) {
      const { rows } = await sql<LinkRow>`
        SELECT ${LINK_FIELDS}
        FROM submission s
        JOIN submission_evidence se ON se.organization_id = s.organization_id
          AND se.submission_id = s.id
        JOIN evidence_link l ON l.organization_id = se.organization_id
          AND l.id = se.evidence_link_id
        WHERE s.organization_id = ${organizationId()} AND s.obligation_id = ${obligationId}
          AND ${
            submissionId === null
              ? // what was left out when its task was sent again is no longer shown
                sql`NOT EXISTS (SELECT FROM submission later
                  WHERE later.organization_id = s.organization_id
                    AND later.obligation_id = s.obligation_id AND later.revision > s.revision
                    AND (se.task_id IS NULL OR EXISTS (SELECT FROM submission_task st
                      WHERE st.organization_id = later.organization_id
                        AND st.submission_id = later.id AND st.task_id = se.task_id)))`
              : sql`s.id = ${submissionId}`
          }
        ORDER BY l.linked_at, l.id`.execute(tx);
      return rows.map(toLink);
    },

    async listEverSent(obligationId) {
      const { rows } = await sql<LinkRow>`
        SELECT DISTINCT ${LINK_FIELDS}
        FROM submission s
        JOIN submission_evidence se ON se.organization_id = s.organization_id
          AND se.submission_id = s.id
        JOIN evidence_link l ON l.organization_id = se.organization_id
          AND l.id = se.evidence_link_id
        WHERE s.organization_id = ${organizationId()}
          AND s.obligation_id = ${obligationId}`.execute(tx);
      return rows.map(toLink);
    },

    async addLinks(evidenceId, links, at) {
      if (links.length === 0) return;
      const values = links.map(({ id, place }) => ({
        organization_id: organizationId(),
        id,
        evidence_id: evidenceId,
        form_row_id: place.kind === "cell" ? place.rowId : null,
        form_column_id: place.kind === "cell" ? place.columnId : null,
        plan_item_id: place.kind === "paragraph" ? place.itemId : null,
        section: place.kind === "paragraph" ? place.section : null,
        point: place.kind === "paragraph" ? place.point : null,
        linked_by: accountId ?? "",
        linked_at: at,
      }));
      await tx.insertInto("evidence_link").values(values).execute();
    },

    async endLinks(linkIds, at) {
      if (linkIds.length === 0) return;
      await tx
        .updateTable("evidence_link")
        .set({ superseded_at: at })
        .where("organization_id", "=", organizationId())
        .where("id", "in", [...linkIds])
        .execute();
    },

    async withdraw(evidenceId, at) {
      await tx
        .updateTable("evidence")
        .set({ withdrawn_by: accountId, withdrawn_at: at })
        .where("organization_id", "=", organizationId())
        .where("id", "=", evidenceId)
        .execute();
    },

    async keepWithSubmission(submissionId, links) {
      if (links.length === 0) return;
      const values = links.map(({ linkId, taskId }) => ({
        organization_id: organizationId(),
        submission_id: submissionId,
        evidence_link_id: linkId,
        task_id: taskId,
      }));
      await tx.insertInto("submission_evidence").values(values).execute();
    },
  };
}
