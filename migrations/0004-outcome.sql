CREATE TABLE evaluation_override (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  target_id uuid NOT NULL,
  round_id uuid NOT NULL,
  computed_verdict text NOT NULL,
  verdict text NOT NULL CONSTRAINT evaluation_override_verdict CHECK (verdict IN ('exceeded', 'met', 'nearly_met', 'not_met', 'on_track', 'at_risk', 'no_data', 'needs_baseline')),
  reason text NOT NULL CONSTRAINT evaluation_override_reason CHECK (length(reason) >= 20),
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL DEFAULT now(),
  superseded_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, target_id) REFERENCES target (organization_id, id),
  FOREIGN KEY (organization_id, round_id) REFERENCES round (organization_id, id)
);
COMMENT ON TABLE evaluation_override IS 'A reviewer''s verdict beside the computed one, with a reason (xếp loại lại).';
COMMENT ON COLUMN evaluation_override.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN evaluation_override.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN evaluation_override.target_id IS 'The target.';
COMMENT ON COLUMN evaluation_override.round_id IS 'The round whose figures were judged.';
COMMENT ON COLUMN evaluation_override.computed_verdict IS 'The verdict of the rule at that time.';
COMMENT ON COLUMN evaluation_override.verdict IS 'The verdict given by the person.';
COMMENT ON COLUMN evaluation_override.reason IS 'Why; printed with the report.';
COMMENT ON COLUMN evaluation_override.set_by IS 'Who.';
COMMENT ON COLUMN evaluation_override.set_at IS 'When.';
COMMENT ON COLUMN evaluation_override.superseded_at IS 'When another took its place, or it was withdrawn.';

CREATE TABLE table_freeze (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  form_id uuid NOT NULL,
  version smallint NOT NULL,
  content jsonb NOT NULL,
  checksum text NOT NULL,
  blanks integer NOT NULL,
  unaccepted integer NOT NULL,
  frozen_by uuid NOT NULL,
  frozen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, round_id) REFERENCES round (organization_id, id),
  FOREIGN KEY (organization_id, form_id) REFERENCES form (organization_id, id),
  CONSTRAINT table_freeze_version_once UNIQUE (organization_id, round_id, form_id, version)
);
COMMENT ON TABLE table_freeze IS 'A consolidated table fixed for ever (chốt số liệu).';
COMMENT ON COLUMN table_freeze.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN table_freeze.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN table_freeze.round_id IS 'The round.';
COMMENT ON COLUMN table_freeze.form_id IS 'The form.';
COMMENT ON COLUMN table_freeze.version IS 'Number of the version: "bản 4".';
COMMENT ON COLUMN table_freeze.content IS 'The table as it stood, each cell with its observation ids (StatisticalTable).';
COMMENT ON COLUMN table_freeze.checksum IS 'SHA-256 of the content, hex.';
COMMENT ON COLUMN table_freeze.blanks IS 'Cells without a figure that were acknowledged.';
COMMENT ON COLUMN table_freeze.unaccepted IS 'Cells not accepted that were acknowledged.';
COMMENT ON COLUMN table_freeze.frozen_by IS 'Who.';
COMMENT ON COLUMN table_freeze.frozen_at IS 'When.';

CREATE TABLE report (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  title text NOT NULL,
  state text NOT NULL CONSTRAINT report_state CHECK (state IN ('draft', 'presented', 'approved')),
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, round_id) REFERENCES round (organization_id, id),
  CONSTRAINT report_one_a_round UNIQUE (organization_id, round_id)
);
COMMENT ON TABLE report IS 'The report of a round (báo cáo), a living document.';
COMMENT ON COLUMN report.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN report.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN report.round_id IS 'The round.';
COMMENT ON COLUMN report.title IS 'Subject (trích yếu).';
COMMENT ON COLUMN report.state IS 'State, changed only together with an event.';
COMMENT ON COLUMN report.created_by IS 'Who began it.';
COMMENT ON COLUMN report.created_at IS 'When.';

CREATE TABLE report_paragraph (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  report_id uuid NOT NULL,
  block_key text NOT NULL,
  body text NOT NULL,
  edited_by uuid NOT NULL,
  edited_at timestamptz NOT NULL DEFAULT now(),
  superseded_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, report_id) REFERENCES report (organization_id, id)
);
COMMENT ON TABLE report_paragraph IS 'A paragraph that a person edited or confirmed; the others are drawn from the data.';
COMMENT ON COLUMN report_paragraph.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN report_paragraph.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN report_paragraph.report_id IS 'The report.';
COMMENT ON COLUMN report_paragraph.block_key IS 'Stable key of the paragraph in the outline: "II.summary".';
COMMENT ON COLUMN report_paragraph.body IS 'Text with bound numbers as {{4.6a@2024}}.';
COMMENT ON COLUMN report_paragraph.edited_by IS 'Who.';
COMMENT ON COLUMN report_paragraph.edited_at IS 'When.';
COMMENT ON COLUMN report_paragraph.superseded_at IS 'When another text took its place, or it went back to the draft.';

