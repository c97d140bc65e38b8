ALTER TABLE plan_version
  ADD COLUMN document_type text NOT NULL DEFAULT 'Kế hoạch',
  ADD COLUMN signer_authority text;
COMMENT ON COLUMN plan_version.document_type IS 'Type of the document (loại văn bản): "Kế hoạch", "Quyết định", "Chương trình" …';
COMMENT ON COLUMN plan_version.signer_authority IS 'By whose authority it is signed, one line each ("TM. Ủy ban nhân dân"); null where issuer and position say it, empty for none.';

CREATE FUNCTION refuse_change_of_issued_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'UPDATE of plan_version refused: an issued version is never edited'
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'issued_version_is_immutable';
END $$;
COMMENT ON FUNCTION refuse_change_of_issued_document() IS 'What an issued version says outside its items stays as issued too; an amendment is a new version.';
CREATE TRIGGER plan_version_issued BEFORE UPDATE ON plan_version FOR EACH ROW WHEN (OLD.issued_on IS NOT NULL AND (OLD.document_type, OLD.title, OLD.issuer, OLD.symbol, OLD.number, OLD.place, OLD.issued_on, OLD.signer_authority, OLD.signer_position, OLD.signer_name, OLD.legal_bases, OLD.recipients, OLD.purposes, OLD.requirements, OLD.duties) IS DISTINCT FROM (NEW.document_type, NEW.title, NEW.issuer, NEW.symbol, NEW.number, NEW.place, NEW.issued_on, NEW.signer_authority, NEW.signer_position, NEW.signer_name, NEW.legal_bases, NEW.recipients, NEW.purposes, NEW.requirements, NEW.duties)) EXECUTE FUNCTION refuse_change_of_issued_document();
