CREATE TABLE form (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  code text NOT NULL,
  version smallint NOT NULL,
  title text NOT NULL,
  unit_note text NOT NULL DEFAULT '',
  source_note text NOT NULL DEFAULT '',
  plan_version_id uuid,
  origin text NOT NULL CONSTRAINT form_origin CHECK (origin IN ('designed', 'workbook', 'plan')),
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, plan_version_id) REFERENCES plan_version (organization_id, id),
  CONSTRAINT form_code_once UNIQUE (organization_id, code, version)
);
COMMENT ON TABLE form IS 'A table to fill or to print (biểu mẫu), designed as data.';
COMMENT ON COLUMN form.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN form.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN form.code IS 'Code: "Biểu 01".';
COMMENT ON COLUMN form.version IS 'Version of the design; a used version is never changed.';
COMMENT ON COLUMN form.title IS 'Title.';
COMMENT ON COLUMN form.unit_note IS 'Unit of measure printed above the table, where it is one for all.';
COMMENT ON COLUMN form.source_note IS 'Source printed below.';
COMMENT ON COLUMN form.plan_version_id IS 'The plan it serves.';
COMMENT ON COLUMN form.origin IS 'designed in the product, imported from Excel, or proposed from the plan''s targets.';
COMMENT ON COLUMN form.created_by IS 'Who designed it.';
COMMENT ON COLUMN form.created_at IS 'When.';

CREATE TABLE form_row (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  form_id uuid NOT NULL,
  parent_id uuid,
  ordinal smallint NOT NULL,
  number text NOT NULL DEFAULT '',
  label text NOT NULL,
  kind text NOT NULL CONSTRAINT form_row_kind CHECK (kind IN ('group', 'figure', 'ratio', 'sum', 'memo')),
  is_part boolean NOT NULL DEFAULT false,
  unit_of_measure text NOT NULL DEFAULT '',
  decimals smallint NOT NULL DEFAULT 0,
  indicator_id uuid,
  plan_item_id uuid,
  target_id uuid,
  numerator_row_id uuid,
  denominator_row_id uuid,
  share_group text,
  is_required boolean NOT NULL DEFAULT true,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, form_id) REFERENCES form (organization_id, id),
  FOREIGN KEY (organization_id, parent_id) REFERENCES form_row (organization_id, id),
  FOREIGN KEY (organization_id, indicator_id) REFERENCES indicator (organization_id, id),
  FOREIGN KEY (organization_id, plan_item_id) REFERENCES plan_item (organization_id, id),
  FOREIGN KEY (organization_id, target_id) REFERENCES target (organization_id, id),
  FOREIGN KEY (organization_id, numerator_row_id) REFERENCES form_row (organization_id, id),
  FOREIGN KEY (organization_id, denominator_row_id) REFERENCES form_row (organization_id, id)
);
COMMENT ON TABLE form_row IS 'A row of a form; rows are a tree.';
COMMENT ON COLUMN form_row.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN form_row.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN form_row.form_id IS 'The form.';
COMMENT ON COLUMN form_row.parent_id IS 'The row above it in the tree.';
COMMENT ON COLUMN form_row.ordinal IS 'Order in the form, from 1.';
COMMENT ON COLUMN form_row.number IS 'As printed: "I", "1", "a", "-".';
COMMENT ON COLUMN form_row.label IS 'Text of the row.';
COMMENT ON COLUMN form_row.kind IS 'group: heading; figure: typed; ratio, sum: computed; memo: unnumbered note row.';
COMMENT ON COLUMN form_row.is_part IS '"Trong đó": part of its parent, never more than it.';
COMMENT ON COLUMN form_row.unit_of_measure IS 'Unit of measure.';
COMMENT ON COLUMN form_row.decimals IS 'Decimals of the row.';
COMMENT ON COLUMN form_row.indicator_id IS 'What the row measures.';
COMMENT ON COLUMN form_row.plan_item_id IS 'The item it reports on.';
COMMENT ON COLUMN form_row.target_id IS 'The target it is judged by.';
COMMENT ON COLUMN form_row.numerator_row_id IS 'Numerator row, for a ratio.';
COMMENT ON COLUMN form_row.denominator_row_id IS 'Denominator row, for a ratio.';
COMMENT ON COLUMN form_row.share_group IS 'Rows with the same name must add up to 100.';
COMMENT ON COLUMN form_row.is_required IS 'A blank must be explained.';

