ALTER TABLE form_check ADD COLUMN form_column_id uuid;
ALTER TABLE form_check ADD FOREIGN KEY (organization_id, form_column_id) REFERENCES form_column (organization_id, id);
COMMENT ON COLUMN form_check.form_column_id IS 'The one column it is held against and shows in; null for every column that people fill.';

CREATE TABLE check_explanation (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  form_check_id uuid NOT NULL,
  unit_id uuid,
  form_row_id uuid NOT NULL,
  form_column_id uuid NOT NULL,
  left_value numeric NOT NULL,
  right_value numeric NOT NULL,
  body text NOT NULL CONSTRAINT check_explanation_says_something CHECK (btrim(body) <> ''),
  explained_by uuid NOT NULL,
  explained_at timestamptz NOT NULL DEFAULT now(),
  superseded_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, round_id) REFERENCES round (organization_id, id),
  FOREIGN KEY (organization_id, form_check_id) REFERENCES form_check (organization_id, id),
  FOREIGN KEY (organization_id, unit_id) REFERENCES reporting_unit (organization_id, id),
  FOREIGN KEY (organization_id, form_row_id) REFERENCES form_row (organization_id, id),
  FOREIGN KEY (organization_id, form_column_id) REFERENCES form_column (organization_id, id),
  FOREIGN KEY (organization_id, explained_by) REFERENCES account (organization_id, id)
);
COMMENT ON TABLE check_explanation IS 'Why figures of several units may differ as they do (giải trình chênh lệch): closes what a check over units found, for exactly these two figures, and is printed below the table. Never changed, only superseded.';
COMMENT ON COLUMN check_explanation.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN check_explanation.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN check_explanation.round_id IS 'The round whose figures were compared.';
COMMENT ON COLUMN check_explanation.form_check_id IS 'The version of the check that compared them.';
COMMENT ON COLUMN check_explanation.unit_id IS 'The unit whose own figure was compared; null for a figure of the whole table.';
COMMENT ON COLUMN check_explanation.form_row_id IS 'Row at which it was found.';
COMMENT ON COLUMN check_explanation.form_column_id IS 'Column at which it was found.';
COMMENT ON COLUMN check_explanation.left_value IS 'Left side of the comparison, as it then was; another one opens the question again.';
COMMENT ON COLUMN check_explanation.right_value IS 'Right side of the comparison, as it then was.';
COMMENT ON COLUMN check_explanation.body IS 'The explanation, as printed below the table.';
COMMENT ON COLUMN check_explanation.explained_by IS 'Who wrote it.';
COMMENT ON COLUMN check_explanation.explained_at IS 'When.';
COMMENT ON COLUMN check_explanation.superseded_at IS 'When another explanation took its place.';

CREATE INDEX check_explanation_by_round ON check_explanation (organization_id, round_id) WHERE superseded_at IS NULL;
CREATE TRIGGER check_explanation_superseded BEFORE UPDATE ON check_explanation FOR EACH ROW EXECUTE FUNCTION supersede_only();
CREATE TRIGGER check_explanation_kept BEFORE DELETE ON check_explanation FOR EACH ROW EXECUTE FUNCTION refuse_change();
