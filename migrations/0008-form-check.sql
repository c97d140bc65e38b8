CREATE TABLE form_check (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  form_id uuid NOT NULL,
  form_row_id uuid,
  code text NOT NULL,
  version smallint NOT NULL,
  name text NOT NULL,
  expression text NOT NULL,
  severity text NOT NULL CONSTRAINT form_check_severity CHECK (severity IN ('blocking', 'must_explain', 'hint')),
  message text NOT NULL DEFAULT '',
  proposal text,
  is_active boolean NOT NULL,
  designed_by uuid NOT NULL,
  designed_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, form_id) REFERENCES form (organization_id, id),
  FOREIGN KEY (organization_id, form_row_id) REFERENCES form_row (organization_id, id),
  FOREIGN KEY (organization_id, designed_by) REFERENCES account (organization_id, id),
  CONSTRAINT form_check_code_once UNIQUE (organization_id, code, version)
);
COMMENT ON TABLE form_check IS 'A check of figures (quy tắc kiểm tra), designed as data; a change is a further version, the newest holds.';
COMMENT ON COLUMN form_check.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN form_check.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN form_check.form_id IS 'The form it was designed on; it holds for every version of that form''s code in which its names are found.';
COMMENT ON COLUMN form_check.form_row_id IS 'The row at which it shows what it finds; null for the first row of the form that it names.';
COMMENT ON COLUMN form_check.code IS 'Code: "K01".';
COMMENT ON COLUMN form_check.version IS 'Version of the code, from 1; the newest one supersedes the others.';
COMMENT ON COLUMN form_check.name IS 'What it is called in lists.';
COMMENT ON COLUMN form_check.expression IS 'The condition that figures must meet: "[Số hộ nghèo] <= [Tổng số hộ]".';
COMMENT ON COLUMN form_check.severity IS 'blocking: must be mended; must_explain: may stay with a reason; hint: worth a look.';
COMMENT ON COLUMN form_check.message IS 'What people read, with {trái}, {phải} and {lệch} for the sides and their distance; empty for words made from the condition.';
COMMENT ON COLUMN form_check.proposal IS 'Expression of the value that was probably meant; null where there is no telling.';
COMMENT ON COLUMN form_check.is_active IS 'False for a check that is kept but not run.';
COMMENT ON COLUMN form_check.designed_by IS 'Who designed this version.';
COMMENT ON COLUMN form_check.designed_at IS 'When.';
CREATE TRIGGER form_check_immutable BEFORE UPDATE OR DELETE ON form_check FOR EACH ROW EXECUTE FUNCTION refuse_change();