CREATE TABLE form_column (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  form_id uuid NOT NULL,
  ordinal smallint NOT NULL,
  label text NOT NULL,
  kind text NOT NULL CONSTRAINT form_column_kind CHECK (kind IN ('actual', 'estimate', 'plan', 'projection', 'derived')),
  year smallint,
  derivation text CONSTRAINT form_column_derivation CHECK (derivation IN ('previous_year', 'average_growth', 'target', 'target_comparison', 'verdict')),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, form_id) REFERENCES form (organization_id, id)
);
COMMENT ON TABLE form_column IS 'A column of a form.';
COMMENT ON COLUMN form_column.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN form_column.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN form_column.form_id IS 'The form.';
COMMENT ON COLUMN form_column.ordinal IS 'Order, from 1.';
COMMENT ON COLUMN form_column.label IS 'Text of the header: "2024".';
COMMENT ON COLUMN form_column.kind IS 'What the figures are (thực hiện, ước, kế hoạch, dự báo, tính ra).';
COMMENT ON COLUMN form_column.year IS 'The year; null for derived columns.';
COMMENT ON COLUMN form_column.derivation IS 'How a derived column is computed.';

CREATE TABLE form_row_provider (
  organization_id uuid NOT NULL REFERENCES organization (id),
  form_row_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  is_main boolean NOT NULL DEFAULT true,
  PRIMARY KEY (organization_id, form_row_id, unit_id),
  FOREIGN KEY (organization_id, form_row_id) REFERENCES form_row (organization_id, id),
  FOREIGN KEY (organization_id, unit_id) REFERENCES reporting_unit (organization_id, id)
);
COMMENT ON TABLE form_row_provider IS 'Which units fill a row (đơn vị cung cấp).';
COMMENT ON COLUMN form_row_provider.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN form_row_provider.form_row_id IS 'The row.';
COMMENT ON COLUMN form_row_provider.unit_id IS 'The unit.';
COMMENT ON COLUMN form_row_provider.is_main IS 'False for a second source, used only to cross-check.';

CREATE TABLE round (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  plan_version_id uuid NOT NULL,
  name text NOT NULL,
  period_label text NOT NULL,
  window_from date NOT NULL,
  window_to date NOT NULL,
  cutoff_on date NOT NULL,
  deadline_as_written text NOT NULL,
  deadline_at timestamptz NOT NULL,
  deadline_rule text NOT NULL,
  as_of_year smallint NOT NULL,
  state text NOT NULL CONSTRAINT round_state CHECK (state IN ('open', 'closed')),
  opened_by uuid NOT NULL,
  opened_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, plan_version_id) REFERENCES plan_version (organization_id, id),
  CONSTRAINT round_dates CHECK (window_from <= window_to)
);
COMMENT ON TABLE round IS 'A collection for one period (đợt báo cáo). Label, window, cut-off and deadline are five separate things.';
COMMENT ON COLUMN round.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN round.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN round.plan_version_id IS 'The plan.';
COMMENT ON COLUMN round.name IS 'Name.';
COMMENT ON COLUMN round.period_label IS 'What the figures describe: "2020–2025".';
COMMENT ON COLUMN round.window_from IS 'First day of the window of the data.';
COMMENT ON COLUMN round.window_to IS 'Last day of the window.';
COMMENT ON COLUMN round.cutoff_on IS 'Day on which the data are cut off (thời điểm chốt số liệu).';
COMMENT ON COLUMN round.deadline_as_written IS 'Deadline in the plan''s words.';
COMMENT ON COLUMN round.deadline_at IS 'Deadline as interpreted: the last instant in time.';
COMMENT ON COLUMN round.deadline_rule IS 'The rule used.';
COMMENT ON COLUMN round.as_of_year IS 'Year up to which targets are judged.';
COMMENT ON COLUMN round.state IS 'State, changed only together with an event.';
COMMENT ON COLUMN round.opened_by IS 'Who opened it.';
COMMENT ON COLUMN round.opened_at IS 'When.';

