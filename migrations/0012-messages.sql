CREATE TABLE notice (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT notice_kind CHECK (kind IN ('digest')),
  occasion text NOT NULL CONSTRAINT notice_occasion CHECK (occasion IN ('before', 'due', 'late')),
  subject text NOT NULL,
  body text NOT NULL,
  task_ids uuid[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id)
);
COMMENT ON TABLE notice IS 'What a person is told in the product (thông báo). Only ever grows; what was read is kept beside it.';
COMMENT ON COLUMN notice.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN notice.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN notice.account_id IS 'Who is told.';
COMMENT ON COLUMN notice.kind IS 'digest: what the person still owes.';
COMMENT ON COLUMN notice.occasion IS 'Before the last day, on it, or after it.';
COMMENT ON COLUMN notice.subject IS 'One line.';
COMMENT ON COLUMN notice.body IS 'The words.';
COMMENT ON COLUMN notice.task_ids IS 'The tasks it tells of.';
COMMENT ON COLUMN notice.created_at IS 'When.';

CREATE TABLE notice_reading (
  organization_id uuid NOT NULL REFERENCES organization (id),
  account_id uuid NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, account_id),
  FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id)
);
COMMENT ON TABLE notice_reading IS 'Up to when a person has seen their notices.';
COMMENT ON COLUMN notice_reading.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN notice_reading.account_id IS 'Who.';
COMMENT ON COLUMN notice_reading.seen_at IS 'Notices made until then were on the screen.';

CREATE TABLE message (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  notice_id uuid NOT NULL,
  account_id uuid NOT NULL,
  channel text NOT NULL CONSTRAINT message_channel CHECK (channel IN ('mail')),
  address text NOT NULL,
  subject text,
  body text,
  state text NOT NULL DEFAULT 'queued' CONSTRAINT message_state CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'cancelled', 'unknown', 'rehearsed')),
  attempts smallint NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  claimed_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, notice_id) REFERENCES notice (organization_id, id),
  FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id),
  CONSTRAINT message_once UNIQUE (organization_id, notice_id, channel)
);
COMMENT ON TABLE message IS 'A message that leaves the house (tin gửi đi): a copy of a notice by mail. It waits here until the other side has taken it.';
COMMENT ON COLUMN message.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN message.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN message.notice_id IS 'The notice it carries.';
COMMENT ON COLUMN message.account_id IS 'Who receives it.';
COMMENT ON COLUMN message.channel IS 'How it leaves.';
COMMENT ON COLUMN message.address IS 'Where to, as it was when the message was written.';
COMMENT ON COLUMN message.subject IS 'The subject as it left: written anew before each attempt, from what is owed then; null until then.';
COMMENT ON COLUMN message.body IS 'The words as they left; null until then.';
COMMENT ON COLUMN message.state IS 'How far it is (tình trạng gửi).';
COMMENT ON COLUMN message.attempts IS 'How often it was handed over.';
COMMENT ON COLUMN message.due_at IS 'Not before.';
COMMENT ON COLUMN message.expires_at IS 'From then on its words are no longer true, so it does not leave.';
COMMENT ON COLUMN message.claimed_at IS 'When the last attempt began.';
COMMENT ON COLUMN message.created_at IS 'When it was written.';

CREATE TABLE message_attempt (
  organization_id uuid NOT NULL REFERENCES organization (id),
  message_id uuid NOT NULL,
  number smallint NOT NULL,
  outcome text NOT NULL CONSTRAINT message_attempt_outcome CHECK (outcome IN ('sent', 'refused', 'unreachable', 'unanswered', 'interrupted', 'released')),
  answer text NOT NULL DEFAULT '',
  by uuid,
  ended_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, message_id, number, outcome),
  FOREIGN KEY (organization_id, message_id) REFERENCES message (organization_id, id)
);
COMMENT ON TABLE message_attempt IS 'What became of each attempt to hand a message over. Only ever grows.';
COMMENT ON COLUMN message_attempt.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN message_attempt.message_id IS 'The message.';
COMMENT ON COLUMN message_attempt.number IS 'First, second, …';
COMMENT ON COLUMN message_attempt.outcome IS 'sent, refused, unreachable, left unanswered, interrupted by the end of the program, or released again by a person.';
COMMENT ON COLUMN message_attempt.answer IS 'What the other side said.';
COMMENT ON COLUMN message_attempt.by IS 'Who released it; null for the program.';
COMMENT ON COLUMN message_attempt.ended_at IS 'When.';

CREATE TABLE message_template (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT message_template_kind CHECK (kind IN ('digest_before', 'digest_due', 'digest_late')),
  subject text NOT NULL,
  body text NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id)
);
COMMENT ON TABLE message_template IS 'The words an authority chose for a kind of message (mẫu tin). The newest holds; older ones stay.';
COMMENT ON COLUMN message_template.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN message_template.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN message_template.kind IS 'The kind.';
COMMENT ON COLUMN message_template.subject IS 'One line with places for facts.';
COMMENT ON COLUMN message_template.body IS 'Words with places for facts.';
COMMENT ON COLUMN message_template.set_by IS 'Who.';
COMMENT ON COLUMN message_template.set_at IS 'When.';

