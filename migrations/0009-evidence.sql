ALTER TABLE form_row ADD COLUMN evidence_required boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN form_row.evidence_required IS 'A figure of this row must be proven by a file, or it is explained why there is none.';

CREATE TABLE evidence (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  file_name text NOT NULL,
  size_bytes integer NOT NULL CONSTRAINT evidence_size CHECK (size_bytes > 0 AND size_bytes <= 20971520),
  received_bytes integer NOT NULL DEFAULT 0,
  places jsonb NOT NULL,
  media_type text,
  sha256 text,
  passages jsonb NOT NULL DEFAULT '[]',
  uploaded_by uuid NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation (organization_id, id),
  FOREIGN KEY (organization_id, uploaded_by) REFERENCES account (organization_id, id),
  FOREIGN KEY (organization_id, withdrawn_by) REFERENCES account (organization_id, id),
  CONSTRAINT evidence_received CHECK (received_bytes BETWEEN 0 AND size_bytes),
  CONSTRAINT evidence_finished CHECK (
    (finished_at IS NULL AND media_type IS NULL AND sha256 IS NULL AND withdrawn_at IS NULL)
    OR (finished_at IS NOT NULL AND media_type IS NOT NULL AND sha256 IS NOT NULL AND received_bytes = size_bytes)),
  CONSTRAINT evidence_withdrawn CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
COMMENT ON TABLE evidence IS 'A file that proves figures and paragraphs of a unit (minh chứng); until it is finished, an upload that can be resumed.';
COMMENT ON COLUMN evidence.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN evidence.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN evidence.obligation_id IS 'What the unit owes, under which it was attached.';
COMMENT ON COLUMN evidence.file_name IS 'Name of the file as it was chosen.';
COMMENT ON COLUMN evidence.size_bytes IS 'Size, at most 20 MB.';
COMMENT ON COLUMN evidence.received_bytes IS 'How much of it has arrived: where an upload goes on.';
COMMENT ON COLUMN evidence.places IS 'The places that an upload is to prove once it is finished.';
COMMENT ON COLUMN evidence.media_type IS 'Its type, told by content; null until it is finished.';
COMMENT ON COLUMN evidence.sha256 IS 'SHA-256 of the bytes, hex; null until it is finished.';
COMMENT ON COLUMN evidence.passages IS 'Its text, each passage with its page or cell; empty for pictures.';
COMMENT ON COLUMN evidence.uploaded_by IS 'Who attached it.';
COMMENT ON COLUMN evidence.started_at IS 'When the upload began.';
COMMENT ON COLUMN evidence.finished_at IS 'When all of it was here; null for an upload.';
COMMENT ON COLUMN evidence.withdrawn_by IS 'Who withdrew it.';
COMMENT ON COLUMN evidence.withdrawn_at IS 'When it was withdrawn; null while it stands. Nothing is deleted.';

CREATE TABLE evidence_chunk (
  organization_id uuid NOT NULL REFERENCES organization (id),
  evidence_id uuid NOT NULL,
  position integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (organization_id, evidence_id, position),
  FOREIGN KEY (organization_id, evidence_id) REFERENCES evidence (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE evidence_chunk IS 'The bytes of a file in the pieces in which they came.';
COMMENT ON COLUMN evidence_chunk.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN evidence_chunk.evidence_id IS 'The file.';
COMMENT ON COLUMN evidence_chunk.position IS 'Where the piece begins, counted from 0.';
COMMENT ON COLUMN evidence_chunk.content IS 'Its bytes.';

CREATE TABLE evidence_link (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  form_row_id uuid,
  form_column_id uuid,
  plan_item_id uuid,
  section text,
  point smallint,
  linked_by uuid NOT NULL,
  linked_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, evidence_id) REFERENCES evidence (organization_id, id),
  FOREIGN KEY (organization_id, form_row_id) REFERENCES form_row (organization_id, id),
  FOREIGN KEY (organization_id, form_column_id) REFERENCES form_column (organization_id, id),
  FOREIGN KEY (organization_id, plan_item_id) REFERENCES plan_item (organization_id, id),
  FOREIGN KEY (organization_id, linked_by) REFERENCES account (organization_id, id),
  CONSTRAINT evidence_link_place CHECK (
    (form_row_id IS NOT NULL AND form_column_id IS NOT NULL AND plan_item_id IS NULL AND section IS NULL AND point IS NULL)
    OR (form_row_id IS NULL AND form_column_id IS NULL AND section IS NOT NULL AND point IS NOT NULL))
);
COMMENT ON TABLE evidence_link IS 'What a file proves: a cell, or a paragraph.';
COMMENT ON COLUMN evidence_link.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN evidence_link.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN evidence_link.evidence_id IS 'The file.';
COMMENT ON COLUMN evidence_link.form_row_id IS 'Row of the cell; null for a paragraph.';
COMMENT ON COLUMN evidence_link.form_column_id IS 'Column of the cell.';
COMMENT ON COLUMN evidence_link.plan_item_id IS 'Item of the paragraph; null for a cell, and for the unit as a whole.';
COMMENT ON COLUMN evidence_link.section IS 'Section of the paragraph.';
COMMENT ON COLUMN evidence_link.point IS 'Its point within the section, from 1.';
COMMENT ON COLUMN evidence_link.linked_by IS 'Who said so.';
COMMENT ON COLUMN evidence_link.linked_at IS 'When.';
COMMENT ON COLUMN evidence_link.superseded_at IS 'When it no longer held; null while it does.';

CREATE TABLE submission_evidence (
  organization_id uuid NOT NULL REFERENCES organization (id),
  submission_id uuid NOT NULL,
  evidence_link_id uuid NOT NULL,
  task_id uuid,
  PRIMARY KEY (organization_id, submission_id, evidence_link_id),
  FOREIGN KEY (organization_id, submission_id) REFERENCES submission (organization_id, id),
  FOREIGN KEY (organization_id, evidence_link_id) REFERENCES evidence_link (organization_id, id),
  FOREIGN KEY (organization_id, task_id) REFERENCES task (organization_id, id)
);
COMMENT ON TABLE submission_evidence IS 'What was attached when a submission was sent.';
COMMENT ON COLUMN submission_evidence.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN submission_evidence.submission_id IS 'The submission.';
COMMENT ON COLUMN submission_evidence.evidence_link_id IS 'The file at its place.';
COMMENT ON COLUMN submission_evidence.task_id IS 'The task it belongs to; null for the unit as a whole.';

CREATE INDEX evidence_by_obligation ON evidence (organization_id, obligation_id);
CREATE INDEX evidence_link_by_evidence ON evidence_link (organization_id, evidence_id);
CREATE UNIQUE INDEX evidence_once ON evidence (organization_id, obligation_id, sha256) WHERE withdrawn_at IS NULL AND sha256 IS NOT NULL;
CREATE UNIQUE INDEX evidence_link_current ON evidence_link (organization_id, evidence_id, form_row_id, form_column_id, plan_item_id, section, point) NULLS NOT DISTINCT WHERE superseded_at IS NULL;

CREATE FUNCTION withdraw_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
     OR to_jsonb(NEW) - 'withdrawn_at' - 'withdrawn_by' <> to_jsonb(OLD) - 'withdrawn_at' - 'withdrawn_by' THEN
    RAISE EXCEPTION 'evidence is only ever withdrawn'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'evidence_is_immutable';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION withdraw_only() IS 'Trigger: finished evidence may only be withdrawn, once.';

CREATE FUNCTION refuse_change_of_finished_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM evidence e WHERE e.organization_id = OLD.organization_id
      AND e.id = OLD.evidence_id AND e.finished_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the bytes of evidence are never changed'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'evidence_chunk_is_immutable';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
COMMENT ON FUNCTION refuse_change_of_finished_evidence() IS 'Trigger: pieces of an upload may go with it, those of evidence stay.';

CREATE TRIGGER evidence_withdrawn BEFORE UPDATE ON evidence FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL) EXECUTE FUNCTION withdraw_only();
CREATE TRIGGER evidence_kept BEFORE DELETE ON evidence FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_chunk_kept BEFORE UPDATE OR DELETE ON evidence_chunk FOR EACH ROW EXECUTE FUNCTION refuse_change_of_finished_evidence();
CREATE TRIGGER evidence_link_superseded BEFORE UPDATE ON evidence_link FOR EACH ROW EXECUTE FUNCTION supersede_only();
CREATE TRIGGER evidence_link_kept BEFORE DELETE ON evidence_link FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submission_evidence_immutable BEFORE UPDATE OR DELETE ON submission_evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
