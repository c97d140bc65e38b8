ALTER TABLE round ADD COLUMN needs_head_approval boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN round.needs_head_approval IS 'A unit''s head approves before the unit''s work is sent (cần lãnh đạo đơn vị duyệt trước khi nộp).';

ALTER TABLE submission ADD COLUMN prepared_by uuid;
COMMENT ON COLUMN submission.prepared_by IS 'Who prepared it, where the head of the unit approved the sending; null where who sent it prepared it.';

CREATE TABLE head_approval (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now(),
  decision text CONSTRAINT head_approval_decision CHECK (decision IN ('approved', 'sent_back', 'taken_back')),
  decided_by uuid,
  decided_at timestamptz,
  words text NOT NULL DEFAULT '',
  submission_id uuid,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation (organization_id, id),
  FOREIGN KEY (organization_id, submission_id) REFERENCES submission (organization_id, id),
  CONSTRAINT head_approval_decided CHECK ((decision IS NULL) = (decided_at IS NULL))
);
COMMENT ON TABLE head_approval IS 'Work of a unit laid before its head (trình lãnh đạo duyệt); what was laid before stays as it is until it is decided.';
COMMENT ON COLUMN head_approval.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN head_approval.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN head_approval.obligation_id IS 'The obligation.';
COMMENT ON COLUMN head_approval.asked_by IS 'Who laid it before the head.';
COMMENT ON COLUMN head_approval.asked_at IS 'When.';
COMMENT ON COLUMN head_approval.decision IS 'approved and sent, sent back with words, or taken back by the unit; null while it waits.';
COMMENT ON COLUMN head_approval.decided_by IS 'Who decided.';
COMMENT ON COLUMN head_approval.decided_at IS 'When.';
COMMENT ON COLUMN head_approval.words IS 'What the head wrote.';
COMMENT ON COLUMN head_approval.submission_id IS 'The submission it became.';

CREATE TABLE head_approval_task (
  organization_id uuid NOT NULL REFERENCES organization (id),
  approval_id uuid NOT NULL,
  task_id uuid NOT NULL,
  PRIMARY KEY (organization_id, approval_id, task_id),
  FOREIGN KEY (organization_id, approval_id) REFERENCES head_approval (organization_id, id),
  FOREIGN KEY (organization_id, task_id) REFERENCES task (organization_id, id)
);
COMMENT ON TABLE head_approval_task IS 'The tasks laid before the head.';
COMMENT ON COLUMN head_approval_task.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN head_approval_task.approval_id IS 'The asking.';
COMMENT ON COLUMN head_approval_task.task_id IS 'The task.';

CREATE TABLE submission_withdrawal (
  organization_id uuid NOT NULL REFERENCES organization (id),
  submission_id uuid NOT NULL,
  withdrawn_by uuid NOT NULL,
  withdrawn_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, submission_id),
  FOREIGN KEY (organization_id, submission_id) REFERENCES submission (organization_id, id)
);
COMMENT ON TABLE submission_withdrawal IS 'A submission the unit took back before anybody decided on it (rút lại để sửa); the submission and its receipt stay.';
COMMENT ON COLUMN submission_withdrawal.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN submission_withdrawal.submission_id IS 'The submission.';
COMMENT ON COLUMN submission_withdrawal.withdrawn_by IS 'Who took it back.';
COMMENT ON COLUMN submission_withdrawal.withdrawn_at IS 'When.';

CREATE TABLE entry_presence (
  organization_id uuid NOT NULL REFERENCES organization (id),
  obligation_id uuid NOT NULL,
  account_id uuid NOT NULL,
  form_row_id uuid,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, obligation_id, account_id),
  FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation (organization_id, id)
);
COMMENT ON TABLE entry_presence IS 'Who has a unit''s sheet open now, and at which row; forgotten half a minute after they leave.';
COMMENT ON COLUMN entry_presence.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN entry_presence.obligation_id IS 'The sheet.';
COMMENT ON COLUMN entry_presence.account_id IS 'Who.';
COMMENT ON COLUMN entry_presence.form_row_id IS 'The row they stand in; null outside the grid.';
COMMENT ON COLUMN entry_presence.seen_at IS 'When the page last said so.';

CREATE TABLE task_handover (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  account_id uuid NOT NULL,
  until_on date,
  words text NOT NULL DEFAULT '',
  handed_by uuid NOT NULL,
  handed_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, task_id) REFERENCES task (organization_id, id),
  FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id)
);
COMMENT ON TABLE task_handover IS 'A task given to one person of the unit (chuyển người khác), until a day or until it is taken back.';
COMMENT ON COLUMN task_handover.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN task_handover.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN task_handover.task_id IS 'The task.';
COMMENT ON COLUMN task_handover.account_id IS 'Who has it now.';
COMMENT ON COLUMN task_handover.until_on IS 'The last day; null until it is taken back.';
COMMENT ON COLUMN task_handover.words IS 'What was said with it.';
COMMENT ON COLUMN task_handover.handed_by IS 'Who gave it.';
COMMENT ON COLUMN task_handover.handed_at IS 'When.';
COMMENT ON COLUMN task_handover.ended_at IS 'When it was taken back or given to somebody else.';

CREATE INDEX head_approval_by_obligation ON head_approval (organization_id, obligation_id);
CREATE INDEX head_approval_task_by_task ON head_approval_task (organization_id, task_id);
CREATE UNIQUE INDEX task_handover_current ON task_handover (organization_id, task_id) WHERE ended_at IS NULL;
CREATE INDEX task_handover_by_account ON task_handover (organization_id, account_id) WHERE ended_at IS NULL;

CREATE FUNCTION decide_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what a head decided is never changed'
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'head_approval_is_immutable';
END $$;
COMMENT ON FUNCTION decide_once() IS 'Trigger: a decided asking stays as it was decided.';
CREATE TRIGGER head_approval_decided_once BEFORE UPDATE ON head_approval FOR EACH ROW WHEN (OLD.decision IS NOT NULL) EXECUTE FUNCTION decide_once();
CREATE TRIGGER head_approval_kept BEFORE DELETE ON head_approval FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER head_approval_task_immutable BEFORE UPDATE OR DELETE ON head_approval_task FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submission_withdrawal_immutable BEFORE UPDATE OR DELETE ON submission_withdrawal FOR EACH ROW EXECUTE FUNCTION refuse_change();
