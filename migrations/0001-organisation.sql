CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % refused: what was recorded is never changed', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_is_immutable';
END $$;
COMMENT ON FUNCTION refuse_change() IS 'Trigger for tables that only ever grow.';
CREATE TABLE organization (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  area_name text NOT NULL,
  place_name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  is_illustrative boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE organization IS 'A government that owns plans and units (cơ quan chủ quản): one commune, one city, one province.';
COMMENT ON COLUMN organization.id IS 'Stable id.';
COMMENT ON COLUMN organization.name IS 'Full name of the issuing body, as on documents: "Ủy ban nhân dân thành phố Vũng Tàu".';
COMMENT ON COLUMN organization.area_name IS 'Name of the territory: "thành phố Vũng Tàu".';
COMMENT ON COLUMN organization.place_name IS 'Place written before the date on documents: "Vũng Tàu".';
COMMENT ON COLUMN organization.created_at IS 'When the organization was set up here.';
COMMENT ON COLUMN organization.is_illustrative IS 'True for the sample: every screen then says that figures are illustrative (số liệu minh họa).';

CREATE TABLE reporting_unit (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT reporting_unit_kind CHECK (kind IN ('office', 'agency', 'ward', 'commune')),
  name text NOT NULL,
  short_name text NOT NULL,
  abbreviation text NOT NULL,
  parent_id uuid,
  is_vertical boolean NOT NULL DEFAULT false,
  valid_from date NOT NULL,
  valid_to date,
  tile_row smallint,
  tile_column smallint,
  sort_order integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, parent_id) REFERENCES reporting_unit (organization_id, id),
  CONSTRAINT reporting_unit_validity CHECK (valid_to IS NULL OR valid_to >= valid_from),
  CONSTRAINT reporting_unit_name_once EXCLUDE USING gist (organization_id WITH =, name WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE reporting_unit IS 'A department, ward, agency or centre that reports (đơn vị báo cáo).';
COMMENT ON COLUMN reporting_unit.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN reporting_unit.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN reporting_unit.kind IS 'office: phòng, ban; agency: cơ quan, trung tâm; ward: phường; commune: xã.';
COMMENT ON COLUMN reporting_unit.name IS 'Official name.';
COMMENT ON COLUMN reporting_unit.short_name IS 'Name in tables.';
COMMENT ON COLUMN reporting_unit.abbreviation IS 'A few letters for tiles and search: "GD-ĐT".';
COMMENT ON COLUMN reporting_unit.parent_id IS 'The unit above it, where there is one.';
COMMENT ON COLUMN reporting_unit.is_vertical IS 'A vertical agency (ngành dọc) supplies data by coordination, not by order.';
COMMENT ON COLUMN reporting_unit.valid_from IS 'First day the unit exists.';
COMMENT ON COLUMN reporting_unit.valid_to IS 'Last day the unit exists; null while it does.';
COMMENT ON COLUMN reporting_unit.tile_row IS 'Row in the tile map, from 1, north up; null where it has no place.';
COMMENT ON COLUMN reporting_unit.tile_column IS 'Column in the tile map, from 1.';
COMMENT ON COLUMN reporting_unit.sort_order IS 'Place in lists of all units.';
COMMENT ON COLUMN reporting_unit.created_at IS 'When the row was made.';

CREATE TABLE reporting_unit_code (
  organization_id uuid NOT NULL REFERENCES organization (id),
  unit_id uuid NOT NULL,
  scheme text NOT NULL,
  code text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  legal_text text,
  PRIMARY KEY (organization_id, unit_id, scheme, valid_from),
  FOREIGN KEY (organization_id, unit_id) REFERENCES reporting_unit (organization_id, id),
  CONSTRAINT reporting_unit_code_once EXCLUDE USING gist (organization_id WITH =, scheme WITH =, code WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE reporting_unit_code IS 'Official codes of a unit, valid in time: codes are used again with another meaning.';
COMMENT ON COLUMN reporting_unit_code.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN reporting_unit_code.unit_id IS 'The unit.';
COMMENT ON COLUMN reporting_unit_code.scheme IS 'Which list the code is from: "national" is the 5-digit administrative code.';
COMMENT ON COLUMN reporting_unit_code.code IS 'The code.';
COMMENT ON COLUMN reporting_unit_code.valid_from IS 'First day the code means this unit.';
COMMENT ON COLUMN reporting_unit_code.valid_to IS 'Last day; null while it does.';
COMMENT ON COLUMN reporting_unit_code.legal_text IS 'The legal text that gave the code.';

CREATE TABLE reporting_unit_alias (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  alias text NOT NULL,
  folded text NOT NULL,
  source text NOT NULL CONSTRAINT reporting_unit_alias_source CHECK (source IN ('register', 'import')),
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, unit_id) REFERENCES reporting_unit (organization_id, id),
  CONSTRAINT reporting_unit_alias_once UNIQUE (organization_id, unit_id, folded)
);
COMMENT ON TABLE reporting_unit_alias IS 'Other ways in which documents name a unit (tên gọi khác), learnt or given.';
COMMENT ON COLUMN reporting_unit_alias.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN reporting_unit_alias.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN reporting_unit_alias.unit_id IS 'The unit meant.';
COMMENT ON COLUMN reporting_unit_alias.alias IS 'The name as written.';
COMMENT ON COLUMN reporting_unit_alias.folded IS 'The name folded for identity; what is compared.';
COMMENT ON COLUMN reporting_unit_alias.source IS 'register: given; import: a person confirmed a match.';
COMMENT ON COLUMN reporting_unit_alias.created_by IS 'The account that confirmed it, where a person did.';
COMMENT ON COLUMN reporting_unit_alias.created_at IS 'When it was learnt.';

CREATE TABLE reporting_unit_lineage (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT reporting_unit_lineage_kind CHECK (kind IN ('merge', 'split', 'rename', 'unchanged')),
  from_unit_id uuid NOT NULL,
  to_unit_id uuid NOT NULL,
  effective_on date NOT NULL,
  legal_text text NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, from_unit_id) REFERENCES reporting_unit (organization_id, id),
  FOREIGN KEY (organization_id, to_unit_id) REFERENCES reporting_unit (organization_id, id)
);
COMMENT ON TABLE reporting_unit_lineage IS 'How a unit came from others (merge, split, rename), with the legal text.';
COMMENT ON COLUMN reporting_unit_lineage.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN reporting_unit_lineage.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN reporting_unit_lineage.kind IS 'What happened.';
COMMENT ON COLUMN reporting_unit_lineage.from_unit_id IS 'The unit before.';
COMMENT ON COLUMN reporting_unit_lineage.to_unit_id IS 'The unit after.';
COMMENT ON COLUMN reporting_unit_lineage.effective_on IS 'First day of the new state.';
COMMENT ON COLUMN reporting_unit_lineage.legal_text IS 'The legal text: "Nghị quyết 1685/NQ-UBTVQH15".';

CREATE TABLE unit_group (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  aliases text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (organization_id, id),
  CONSTRAINT unit_group_code_once UNIQUE (organization_id, code)
);
COMMENT ON TABLE unit_group IS 'A class of units that documents name as one (nhóm đơn vị): "Các phòng, ban".';
COMMENT ON COLUMN unit_group.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN unit_group.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN unit_group.code IS 'Short code, unique in the organization.';
COMMENT ON COLUMN unit_group.name IS 'As documents name it.';
COMMENT ON COLUMN unit_group.aliases IS 'Other ways of naming the group.';

CREATE TABLE unit_group_member (
  organization_id uuid NOT NULL REFERENCES organization (id),
  group_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  PRIMARY KEY (organization_id, group_id, unit_id, valid_from),
  FOREIGN KEY (organization_id, group_id) REFERENCES unit_group (organization_id, id),
  FOREIGN KEY (organization_id, unit_id) REFERENCES reporting_unit (organization_id, id)
);
COMMENT ON TABLE unit_group_member IS 'Which units a group holds, and since when.';
COMMENT ON COLUMN unit_group_member.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN unit_group_member.group_id IS 'The group.';
COMMENT ON COLUMN unit_group_member.unit_id IS 'The member.';
COMMENT ON COLUMN unit_group_member.valid_from IS 'First day of membership.';
COMMENT ON COLUMN unit_group_member.valid_to IS 'Last day; null while it lasts.';

CREATE TABLE account (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  username text NOT NULL,
  full_name text NOT NULL,
  position text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  email text NOT NULL DEFAULT '',
  password_hash text NOT NULL,
  must_change_password boolean NOT NULL DEFAULT false,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  CONSTRAINT account_username_once UNIQUE (username)
);
COMMENT ON TABLE account IS 'A person who may sign in (tài khoản); one account, one person.';
COMMENT ON COLUMN account.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN account.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN account.username IS 'Sign-in name, lower case.';
COMMENT ON COLUMN account.full_name IS 'As shown.';
COMMENT ON COLUMN account.position IS 'Position (chức vụ) as shown under the name.';
COMMENT ON COLUMN account.phone IS 'Telephone at work, for calls about a report.';
COMMENT ON COLUMN account.email IS 'E-mail at work.';
COMMENT ON COLUMN account.password_hash IS 'argon2id hash in PHC form.';
COMMENT ON COLUMN account.must_change_password IS 'True until the person has chosen a password.';
COMMENT ON COLUMN account.disabled_at IS 'When the account was locked; null while it may sign in.';
COMMENT ON COLUMN account.created_at IS 'When it was made.';

CREATE TABLE account_role (
  organization_id uuid NOT NULL REFERENCES organization (id),
  account_id uuid NOT NULL,
  role text NOT NULL CONSTRAINT account_role_role CHECK (role IN ('unit_officer', 'unit_head', 'office', 'finance', 'leader', 'admin', 'auditor')),
  unit_id uuid,
  granted_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id),
  FOREIGN KEY (organization_id, unit_id) REFERENCES reporting_unit (organization_id, id),
  CONSTRAINT account_role_once UNIQUE NULLS NOT DISTINCT (organization_id, account_id, role, unit_id),
  CONSTRAINT account_role_needs_unit CHECK (role NOT IN ('unit_officer', 'unit_head') OR unit_id IS NOT NULL)
);
COMMENT ON TABLE account_role IS 'A role held by an account, for a unit where the role is of a unit.';
COMMENT ON COLUMN account_role.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN account_role.account_id IS 'The account.';
COMMENT ON COLUMN account_role.role IS 'The role (vai trò).';
COMMENT ON COLUMN account_role.unit_id IS 'The unit the role is held for; null for roles of the whole organization.';
COMMENT ON COLUMN account_role.granted_at IS 'When it was given.';

CREATE TABLE account_clearance (
  organization_id uuid NOT NULL REFERENCES organization (id),
  account_id uuid NOT NULL,
  granted_by uuid NOT NULL,
  granted_at timestamptz NOT NULL DEFAULT now(),
  reason text NOT NULL DEFAULT '',
  PRIMARY KEY (organization_id, account_id),
  FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id)
);
COMMENT ON TABLE account_clearance IS 'People named to see confidential items (nội dung mật).';
COMMENT ON COLUMN account_clearance.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN account_clearance.account_id IS 'The account.';
COMMENT ON COLUMN account_clearance.granted_by IS 'Who named the person.';
COMMENT ON COLUMN account_clearance.granted_at IS 'When.';
COMMENT ON COLUMN account_clearance.reason IS 'Why.';