CREATE TABLE round_form (
  organization_id uuid NOT NULL REFERENCES organization (id),
  round_id uuid NOT NULL,
  form_id uuid NOT NULL,
  ordinal smallint NOT NULL,
  PRIMARY KEY (organization_id, round_id, form_id),
  FOREIGN KEY (organization_id, round_id) REFERENCES round (organization_id, id),
  FOREIGN KEY (organization_id, form_id) REFERENCES form (organization_id, id)
);
COMMENT ON TABLE round_form IS 'The forms of a round, in order.';
COMMENT ON COLUMN round_form.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN round_form.round_id IS 'The round.';
COMMENT ON COLUMN round_form.form_id IS 'The form.';
COMMENT ON COLUMN round_form.ordinal IS 'Order.';

CREATE TABLE obligation (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  deadline_at timestamptz NOT NULL,
  original_deadline_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, round_id) REFERENCES round (organization_id, id),
  FOREIGN KEY (organization_id, unit_id) REFERENCES reporting_unit (organization_id, id),
  CONSTRAINT obligation_once UNIQUE (organization_id, round_id, unit_id)
);
COMMENT ON TABLE obligation IS 'What one unit owes in one round (nghĩa vụ báo cáo). Its state is derived from its tasks.';
COMMENT ON COLUMN obligation.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN obligation.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN obligation.round_id IS 'The round.';
COMMENT ON COLUMN obligation.unit_id IS 'The unit.';
COMMENT ON COLUMN obligation.deadline_at IS 'The unit''s own deadline; that of the round unless extended.';
COMMENT ON COLUMN obligation.original_deadline_at IS 'The deadline before any extension.';

CREATE TABLE task (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  plan_item_id uuid NOT NULL,
  role text NOT NULL CONSTRAINT task_role CHECK (role IN ('lead', 'coordinate', 'data_owner')),
  state text NOT NULL DEFAULT 'not_started' CONSTRAINT task_state CHECK (state IN ('not_started', 'in_progress', 'submitted', 'returned', 'accepted', 'frozen')),
  first_submitted_at timestamptz,
  return_due_at timestamptz,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation (organization_id, id),
  FOREIGN KEY (organization_id, plan_item_id) REFERENCES plan_item (organization_id, id),
  CONSTRAINT task_once UNIQUE (organization_id, obligation_id, plan_item_id)
);
COMMENT ON TABLE task IS 'One unit''s part of one item in one round (phần việc).';
COMMENT ON COLUMN task.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN task.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN task.obligation_id IS 'The obligation.';
COMMENT ON COLUMN task.plan_item_id IS 'The item.';
COMMENT ON COLUMN task.role IS 'The unit''s role.';
COMMENT ON COLUMN task.state IS 'State, changed only together with an event.';
COMMENT ON COLUMN task.first_submitted_at IS 'When it was first submitted.';
COMMENT ON COLUMN task.return_due_at IS 'When a returned task is due again.';
COMMENT ON COLUMN task.updated_at IS 'Last change.';