CREATE TABLE urging_policy (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  is_on boolean NOT NULL,
  is_rehearsal boolean NOT NULL,
  hours_from text NOT NULL,
  hours_until text NOT NULL,
  working_days_before smallint[] NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  CONSTRAINT urging_policy_hours CHECK (hours_from ~ '^[0-2][0-9]:[0-5][0-9]$' AND hours_until ~ '^[0-2][0-9]:[0-5][0-9]$' AND hours_from < hours_until)
);
COMMENT ON TABLE urging_policy IS 'When and how an organization reminds (nếp nhắc việc). The newest holds; older ones stay.';
COMMENT ON COLUMN urging_policy.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN urging_policy.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN urging_policy.is_on IS 'False: nobody is reminded by the program.';
COMMENT ON COLUMN urging_policy.is_rehearsal IS 'True: messages are written as usual, and none leaves.';
COMMENT ON COLUMN urging_policy.hours_from IS 'From which hour of a working day messages leave, "07:00".';
COMMENT ON COLUMN urging_policy.hours_until IS 'Until which hour.';
COMMENT ON COLUMN urging_policy.working_days_before IS 'How many working days before the last day a digest goes out.';
COMMENT ON COLUMN urging_policy.set_by IS 'Who.';
COMMENT ON COLUMN urging_policy.set_at IS 'When.';

CREATE TABLE calendar_day (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  day date NOT NULL,
  kind text NOT NULL CONSTRAINT calendar_day_kind CHECK (kind IN ('off', 'worked')),
  words text NOT NULL DEFAULT '',
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz,
  PRIMARY KEY (organization_id, id)
);
COMMENT ON TABLE calendar_day IS 'Days that a decision of the year takes off or makes worked (hoán đổi ngày làm việc), beside weekends and holidays.';
COMMENT ON COLUMN calendar_day.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN calendar_day.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN calendar_day.day IS 'The day.';
COMMENT ON COLUMN calendar_day.kind IS 'off: no work although it is neither weekend nor holiday · worked: a weekend day that is worked.';
COMMENT ON COLUMN calendar_day.words IS 'The decision.';
COMMENT ON COLUMN calendar_day.set_by IS 'Who entered it.';
COMMENT ON COLUMN calendar_day.set_at IS 'When.';
COMMENT ON COLUMN calendar_day.withdrawn_at IS 'When it was taken back.';

CREATE TABLE urging_letter (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  batch_id uuid NOT NULL,
  round_id uuid NOT NULL,
  unit_ids uuid[] NOT NULL,
  occasion smallint NOT NULL,
  file_name text NOT NULL,
  content bytea NOT NULL,
  sha256 text NOT NULL,
  written_by uuid NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, round_id) REFERENCES round (organization_id, id)
);
COMMENT ON TABLE urging_letter IS 'A filed copy of each urging letter that was written (công văn đôn đốc), number and date still open. Only ever grows.';
COMMENT ON COLUMN urging_letter.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN urging_letter.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN urging_letter.batch_id IS 'Letters that were written together.';
COMMENT ON COLUMN urging_letter.round_id IS 'The round whose reports are asked for.';
COMMENT ON COLUMN urging_letter.unit_ids IS 'The units it is addressed to.';
COMMENT ON COLUMN urging_letter.occasion IS 'Which urging of the round it belongs to.';
COMMENT ON COLUMN urging_letter.file_name IS 'Name of the file.';
COMMENT ON COLUMN urging_letter.content IS 'The DOCX as it was written.';
COMMENT ON COLUMN urging_letter.sha256 IS 'SHA-256 of the content, hex.';
COMMENT ON COLUMN urging_letter.written_by IS 'Who.';
COMMENT ON COLUMN urging_letter.written_at IS 'When.';

CREATE INDEX notice_by_account ON notice (organization_id, account_id, created_at);
CREATE INDEX message_waiting ON message (organization_id, due_at) WHERE state IN ('queued', 'sending');
CREATE INDEX message_by_account ON message (organization_id, account_id);
CREATE INDEX message_template_newest ON message_template (organization_id, kind, set_at);
CREATE UNIQUE INDEX calendar_day_once ON calendar_day (organization_id, day) WHERE withdrawn_at IS NULL;
CREATE TRIGGER notice_immutable BEFORE UPDATE OR DELETE ON notice FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER message_kept BEFORE DELETE ON message FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER message_attempt_immutable BEFORE UPDATE OR DELETE ON message_attempt FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER message_template_immutable BEFORE UPDATE OR DELETE ON message_template FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER urging_policy_immutable BEFORE UPDATE OR DELETE ON urging_policy FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER calendar_day_kept BEFORE DELETE ON calendar_day FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE INDEX urging_letter_by_round ON urging_letter (organization_id, round_id, written_at);
CREATE INDEX urging_letter_by_batch ON urging_letter (organization_id, batch_id);
CREATE TRIGGER urging_letter_immutable BEFORE UPDATE OR DELETE ON urging_letter FOR EACH ROW EXECUTE FUNCTION refuse_change();