CREATE TABLE session (
  organization_id uuid NOT NULL REFERENCES organization (id),
  token_hash text NOT NULL,
  account_id uuid NOT NULL,
  csrf_token text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE session IS 'A signed-in browser. Only a hash of its token is kept.';
COMMENT ON COLUMN session.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN session.token_hash IS 'SHA-256 of the cookie''s token, hex.';
COMMENT ON COLUMN session.account_id IS 'Who signed in.';
COMMENT ON COLUMN session.csrf_token IS 'Sent back by pages with every write.';
COMMENT ON COLUMN session.created_at IS 'Sign-in.';
COMMENT ON COLUMN session.last_seen_at IS 'Last request, kept to the minute.';
COMMENT ON COLUMN session.expires_at IS 'When it ends at the latest.';

CREATE TABLE api_token (
  organization_id uuid NOT NULL REFERENCES organization (id),
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  name text NOT NULL,
  token_hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id),
  CONSTRAINT api_token_hash_once UNIQUE (token_hash)
);
COMMENT ON TABLE api_token IS 'A personal token for programs. Only a hash is kept.';
COMMENT ON COLUMN api_token.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN api_token.id IS 'Stable id, minted by the program (UUID version 7).';
COMMENT ON COLUMN api_token.account_id IS 'Whose rights it carries.';
COMMENT ON COLUMN api_token.name IS 'What it is for.';
COMMENT ON COLUMN api_token.token_hash IS 'SHA-256 of the token, hex.';
COMMENT ON COLUMN api_token.created_at IS 'When it was made.';
COMMENT ON COLUMN api_token.expires_at IS 'When it ends; null for never.';
COMMENT ON COLUMN api_token.revoked_at IS 'When it was withdrawn.';