CREATE TABLE figure_entry (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  form_row_id uuid NOT NULL,
  form_column_id uuid NOT NULL,
  typed text NOT NULL,
  value numeric,
  status text NOT NULL CONSTRAINT figure_entry_status CHECK (status IN ('value', 'blank', 'none', 'not_collected', 'not_due', 'not_applicable', 'withheld')),
  numerator numeric,
  denominator numeric,
  maturity text NOT NULL CONSTRAINT figure_entry_maturity CHECK (maturity IN ('estimate', 'preliminary', 'official')),
  note text NOT NULL DEFAULT '',
  channel text NOT NULL CONSTRAINT figure_entry_channel CHECK (channel IN ('web', 'workbook', 'program')),
  entered_by uuid NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  superseded_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation (organization_id, id),
  FOREIGN KEY (organization_id, form_row_id) REFERENCES form_row (organization_id, id),
  FOREIGN KEY (organization_id, form_column_id) REFERENCES form_column (organization_id, id),
  CONSTRAINT figure_entry_value_or_status CHECK ((status = 'value') = (value IS NOT NULL))
);
COMMENT ON TABLE figure_entry IS 'What was typed into one cell (số liệu nhập); a later entry supersedes, nothing is overwritten.';
COMMENT ON COLUMN figure_entry.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN figure_entry.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN figure_entry.obligation_id IS 'Whose draft.';
COMMENT ON COLUMN figure_entry.form_row_id IS 'Row of the cell.';
COMMENT ON COLUMN figure_entry.form_column_id IS 'Column of the cell.';
COMMENT ON COLUMN figure_entry.typed IS 'As typed.';
COMMENT ON COLUMN figure_entry.value IS 'The figure; null where missing.';
COMMENT ON COLUMN figure_entry.status IS 'value, emptied again, or why there is no value.';
COMMENT ON COLUMN figure_entry.numerator IS 'Numerator, for a rate.';
COMMENT ON COLUMN figure_entry.denominator IS 'Denominator, for a rate.';
COMMENT ON COLUMN figure_entry.maturity IS 'How final it is (ước tính, sơ bộ, chính thức).';
COMMENT ON COLUMN figure_entry.note IS 'Note on the cell; explains a warning.';
COMMENT ON COLUMN figure_entry.channel IS 'How it came.';
COMMENT ON COLUMN figure_entry.entered_by IS 'Who typed it.';
COMMENT ON COLUMN figure_entry.entered_at IS 'When.';
COMMENT ON COLUMN figure_entry.superseded_at IS 'When another entry took its place.';

CREATE TABLE narrative_entry (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  plan_item_id uuid,
  section text NOT NULL CONSTRAINT narrative_entry_section CHECK (section IN ('results', 'limitations', 'objective_causes', 'subjective_causes', 'solutions', 'proposals', 'directions', 'goals', 'breakthroughs')),
  point smallint NOT NULL DEFAULT 1,
  answers_point smallint,
  answers_section text,
  body text NOT NULL,
  entered_by uuid NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  superseded_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation (organization_id, id),
  FOREIGN KEY (organization_id, plan_item_id) REFERENCES plan_item (organization_id, id)
);
COMMENT ON TABLE narrative_entry IS 'A paragraph a unit wrote (thuyết minh); a later entry of the same point supersedes.';
COMMENT ON COLUMN narrative_entry.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN narrative_entry.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN narrative_entry.obligation_id IS 'Whose draft.';
COMMENT ON COLUMN narrative_entry.plan_item_id IS 'The item; null for the unit as a whole.';
COMMENT ON COLUMN narrative_entry.section IS 'Section (kết quả, hạn chế, nguyên nhân khách quan, chủ quan, giải pháp, kiến nghị, phương hướng, mục tiêu, đột phá).';
COMMENT ON COLUMN narrative_entry.point IS 'Number of the point within the section.';
COMMENT ON COLUMN narrative_entry.answers_point IS 'The point it answers: a cause names its limitation, a solution its cause.';
COMMENT ON COLUMN narrative_entry.answers_section IS 'Section of that point.';
COMMENT ON COLUMN narrative_entry.body IS 'The text; empty where it was removed.';
COMMENT ON COLUMN narrative_entry.entered_by IS 'Who wrote it.';
COMMENT ON COLUMN narrative_entry.entered_at IS 'When.';
COMMENT ON COLUMN narrative_entry.superseded_at IS 'When another entry took its place.';

CREATE TABLE submission (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  revision smallint NOT NULL,
  receipt_number integer NOT NULL,
  submitted_by uuid NOT NULL,
  submitted_at timestamptz NOT NULL DEFAULT now(),
  is_late boolean NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation (organization_id, id),
  CONSTRAINT submission_revision_once UNIQUE (organization_id, obligation_id, revision),
  CONSTRAINT submission_receipt_once UNIQUE (organization_id, receipt_number)
);
COMMENT ON TABLE submission IS 'What a unit sent, at one moment (bài nộp). Never changed; sending again is a new revision.';
COMMENT ON COLUMN submission.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN submission.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN submission.obligation_id IS 'The obligation.';
COMMENT ON COLUMN submission.revision IS '1 for the first.';
COMMENT ON COLUMN submission.receipt_number IS 'Number of the receipt (biên nhận), in the organization.';
COMMENT ON COLUMN submission.submitted_by IS 'Who sent it.';
COMMENT ON COLUMN submission.submitted_at IS 'When.';
COMMENT ON COLUMN submission.is_late IS 'Sent after the unit''s deadline; a fact, not a state.';

