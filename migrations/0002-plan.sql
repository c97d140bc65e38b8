CREATE TABLE source_document (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size_bytes integer NOT NULL,
  sha256 text NOT NULL,
  content bytea NOT NULL,
  uploaded_by uuid,
  uploaded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id)
);
COMMENT ON TABLE source_document IS 'A file that came in, kept as it came (văn bản gốc).';
COMMENT ON COLUMN source_document.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN source_document.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN source_document.file_name IS 'Its name.';
COMMENT ON COLUMN source_document.media_type IS 'Its type, told by content.';
COMMENT ON COLUMN source_document.size_bytes IS 'Its size in bytes.';
COMMENT ON COLUMN source_document.sha256 IS 'Hash of its bytes, hex.';
COMMENT ON COLUMN source_document.content IS 'Its bytes.';
COMMENT ON COLUMN source_document.uploaded_by IS 'Who sent it.';
COMMENT ON COLUMN source_document.uploaded_at IS 'When.';

CREATE TABLE plan_import (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  state text NOT NULL CONSTRAINT plan_import_state CHECK (state IN ('reviewing', 'confirmed', 'discarded')),
  blocks jsonb NOT NULL,
  reading jsonb NOT NULL,
  term_from smallint NOT NULL,
  term_to smallint NOT NULL,
  plan_id uuid,
  started_by uuid NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, document_id) REFERENCES source_document (organization_id, id)
);
COMMENT ON TABLE plan_import IS 'Reading one document into a plan; nothing enters the register before it is confirmed.';
COMMENT ON COLUMN plan_import.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN plan_import.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN plan_import.document_id IS 'The file.';
COMMENT ON COLUMN plan_import.state IS 'Where the review stands.';
COMMENT ON COLUMN plan_import.blocks IS 'The document as blocks (DocumentBlock[]).';
COMMENT ON COLUMN plan_import.reading IS 'What the reader understood (PlanReading); never changed.';
COMMENT ON COLUMN plan_import.term_from IS 'First year of the term.';
COMMENT ON COLUMN plan_import.term_to IS 'Last year of the term.';
COMMENT ON COLUMN plan_import.plan_id IS 'The plan made by confirming.';
COMMENT ON COLUMN plan_import.started_by IS 'Who imported.';
COMMENT ON COLUMN plan_import.started_at IS 'When.';

CREATE TABLE plan_import_answer (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  question text NOT NULL,
  value jsonb NOT NULL,
  answered_by uuid NOT NULL,
  answered_at timestamptz NOT NULL DEFAULT now(),
  superseded_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, import_id) REFERENCES plan_import (organization_id, id)
);
COMMENT ON TABLE plan_import_answer IS 'A person''s answer to one question of an import; a later answer supersedes.';
COMMENT ON COLUMN plan_import_answer.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN plan_import_answer.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN plan_import_answer.import_id IS 'The import.';
COMMENT ON COLUMN plan_import_answer.question IS 'Stable id of the question: "lead:4.10".';
COMMENT ON COLUMN plan_import_answer.value IS 'The answer.';
COMMENT ON COLUMN plan_import_answer.answered_by IS 'Who.';
COMMENT ON COLUMN plan_import_answer.answered_at IS 'When.';
COMMENT ON COLUMN plan_import_answer.superseded_at IS 'When another answer took its place.';