CREATE TABLE sign_in_attempt (
  username text NOT NULL,
  address text NOT NULL,
  attempted_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE sign_in_attempt IS 'Failed sign-ins, to slow down guessing.';
COMMENT ON COLUMN sign_in_attempt.username IS 'The name tried, lower case.';
COMMENT ON COLUMN sign_in_attempt.address IS 'Where from.';
COMMENT ON COLUMN sign_in_attempt.attempted_at IS 'When.';

CREATE TABLE setup_token (
  token_hash text PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz
);
COMMENT ON TABLE setup_token IS 'The one-time link that creates the first administrator.';
COMMENT ON COLUMN setup_token.token_hash IS 'SHA-256 of the token, hex.';
COMMENT ON COLUMN setup_token.created_at IS 'When it was printed.';
COMMENT ON COLUMN setup_token.used_at IS 'When it was used.';

CREATE TABLE idempotency_key (
  organization_id uuid NOT NULL REFERENCES organization (id),
  account_id uuid NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status smallint NOT NULL,
  body jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, account_id, key)
);
COMMENT ON TABLE idempotency_key IS 'Answers given to writes that a client may send again.';
COMMENT ON COLUMN idempotency_key.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN idempotency_key.account_id IS 'Who asked.';
COMMENT ON COLUMN idempotency_key.key IS 'The Idempotency-Key header.';
COMMENT ON COLUMN idempotency_key.request_hash IS 'SHA-256 of method, path and body.';
COMMENT ON COLUMN idempotency_key.status IS 'HTTP status of the answer.';
COMMENT ON COLUMN idempotency_key.body IS 'Body of the answer.';
COMMENT ON COLUMN idempotency_key.created_at IS 'When it was answered.';