CREATE TABLE submission_task (
  organization_id uuid NOT NULL REFERENCES organization (id),
  submission_id uuid NOT NULL,
  task_id uuid NOT NULL,
  PRIMARY KEY (organization_id, submission_id, task_id),
  FOREIGN KEY (organization_id, submission_id) REFERENCES submission (organization_id, id),
  FOREIGN KEY (organization_id, task_id) REFERENCES task (organization_id, id)
);
COMMENT ON TABLE submission_task IS 'The tasks a submission answers.';
COMMENT ON COLUMN submission_task.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN submission_task.submission_id IS 'The submission.';
COMMENT ON COLUMN submission_task.task_id IS 'The task.';

CREATE TABLE submission_figure (
  organization_id uuid NOT NULL REFERENCES organization (id),
  submission_id uuid NOT NULL,
  figure_entry_id uuid NOT NULL,
  task_id uuid NOT NULL,
  PRIMARY KEY (organization_id, submission_id, figure_entry_id),
  FOREIGN KEY (organization_id, submission_id) REFERENCES submission (organization_id, id),
  FOREIGN KEY (organization_id, figure_entry_id) REFERENCES figure_entry (organization_id, id),
  FOREIGN KEY (organization_id, task_id) REFERENCES task (organization_id, id)
);
COMMENT ON TABLE submission_figure IS 'The entries a submission holds: exactly what was sent.';
COMMENT ON COLUMN submission_figure.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN submission_figure.submission_id IS 'The submission.';
COMMENT ON COLUMN submission_figure.figure_entry_id IS 'The entry as it stood.';
COMMENT ON COLUMN submission_figure.task_id IS 'The task it answers.';

CREATE TABLE submission_narrative (
  organization_id uuid NOT NULL REFERENCES organization (id),
  submission_id uuid NOT NULL,
  narrative_entry_id uuid NOT NULL,
  PRIMARY KEY (organization_id, submission_id, narrative_entry_id),
  FOREIGN KEY (organization_id, submission_id) REFERENCES submission (organization_id, id),
  FOREIGN KEY (organization_id, narrative_entry_id) REFERENCES narrative_entry (organization_id, id)
);
COMMENT ON TABLE submission_narrative IS 'The paragraphs a submission holds.';
COMMENT ON COLUMN submission_narrative.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN submission_narrative.submission_id IS 'The submission.';
COMMENT ON COLUMN submission_narrative.narrative_entry_id IS 'The paragraph as it stood.';

CREATE TABLE review (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  submission_id uuid NOT NULL,
  decision text NOT NULL CONSTRAINT review_decision CHECK (decision IN ('accepted', 'returned')),
  reviewer_id uuid NOT NULL,
  reviewed_at timestamptz NOT NULL DEFAULT now(),
  reason text NOT NULL DEFAULT '',
  due_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, submission_id) REFERENCES submission (organization_id, id)
);
COMMENT ON TABLE review IS 'A decision on tasks of a submission (thẩm tra).';
COMMENT ON COLUMN review.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN review.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN review.submission_id IS 'The submission.';
COMMENT ON COLUMN review.decision IS 'What was decided.';
COMMENT ON COLUMN review.reviewer_id IS 'Who.';
COMMENT ON COLUMN review.reviewed_at IS 'When.';
COMMENT ON COLUMN review.reason IS 'General words to the unit.';
COMMENT ON COLUMN review.due_at IS 'When a returned task is due again.';