CREATE TABLE report_version (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  report_id uuid NOT NULL,
  version smallint NOT NULL,
  model jsonb NOT NULL,
  checksum text NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, report_id) REFERENCES report (organization_id, id),
  CONSTRAINT report_version_once UNIQUE (organization_id, report_id, version)
);
COMMENT ON TABLE report_version IS 'The report as it was presented or approved, fixed (bản báo cáo).';
COMMENT ON COLUMN report_version.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN report_version.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN report_version.report_id IS 'The report.';
COMMENT ON COLUMN report_version.version IS '1 for the first.';
COMMENT ON COLUMN report_version.model IS 'The format-neutral model (ReportModel) that every writer draws.';
COMMENT ON COLUMN report_version.checksum IS 'SHA-256 of the model, hex.';
COMMENT ON COLUMN report_version.made_by IS 'Who presented it.';
COMMENT ON COLUMN report_version.made_at IS 'When.';

CREATE TABLE directive (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  target_id uuid,
  plan_item_id uuid,
  unit_id uuid NOT NULL,
  body text NOT NULL,
  due_on date NOT NULL,
  state text NOT NULL DEFAULT 'open' CONSTRAINT directive_state CHECK (state IN ('open', 'answered', 'closed')),
  issued_by uuid NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, round_id) REFERENCES round (organization_id, id),
  FOREIGN KEY (organization_id, target_id) REFERENCES target (organization_id, id),
  FOREIGN KEY (organization_id, plan_item_id) REFERENCES plan_item (organization_id, id),
  FOREIGN KEY (organization_id, unit_id) REFERENCES reporting_unit (organization_id, id)
);
COMMENT ON TABLE directive IS 'A leader''s order (ý kiến chỉ đạo), until it is closed.';
COMMENT ON COLUMN directive.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN directive.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN directive.round_id IS 'The round in which it was given.';
COMMENT ON COLUMN directive.target_id IS 'The target it is about.';
COMMENT ON COLUMN directive.plan_item_id IS 'The item it is about.';
COMMENT ON COLUMN directive.unit_id IS 'The unit that must act.';
COMMENT ON COLUMN directive.body IS 'The order.';
COMMENT ON COLUMN directive.due_on IS 'When the unit must answer.';
COMMENT ON COLUMN directive.state IS 'State, changed only together with an event.';
COMMENT ON COLUMN directive.issued_by IS 'Who.';
COMMENT ON COLUMN directive.issued_at IS 'When.';

CREATE TABLE issue (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  plan_item_id uuid,
  kind text NOT NULL DEFAULT 'obstacle' CONSTRAINT issue_kind CHECK (kind IN ('obstacle', 'not_ours')),
  body text NOT NULL,
  state text NOT NULL DEFAULT 'open' CONSTRAINT issue_state CHECK (state IN ('open', 'answered', 'closed')),
  answer text,
  raised_by uuid NOT NULL,
  raised_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation (organization_id, id),
  FOREIGN KEY (organization_id, plan_item_id) REFERENCES plan_item (organization_id, id)
);
COMMENT ON TABLE issue IS 'An obstacle a unit raised (khó khăn, vướng mắc), answered by the Office or a leader.';
COMMENT ON COLUMN issue.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN issue.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN issue.obligation_id IS 'The obligation it hinders.';
COMMENT ON COLUMN issue.plan_item_id IS 'The item, where it is about one.';
COMMENT ON COLUMN issue.kind IS 'not_ours: "Không thuộc đơn vị tôi".';
COMMENT ON COLUMN issue.body IS 'What hinders.';
COMMENT ON COLUMN issue.state IS 'State, changed only together with an event.';
COMMENT ON COLUMN issue.answer IS 'The answer.';
COMMENT ON COLUMN issue.raised_by IS 'Who.';
COMMENT ON COLUMN issue.raised_at IS 'When.';

CREATE TABLE reminder (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  occasion smallint NOT NULL,
  channel text NOT NULL CONSTRAINT reminder_channel CHECK (channel IN ('notice', 'mail', 'letter')),
  body text NOT NULL,
  item_numbers text[] NOT NULL,
  sent_by uuid NOT NULL,
  sent_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation (organization_id, id)
);
COMMENT ON TABLE reminder IS 'A notice sent to a unit about what it still owes (nhắc hạn). Only ever grows.';
COMMENT ON COLUMN reminder.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN reminder.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN reminder.obligation_id IS 'The obligation.';
COMMENT ON COLUMN reminder.occasion IS 'Which urging of the round: "đôn đốc lần 3".';
COMMENT ON COLUMN reminder.channel IS 'How it went.';
COMMENT ON COLUMN reminder.body IS 'The words the unit reads.';
COMMENT ON COLUMN reminder.item_numbers IS 'The items owed at that moment.';
COMMENT ON COLUMN reminder.sent_by IS 'Who.';
COMMENT ON COLUMN reminder.sent_at IS 'When.';

CREATE UNIQUE INDEX evaluation_override_current ON evaluation_override (organization_id, round_id, target_id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX report_paragraph_current ON report_paragraph (organization_id, report_id, block_key) WHERE superseded_at IS NULL;
CREATE TRIGGER evaluation_override_superseded BEFORE UPDATE ON evaluation_override FOR EACH ROW EXECUTE FUNCTION supersede_only();
CREATE TRIGGER report_paragraph_superseded BEFORE UPDATE ON report_paragraph FOR EACH ROW EXECUTE FUNCTION supersede_only();
CREATE TRIGGER evaluation_override_kept BEFORE DELETE ON evaluation_override FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_paragraph_kept BEFORE DELETE ON report_paragraph FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER table_freeze_immutable BEFORE UPDATE OR DELETE ON table_freeze FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_version_immutable BEFORE UPDATE OR DELETE ON report_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reminder_immutable BEFORE UPDATE OR DELETE ON reminder FOR EACH ROW EXECUTE FUNCTION refuse_change();

