ALTER TABLE indicator ADD COLUMN definition text NOT NULL DEFAULT '';
COMMENT ON COLUMN indicator.definition IS 'What is counted and how (khái niệm, phương pháp tính), in words.';