CREATE TABLE plan (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  slug text NOT NULL,
  title text NOT NULL,
  term_from smallint NOT NULL,
  term_to smallint NOT NULL,
  state text NOT NULL CONSTRAINT plan_state CHECK (state IN ('draft', 'issued', 'closed')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  CONSTRAINT plan_slug_once UNIQUE (organization_id, slug)
);
COMMENT ON TABLE plan IS 'An official plan over its versions (kế hoạch).';
COMMENT ON COLUMN plan.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN plan.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN plan.slug IS 'Address part: "2020-2025".';
COMMENT ON COLUMN plan.title IS 'Title of the first version.';
COMMENT ON COLUMN plan.term_from IS 'First year of the term (nhiệm kỳ).';
COMMENT ON COLUMN plan.term_to IS 'Last year of the term.';
COMMENT ON COLUMN plan.state IS 'State, changed only together with an event.';
COMMENT ON COLUMN plan.created_at IS 'When it entered the register.';

CREATE TABLE plan_version (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  version smallint NOT NULL,
  import_id uuid,
  title text NOT NULL,
  issuer text NOT NULL,
  symbol text NOT NULL,
  number text,
  place text NOT NULL,
  issued_on date,
  signer_position text NOT NULL,
  signer_name text NOT NULL,
  legal_bases jsonb NOT NULL,
  recipients jsonb NOT NULL,
  purposes jsonb NOT NULL,
  requirements jsonb NOT NULL,
  duties jsonb NOT NULL,
  deadline_rule text NOT NULL CONSTRAINT plan_version_deadline_rule CHECK (deadline_rule IN ('before-means-end-of-previous-day', 'before-means-end-of-that-day')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, plan_id) REFERENCES plan (organization_id, id),
  FOREIGN KEY (organization_id, import_id) REFERENCES plan_import (organization_id, id),
  CONSTRAINT plan_version_once UNIQUE (organization_id, plan_id, version)
);
COMMENT ON TABLE plan_version IS 'One version of a plan; an amendment adds a version, never edits one.';
COMMENT ON COLUMN plan_version.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN plan_version.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN plan_version.plan_id IS 'The plan.';
COMMENT ON COLUMN plan_version.version IS '1 for the plan as first issued.';
COMMENT ON COLUMN plan_version.import_id IS 'The import it came from.';
COMMENT ON COLUMN plan_version.title IS 'Subject (trích yếu).';
COMMENT ON COLUMN plan_version.issuer IS 'Issuing body.';
COMMENT ON COLUMN plan_version.symbol IS 'Symbol after the number: "/KH-UBND".';
COMMENT ON COLUMN plan_version.number IS 'Number given by the registry; null until issued.';
COMMENT ON COLUMN plan_version.place IS 'Place of issue.';
COMMENT ON COLUMN plan_version.issued_on IS 'Date of issue; null until issued.';
COMMENT ON COLUMN plan_version.signer_position IS 'Position of the signer.';
COMMENT ON COLUMN plan_version.signer_name IS 'Name of the signer.';
COMMENT ON COLUMN plan_version.legal_bases IS 'Legal bases (căn cứ), in order: {relation, documentType, number, date, issuer, subject, text}.';
COMMENT ON COLUMN plan_version.recipients IS 'Recipients (nơi nhận), in order.';
COMMENT ON COLUMN plan_version.purposes IS 'Lines of the section on purpose (mục đích), in order.';
COMMENT ON COLUMN plan_version.requirements IS 'Lines of the section on requirements (yêu cầu), in order.';
COMMENT ON COLUMN plan_version.duties IS 'Implementation duties (tổ chức thực hiện).';
COMMENT ON COLUMN plan_version.deadline_rule IS 'How "trước ngày" is read, answered once for the plan.';
COMMENT ON COLUMN plan_version.created_at IS 'When it was made.';

CREATE TABLE plan_group (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  plan_version_id uuid NOT NULL,
  number text NOT NULL,
  title text NOT NULL,
  short_title text NOT NULL,
  ordinal smallint NOT NULL,
  is_confidential boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, plan_version_id) REFERENCES plan_version (organization_id, id)
);
COMMENT ON TABLE plan_group IS 'A group of items (nhóm).';
COMMENT ON COLUMN plan_group.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN plan_group.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN plan_group.plan_version_id IS 'The version.';
COMMENT ON COLUMN plan_group.number IS 'As printed: "4".';
COMMENT ON COLUMN plan_group.title IS 'Title.';
COMMENT ON COLUMN plan_group.short_title IS 'Title for narrow columns: "Văn hóa, y tế, giáo dục".';
COMMENT ON COLUMN plan_group.ordinal IS 'Order, from 1.';
COMMENT ON COLUMN plan_group.is_confidential IS 'Visible only to the people named for it.';