CREATE TABLE review_task (
  organization_id uuid NOT NULL REFERENCES organization (id),
  review_id uuid NOT NULL,
  task_id uuid NOT NULL,
  PRIMARY KEY (organization_id, review_id, task_id),
  FOREIGN KEY (organization_id, review_id) REFERENCES review (organization_id, id),
  FOREIGN KEY (organization_id, task_id) REFERENCES task (organization_id, id)
);
COMMENT ON TABLE review_task IS 'The tasks a review decides.';
COMMENT ON COLUMN review_task.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN review_task.review_id IS 'The review.';
COMMENT ON COLUMN review_task.task_id IS 'The task.';

CREATE TABLE review_comment (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  review_id uuid NOT NULL,
  task_id uuid NOT NULL,
  form_row_id uuid,
  form_column_id uuid,
  section text,
  body text NOT NULL,
  proposed_value numeric,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, review_id) REFERENCES review (organization_id, id),
  FOREIGN KEY (organization_id, task_id) REFERENCES task (organization_id, id),
  FOREIGN KEY (organization_id, form_row_id) REFERENCES form_row (organization_id, id),
  FOREIGN KEY (organization_id, form_column_id) REFERENCES form_column (organization_id, id)
);
COMMENT ON TABLE review_comment IS 'A reviewer''s words at one cell or paragraph.';
COMMENT ON COLUMN review_comment.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN review_comment.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN review_comment.review_id IS 'The review.';
COMMENT ON COLUMN review_comment.task_id IS 'The task.';
COMMENT ON COLUMN review_comment.form_row_id IS 'Row of the cell; null for a paragraph.';
COMMENT ON COLUMN review_comment.form_column_id IS 'Column of the cell.';
COMMENT ON COLUMN review_comment.section IS 'Section of the paragraph.';
COMMENT ON COLUMN review_comment.body IS 'What must be looked at again, and why.';
COMMENT ON COLUMN review_comment.proposed_value IS 'A figure the reviewer proposes; the unit decides.';

CREATE TABLE observation (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  period_label text NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  year smallint NOT NULL,
  kind text NOT NULL CONSTRAINT observation_kind CHECK (kind IN ('actual', 'estimate', 'projection', 'plan')),
  value numeric,
  status text NOT NULL CONSTRAINT observation_status CHECK (status IN ('value', 'none', 'not_collected', 'not_due', 'not_applicable', 'withheld')),
  numerator numeric,
  denominator numeric,
  maturity text NOT NULL CONSTRAINT observation_maturity CHECK (maturity IN ('estimate', 'preliminary', 'official')),
  price_basis text CONSTRAINT observation_price_basis CHECK (price_basis IN ('current', 'constant')),
  source text NOT NULL,
  submission_id uuid,
  figure_entry_id uuid,
  review_id uuid,
  known_from timestamptz NOT NULL DEFAULT now(),
  known_to timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, indicator_id) REFERENCES indicator (organization_id, id),
  FOREIGN KEY (organization_id, unit_id) REFERENCES reporting_unit (organization_id, id),
  FOREIGN KEY (organization_id, submission_id) REFERENCES submission (organization_id, id),
  FOREIGN KEY (organization_id, figure_entry_id) REFERENCES figure_entry (organization_id, id),
  FOREIGN KEY (organization_id, review_id) REFERENCES review (organization_id, id),
  CONSTRAINT observation_value_or_status CHECK ((status = 'value') = (value IS NOT NULL))
);
COMMENT ON TABLE observation IS 'An accepted figure (số liệu): indicator by unit by period by kind. Bitemporal: what holds, and since when we know it. Never overwritten.';
COMMENT ON COLUMN observation.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN observation.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN observation.indicator_id IS 'What is measured.';
COMMENT ON COLUMN observation.unit_id IS 'The unit it describes.';
COMMENT ON COLUMN observation.period_label IS 'The period: "2024".';
COMMENT ON COLUMN observation.period_from IS 'First day it describes.';
COMMENT ON COLUMN observation.period_to IS 'Last day it describes.';
COMMENT ON COLUMN observation.year IS 'Year of the period.';
COMMENT ON COLUMN observation.kind IS 'What kind of figure.';
COMMENT ON COLUMN observation.value IS 'The figure; null where missing.';
COMMENT ON COLUMN observation.status IS 'value, or why there is none.';
COMMENT ON COLUMN observation.numerator IS 'Numerator, for a rate.';
COMMENT ON COLUMN observation.denominator IS 'Denominator, for a rate.';
COMMENT ON COLUMN observation.maturity IS 'How final it is.';
COMMENT ON COLUMN observation.price_basis IS 'Price basis of an amount of money.';
COMMENT ON COLUMN observation.source IS 'Where it comes from, in words.';
COMMENT ON COLUMN observation.submission_id IS 'The submission it was accepted from.';
COMMENT ON COLUMN observation.figure_entry_id IS 'The entry it was accepted from.';
COMMENT ON COLUMN observation.review_id IS 'The review that accepted it.';
COMMENT ON COLUMN observation.known_from IS 'Since when we know it.';
COMMENT ON COLUMN observation.known_to IS 'Until when we held it; null for what we hold now.';

