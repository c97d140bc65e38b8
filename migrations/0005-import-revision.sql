ALTER TABLE plan_import ADD COLUMN revises uuid;
ALTER TABLE plan_import ADD CONSTRAINT plan_import_revises FOREIGN KEY (organization_id, revises) REFERENCES plan_import (organization_id, id);
COMMENT ON COLUMN plan_import.revises IS 'The earlier import of which this document is a revision; its answers were carried over where they still hold.';