CREATE TABLE plan_item (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  plan_version_id uuid NOT NULL,
  group_id uuid NOT NULL,
  number text NOT NULL,
  ordinal smallint NOT NULL,
  title text NOT NULL,
  original_text text NOT NULL,
  sub_items jsonb NOT NULL DEFAULT '[]',
  source_spans jsonb NOT NULL,
  secrecy text NOT NULL DEFAULT 'open' CONSTRAINT plan_item_secrecy CHECK (secrecy IN ('open', 'confidential', 'state_secret')),
  product text NOT NULL DEFAULT '',
  deadline_as_written text,
  deadline_on date,
  deadline_rule text,
  deadline_type text,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, plan_version_id) REFERENCES plan_version (organization_id, id),
  FOREIGN KEY (organization_id, group_id) REFERENCES plan_group (organization_id, id)
);
COMMENT ON TABLE plan_item IS 'A target or task of a plan (chỉ tiêu, nhiệm vụ), with its wording and its place in the source.';
COMMENT ON COLUMN plan_item.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN plan_item.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN plan_item.plan_version_id IS 'The version.';
COMMENT ON COLUMN plan_item.group_id IS 'Its group.';
COMMENT ON COLUMN plan_item.number IS 'As printed: "4.10".';
COMMENT ON COLUMN plan_item.ordinal IS 'Order in the document, from 1.';
COMMENT ON COLUMN plan_item.title IS 'Wording, slips corrected.';
COMMENT ON COLUMN plan_item.original_text IS 'Wording, verbatim.';
COMMENT ON COLUMN plan_item.sub_items IS 'Bullets below it: {marker, text}.';
COMMENT ON COLUMN plan_item.source_spans IS 'Where it stands in the import''s blocks (SourceSpan[]).';
COMMENT ON COLUMN plan_item.secrecy IS 'state_secret: no figure may be entered, only the verdict and the number of the paper report.';
COMMENT ON COLUMN plan_item.product IS 'The product expected.';
COMMENT ON COLUMN plan_item.deadline_as_written IS 'Deadline in the plan''s words; null where it has none.';
COMMENT ON COLUMN plan_item.deadline_on IS 'Last day on which it is in time, by the rule.';
COMMENT ON COLUMN plan_item.deadline_rule IS 'The rule used.';
COMMENT ON COLUMN plan_item.deadline_type IS 'Type as read: date, quarter, ongoing …';