CREATE TABLE event (
  organization_id uuid NOT NULL REFERENCES organization (id),
  sequence bigint GENERATED ALWAYS AS IDENTITY,
  subject text NOT NULL,
  subject_id uuid NOT NULL,
  kind text NOT NULL,
  from_state text,
  to_state text,
  actor_id uuid,
  occurred_at timestamptz NOT NULL DEFAULT now(),
  reason text,
  details jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (organization_id, sequence)
);
COMMENT ON TABLE event IS 'Every transition: who did what to which thing, when and why (nhật ký). Only ever grows.';
COMMENT ON COLUMN event.organization_id IS 'The organization (cơ quan chủ quản) that the row belongs to.';
COMMENT ON COLUMN event.sequence IS 'Order of recording.';
COMMENT ON COLUMN event.subject IS 'Kind of thing: plan, task, directive, account …';
COMMENT ON COLUMN event.subject_id IS 'The thing.';
COMMENT ON COLUMN event.kind IS 'What happened: "task.submitted".';
COMMENT ON COLUMN event.from_state IS 'State before, where the thing has states.';
COMMENT ON COLUMN event.to_state IS 'State after.';
COMMENT ON COLUMN event.actor_id IS 'The account; null where the program acted by itself.';
COMMENT ON COLUMN event.occurred_at IS 'When.';
COMMENT ON COLUMN event.reason IS 'Why, in the person''s words.';
COMMENT ON COLUMN event.details IS 'What else is needed to understand it.';

CREATE INDEX event_by_subject ON event (organization_id, subject, subject_id, sequence);
CREATE INDEX session_by_expiry ON session (expires_at);
CREATE INDEX sign_in_attempt_by_name ON sign_in_attempt (username, attempted_at);
CREATE TRIGGER event_immutable BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();

