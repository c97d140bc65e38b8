ALTER TABLE plan_version
  ADD COLUMN revision integer NOT NULL DEFAULT 0,
  ADD COLUMN amends_id uuid,
  ADD COLUMN amendment jsonb,
  ADD CONSTRAINT plan_version_amends FOREIGN KEY (organization_id, amends_id) REFERENCES plan_version (organization_id, id),
  ADD CONSTRAINT plan_version_amendment_whole CHECK ((amends_id IS NULL) = (amendment IS NULL));
COMMENT ON COLUMN plan_version.revision IS 'Number of edits made to the draft; an editor names the one it saw.';
COMMENT ON COLUMN plan_version.amends_id IS 'The issued version that this one amends (điều chỉnh); null for a first version.';
COMMENT ON COLUMN plan_version.amendment IS 'What the amendment rests on: {documentType, number, date, reason}.';

ALTER TABLE plan_item
  ADD COLUMN continues_id uuid,
  ADD COLUMN criteria jsonb,
  ADD CONSTRAINT plan_item_continues FOREIGN KEY (organization_id, continues_id) REFERENCES plan_item (organization_id, id);
COMMENT ON COLUMN plan_item.continues_id IS 'The item of the amended version, or of the earlier plan, that this one carries on.';
COMMENT ON COLUMN plan_item.criteria IS 'Published scale for an item without a target: {done, ongoing, notStarted}; null where none was written.';

ALTER TABLE target
  ADD COLUMN continues_id uuid,
  ADD CONSTRAINT target_continues FOREIGN KEY (organization_id, continues_id) REFERENCES target (organization_id, id);
COMMENT ON COLUMN target.continues_id IS 'The target of the amended version, or of the earlier plan, that this one carries on.';

CREATE TABLE plan_edit (
  organization_id uuid NOT NULL REFERENCES organization (id),
  plan_version_id uuid NOT NULL,
  revision integer NOT NULL,
  kind text NOT NULL,
  touched uuid[] NOT NULL,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  edited_by uuid NOT NULL,
  edited_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, plan_version_id, revision),
  FOREIGN KEY (organization_id, plan_version_id) REFERENCES plan_version (organization_id, id),
  FOREIGN KEY (organization_id, edited_by) REFERENCES account (organization_id, id)
);
COMMENT ON TABLE plan_edit IS 'One change of a draft plan, with what stood before and after; only ever grows.';
COMMENT ON COLUMN plan_edit.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN plan_edit.plan_version_id IS 'The draft version.';
COMMENT ON COLUMN plan_edit.revision IS 'Revision of the draft that the change made, from 1.';
COMMENT ON COLUMN plan_edit.kind IS 'What was done: "reword-item", "assign" …';
COMMENT ON COLUMN plan_edit.touched IS 'Groups and items it changed; a later change of the same ones from an older revision is refused.';
COMMENT ON COLUMN plan_edit.before IS 'The groups and items touched, as they stood.';
COMMENT ON COLUMN plan_edit.after IS 'The same as they stand since.';
COMMENT ON COLUMN plan_edit.edited_by IS 'Who.';
COMMENT ON COLUMN plan_edit.edited_at IS 'When.';
CREATE TRIGGER plan_edit_immutable BEFORE UPDATE OR DELETE ON plan_edit FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE UNIQUE INDEX plan_version_one_draft ON plan_version (organization_id, plan_id) WHERE issued_on IS NULL;

CREATE FUNCTION refuse_change_of_issued_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE version_id uuid;
BEGIN
  IF TG_TABLE_NAME IN ('target', 'assignment') THEN
    SELECT plan_version_id INTO version_id FROM plan_item
    WHERE organization_id = OLD.organization_id AND id = OLD.plan_item_id;
  ELSE
    version_id := OLD.plan_version_id;
  END IF;
  IF EXISTS (
    SELECT FROM plan_version
    WHERE organization_id = OLD.organization_id AND id = version_id AND issued_on IS NOT NULL
  ) THEN
    RAISE EXCEPTION '% of % refused: an issued version is never edited', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'issued_version_is_immutable';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION refuse_change_of_issued_version() IS 'Groups, items, targets and assignments of an issued version stay as issued; an amendment is a new version.';
CREATE TRIGGER plan_group_issued BEFORE UPDATE OR DELETE ON plan_group FOR EACH ROW EXECUTE FUNCTION refuse_change_of_issued_version();
CREATE TRIGGER plan_item_issued BEFORE UPDATE OR DELETE ON plan_item FOR EACH ROW EXECUTE FUNCTION refuse_change_of_issued_version();
CREATE TRIGGER target_issued BEFORE UPDATE OR DELETE ON target FOR EACH ROW EXECUTE FUNCTION refuse_change_of_issued_version();
CREATE TRIGGER assignment_issued BEFORE UPDATE OR DELETE ON assignment FOR EACH ROW EXECUTE FUNCTION refuse_change_of_issued_version();

CREATE FUNCTION every_item_of_version_has_a_lead() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE without text;
BEGIN
  SELECT string_agg(item.number, ', ' ORDER BY item.ordinal) INTO without
  FROM plan_item item
  WHERE item.organization_id = NEW.organization_id AND item.plan_version_id = NEW.id
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
COMMENT ON FUNCTION every_item_of_version_has_a_lead() IS 'A version, also an amendment, is issued only when each of its items has exactly one lead.';
CREATE TRIGGER plan_version_items_have_lead BEFORE UPDATE OF issued_on ON plan_version FOR EACH ROW WHEN (OLD.issued_on IS NULL AND NEW.issued_on IS NOT NULL) EXECUTE FUNCTION every_item_of_version_has_a_lead();
CREATE INDEX plan_item_by_continued ON plan_item (organization_id, continues_id);