CREATE TABLE indicator (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  unit_of_measure text NOT NULL,
  decimals smallint NOT NULL CONSTRAINT indicator_decimals CHECK (decimals BETWEEN 0 AND 10),
  direction text NOT NULL CONSTRAINT indicator_direction CHECK (direction IN ('higher', 'lower', 'none')),
  ceiling numeric,
  over_units text NOT NULL CONSTRAINT indicator_over_units CHECK (over_units IN ('sum', 'ratio', 'weighted_mean', 'max', 'min', 'none')),
  over_time text NOT NULL CONSTRAINT indicator_over_time CHECK (over_time IN ('sum', 'last', 'mean', 'ratio', 'none')),
  numerator_id uuid,
  denominator_id uuid,
  weight_id uuid,
  formula text,
  source text NOT NULL DEFAULT '',
  frequency text NOT NULL DEFAULT 'annual',
  is_illustrative boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, numerator_id) REFERENCES indicator (organization_id, id),
  FOREIGN KEY (organization_id, denominator_id) REFERENCES indicator (organization_id, id),
  FOREIGN KEY (organization_id, weight_id) REFERENCES indicator (organization_id, id),
  CONSTRAINT indicator_code_once UNIQUE (organization_id, code)
);
COMMENT ON TABLE indicator IS 'What is measured (chỉ tiêu thống kê).';
COMMENT ON COLUMN indicator.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN indicator.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN indicator.code IS 'Code, unique in the organization.';
COMMENT ON COLUMN indicator.name IS 'Name.';
COMMENT ON COLUMN indicator.unit_of_measure IS 'Unit of measure (đơn vị tính): "%", "nghìn lượt".';
COMMENT ON COLUMN indicator.decimals IS 'Decimals shown and kept.';
COMMENT ON COLUMN indicator.direction IS 'Which way is better.';
COMMENT ON COLUMN indicator.ceiling IS 'Natural maximum: 100 for percentages.';
COMMENT ON COLUMN indicator.over_units IS 'How it adds up over units.';
COMMENT ON COLUMN indicator.over_time IS 'How it adds up over time.';
COMMENT ON COLUMN indicator.numerator_id IS 'Numerator, for a rate.';
COMMENT ON COLUMN indicator.denominator_id IS 'Denominator, for a rate.';
COMMENT ON COLUMN indicator.weight_id IS 'Weight, for a weighted mean.';
COMMENT ON COLUMN indicator.formula IS 'Formula in words, where it is derived.';
COMMENT ON COLUMN indicator.source IS 'Where the figure comes from.';
COMMENT ON COLUMN indicator.frequency IS 'How often it is measured.';
COMMENT ON COLUMN indicator.is_illustrative IS 'True for sample indicators whose figures are invented.';
COMMENT ON COLUMN indicator.created_at IS 'When it was made.';

CREATE TABLE target (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  plan_item_id uuid NOT NULL,
  code text NOT NULL,
  ordinal smallint NOT NULL,
  indicator_id uuid NOT NULL,
  measure text NOT NULL,
  comparator text NOT NULL CONSTRAINT target_comparator CHECK (comparator IN ('>=', '<=', '=', 'between', 'increase_by', 'decrease_by', 'approx', 'maintain', 'complete', 'avoid')),
  strict boolean NOT NULL,
  value numeric,
  value_to numeric,
  unit_of_measure text NOT NULL,
  decimals smallint NOT NULL,
  direction text NOT NULL CONSTRAINT target_direction CHECK (direction IN ('higher', 'lower', 'none')),
  frequency text NOT NULL CONSTRAINT target_frequency CHECK (frequency IN ('annual', 'by-year', 'cumulative')),
  due_year smallint,
  ceiling numeric,
  baseline jsonb,
  exclusion text,
  source_text text NOT NULL,
  source_span jsonb NOT NULL,
  confirmed_by uuid NOT NULL,
  confirmed_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, plan_item_id) REFERENCES plan_item (organization_id, id),
  FOREIGN KEY (organization_id, indicator_id) REFERENCES indicator (organization_id, id)
);
COMMENT ON TABLE target IS 'A checkable rule read from an item and confirmed by a person (chỉ tiêu kế hoạch).';
COMMENT ON COLUMN target.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN target.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN target.plan_item_id IS 'The item.';
COMMENT ON COLUMN target.code IS 'Item number and letter: "4.10a".';
COMMENT ON COLUMN target.ordinal IS 'Order within the item, from 1.';
COMMENT ON COLUMN target.indicator_id IS 'What is measured.';
COMMENT ON COLUMN target.measure IS 'Name of what is measured, as read.';
COMMENT ON COLUMN target.comparator IS 'How it is judged.';
COMMENT ON COLUMN target.strict IS 'True for "dưới", "trên".';
COMMENT ON COLUMN target.value IS 'Level; null where the comparator needs none.';
COMMENT ON COLUMN target.value_to IS 'Upper level of a range.';
COMMENT ON COLUMN target.unit_of_measure IS 'Unit of the level.';
COMMENT ON COLUMN target.decimals IS 'Decimals the level was written with.';
COMMENT ON COLUMN target.direction IS 'Which way is better.';
COMMENT ON COLUMN target.frequency IS 'What is judged: each year, the due year, or the sum.';
COMMENT ON COLUMN target.due_year IS 'Year in which the level is due.';
COMMENT ON COLUMN target.ceiling IS 'Natural maximum.';
COMMENT ON COLUMN target.baseline IS 'What a change refers to: {kind, year, value}; null where the document does not say.';
COMMENT ON COLUMN target.exclusion IS 'What the document leaves out: "trừ đối tượng bảo trợ xã hội".';
COMMENT ON COLUMN target.source_text IS 'The words it was read from.';
COMMENT ON COLUMN target.source_span IS 'Where they stand (SourceSpan).';
COMMENT ON COLUMN target.confirmed_by IS 'Who confirmed it.';
COMMENT ON COLUMN target.confirmed_at IS 'When.';

