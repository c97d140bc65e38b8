ALTER TABLE narrative_entry ADD COLUMN position smallint NOT NULL DEFAULT 1;
ALTER TABLE narrative_entry ADD COLUMN copied_from uuid;
ALTER TABLE narrative_entry ADD CONSTRAINT narrative_entry_copied_from
  FOREIGN KEY (organization_id, copied_from) REFERENCES narrative_entry (organization_id, id);

-- points stood in the order of their numbers; nothing else of an entry is touched
ALTER TABLE narrative_entry DISABLE TRIGGER narrative_entry_superseded;
UPDATE narrative_entry SET position = point WHERE point <> 1;
ALTER TABLE narrative_entry ENABLE TRIGGER narrative_entry_superseded;

ALTER TABLE submission_narrative ADD COLUMN body text;

COMMENT ON COLUMN narrative_entry.point IS 'The point within the section: a number it keeps wherever it is moved, never given to another; links and evidence name it.';
COMMENT ON COLUMN narrative_entry.position IS 'Where the point stands in its section, from 1; two of one place stand in the order of their numbers.';
COMMENT ON COLUMN narrative_entry.copied_from IS 'The entry of an earlier round it was copied from; null once it was edited.';
COMMENT ON COLUMN narrative_entry.body IS 'The text; empty where it was removed. A figure of the unit stands in it as {{cell:row|column}}.';
COMMENT ON COLUMN submission_narrative.body IS 'The text as it was sent, each bound figure with what it was: {{cell:row|column=73,6}}; null where no figure is bound in it.';
COMMENT ON COLUMN evidence_link.point IS 'Its point within the section: the number the point keeps.';