CREATE UNIQUE INDEX figure_entry_current ON figure_entry (organization_id, obligation_id, form_row_id, form_column_id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX narrative_entry_current ON narrative_entry (organization_id, obligation_id, plan_item_id, section, point) NULLS NOT DISTINCT WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX observation_known ON observation (organization_id, indicator_id, unit_id, year, kind, period_label) WHERE known_to IS NULL;
CREATE INDEX form_row_by_form ON form_row (organization_id, form_id, ordinal);
CREATE INDEX form_column_by_form ON form_column (organization_id, form_id, ordinal);
CREATE INDEX form_row_provider_by_unit ON form_row_provider (organization_id, unit_id);
CREATE INDEX obligation_by_unit ON obligation (organization_id, unit_id);
CREATE INDEX task_by_obligation ON task (organization_id, obligation_id);
CREATE INDEX submission_task_by_task ON submission_task (organization_id, task_id);
CREATE INDEX review_by_submission ON review (organization_id, submission_id);
CREATE INDEX review_comment_by_task ON review_comment (organization_id, task_id);

CREATE FUNCTION supersede_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.superseded_at IS NOT NULL OR NEW.superseded_at IS NULL
     OR to_jsonb(NEW) - 'superseded_at' <> to_jsonb(OLD) - 'superseded_at' THEN
    RAISE EXCEPTION 'an entry of % is only ever superseded', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_is_immutable';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION supersede_only() IS 'Trigger: an update may only set superseded_at, once.';

CREATE FUNCTION end_knowledge_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.known_to IS NOT NULL OR NEW.known_to IS NULL
     OR to_jsonb(NEW) - 'known_to' <> to_jsonb(OLD) - 'known_to' THEN
    RAISE EXCEPTION 'an observation is never overwritten'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'observation_is_immutable';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION end_knowledge_only() IS 'Trigger: an update may only set known_to, once.';

CREATE TRIGGER plan_import_answer_superseded BEFORE UPDATE ON plan_import_answer FOR EACH ROW EXECUTE FUNCTION supersede_only();
CREATE TRIGGER figure_entry_superseded BEFORE UPDATE ON figure_entry FOR EACH ROW EXECUTE FUNCTION supersede_only();
CREATE TRIGGER narrative_entry_superseded BEFORE UPDATE ON narrative_entry FOR EACH ROW EXECUTE FUNCTION supersede_only();
CREATE TRIGGER observation_superseded BEFORE UPDATE ON observation FOR EACH ROW EXECUTE FUNCTION end_knowledge_only();
CREATE TRIGGER plan_import_answer_kept BEFORE DELETE ON plan_import_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER figure_entry_kept BEFORE DELETE ON figure_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER narrative_entry_kept BEFORE DELETE ON narrative_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER observation_kept BEFORE DELETE ON observation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submission_immutable BEFORE UPDATE OR DELETE ON submission FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submission_task_immutable BEFORE UPDATE OR DELETE ON submission_task FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submission_figure_immutable BEFORE UPDATE OR DELETE ON submission_figure FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submission_narrative_immutable BEFORE UPDATE OR DELETE ON submission_narrative FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_immutable BEFORE UPDATE OR DELETE ON review FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_task_immutable BEFORE UPDATE OR DELETE ON review_task FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_comment_immutable BEFORE UPDATE OR DELETE ON review_comment FOR EACH ROW EXECUTE FUNCTION refuse_change();