CREATE TABLE assignment (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  plan_item_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  role text NOT NULL CONSTRAINT assignment_role CHECK (role IN ('lead', 'coordinate', 'data_owner')),
  as_written text NOT NULL,
  group_id uuid,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, plan_item_id) REFERENCES plan_item (organization_id, id),
  FOREIGN KEY (organization_id, unit_id) REFERENCES reporting_unit (organization_id, id),
  FOREIGN KEY (organization_id, group_id) REFERENCES unit_group (organization_id, id),
  CONSTRAINT assignment_once UNIQUE (organization_id, plan_item_id, unit_id)
);
COMMENT ON TABLE assignment IS 'Item by unit with a role (phân công); exactly one lead for each item.';
COMMENT ON COLUMN assignment.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN assignment.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN assignment.plan_item_id IS 'The item.';
COMMENT ON COLUMN assignment.unit_id IS 'The unit.';
COMMENT ON COLUMN assignment.role IS 'lead: chủ trì; coordinate: phối hợp; data_owner: cung cấp số liệu.';
COMMENT ON COLUMN assignment.as_written IS 'How the plan names the unit, or the group it belongs to.';
COMMENT ON COLUMN assignment.group_id IS 'The unit group it was expanded from.';

CREATE UNIQUE INDEX plan_import_answer_current ON plan_import_answer (organization_id, import_id, question) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX assignment_one_lead ON assignment (organization_id, plan_item_id) WHERE role = 'lead';
CREATE INDEX source_document_by_hash ON source_document (organization_id, sha256);
CREATE INDEX plan_item_by_version ON plan_item (organization_id, plan_version_id, ordinal);
CREATE INDEX target_by_item ON target (organization_id, plan_item_id, ordinal);
CREATE INDEX assignment_by_unit ON assignment (organization_id, unit_id);
CREATE TRIGGER source_document_immutable BEFORE UPDATE OR DELETE ON source_document FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION every_item_has_a_lead() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE without text;
BEGIN
  SELECT string_agg(item.number, ', ' ORDER BY item.ordinal) INTO without
  FROM plan_version version
  JOIN plan_item item ON item.organization_id = version.organization_id AND item.plan_version_id = version.id
  WHERE version.organization_id = NEW.organization_id AND version.plan_id = NEW.id
    AND NOT EXISTS (
      SELECT FROM assignment
      WHERE assignment.organization_id = item.organization_id
        AND assignment.plan_item_id = item.id AND assignment.role = 'lead');
  IF without IS NOT NULL THEN
    RAISE EXCEPTION 'items without a lead: %', without
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'plan_item_has_lead';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION every_item_has_a_lead() IS 'A plan is issued only when each of its items has exactly one lead; at most one is the index assignment_one_lead.';
CREATE TRIGGER plan_items_have_lead BEFORE UPDATE OF state ON plan FOR EACH ROW WHEN (NEW.state = 'issued') EXECUTE FUNCTION every_item_has_a_lead();

