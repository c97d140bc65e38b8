import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { DecimalText } from "../../domain/kernel/decimal.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { MessageState } from "../../domain/urging/delivery.ts";
import type { DigestOccasion } from "../../domain/urging/digest.ts";
import type { TemplateKind } from "../../domain/urging/message-template.ts";

/** A moment as ISO 8601 text in UTC: "2024-09-08T16:59:59.999Z". */
export type Instant = string;

/**
 * JSON kept in the database: read as a parsed value, written as text (`JSON.stringify`), so that an
 * array is never mistaken for a PostgreSQL array.
 */
export type Json = ColumnType<unknown, string, string>;
export type JsonWithDefault = ColumnType<unknown, string | undefined, string>;

// The columns' meanings are the COMMENTs of migrations/, printed to docs/schema.md.

export interface AccountTable {
  organization_id: string;
  id: string;
  username: string;
  full_name: string;
  position: Generated<string>;
  phone: Generated<string>;
  email: Generated<string>;
  password_hash: string;
  must_change_password: Generated<boolean>;
  disabled_at: Instant | null;
  created_at: Generated<Instant>;
}

export interface AccountClearanceTable {
  organization_id: string;
  account_id: string;
  granted_by: string;
  granted_at: Generated<Instant>;
  reason: Generated<string>;
}

export interface AccountRoleTable {
  organization_id: string;
  account_id: string;
  role: "unit_officer" | "unit_head" | "office" | "finance" | "leader" | "admin" | "auditor";
  unit_id: string | null;
  granted_at: Generated<Instant>;
}

export interface ApiTokenTable {
  organization_id: string;
  id: string;
  account_id: string;
  name: string;
  token_hash: string;
  created_at: Generated<Instant>;
  expires_at: Instant | null;
  revoked_at: Instant | null;
}

export interface AssignmentTable {
  organization_id: string;
  id: string;
  plan_item_id: string;
  unit_id: string;
  role: "lead" | "coordinate" | "data_owner";
  as_written: string;
  group_id: string | null;
}

export interface CalendarDayTable {
  organization_id: string;
  id: string;
  day: LocalDate;
  kind: "off" | "worked";
  words: Generated<string>;
  set_by: string;
  set_at: Generated<Instant>;
  withdrawn_at: Instant | null;
}

export interface DirectiveTable {
  organization_id: string;
  id: string;
  round_id: string;
  target_id: string | null;
  plan_item_id: string | null;
  unit_id: string;
  body: string;
  due_on: LocalDate;
  state: Generated<"open" | "answered" | "closed">;
  issued_by: string;
  issued_at: Generated<Instant>;
}

export interface EvaluationOverrideTable {
  organization_id: string;
  id: string;
  target_id: string;
  round_id: string;
  computed_verdict: string;
  verdict:
    | "exceeded"
    | "met"
    | "nearly_met"
    | "not_met"
    | "on_track"
    | "at_risk"
    | "no_data"
    | "needs_baseline";
  reason: string;
  set_by: string;
  set_at: Generated<Instant>;
  superseded_at: Instant | null;
}

export interface EventTable {
  organization_id: string;
  sequence: GeneratedAlways<number>;
  subject: string;
  subject_id: string;
  kind: string;
  from_state: string | null;
  to_state: string | null;
  actor_id: string | null;
  occurred_at: Generated<Instant>;
  reason: string | null;
  details: JsonWithDefault;
}

export interface EvidenceTable {
  organization_id: string;
  id: string;
  obligation_id: string;
  file_name: string;
  size_bytes: number;
  received_bytes: Generated<number>;
  places: Json;
  media_type: string | null;
  sha256: string | null;
  passages: JsonWithDefault;
  uploaded_by: string;
  started_at: Generated<Instant>;
  finished_at: Instant | null;
  withdrawn_by: string | null;
  withdrawn_at: Instant | null;
}

export interface EvidenceChunkTable {
  organization_id: string;
  evidence_id: string;
  position: number;
  content: Uint8Array;
}

export interface EvidenceLinkTable {
  organization_id: string;
  id: string;
  evidence_id: string;
  form_row_id: string | null;
  form_column_id: string | null;
  plan_item_id: string | null;
  section: string | null;
  point: number | null;
  linked_by: string;
  linked_at: Instant;
  superseded_at: Instant | null;
}

export interface FigureEntryTable {
  organization_id: string;
  id: string;
  obligation_id: string;
  form_row_id: string;
  form_column_id: string;
  typed: string;
  value: DecimalText | null;
  status: "value" | "blank" | "none" | "not_collected" | "not_due" | "not_applicable" | "withheld";
  numerator: DecimalText | null;
  denominator: DecimalText | null;
  maturity: "estimate" | "preliminary" | "official";
  note: Generated<string>;
  channel: "web" | "workbook" | "program";
  entered_by: string;
  entered_at: Generated<Instant>;
  superseded_at: Instant | null;
}

export interface FormTable {
  organization_id: string;
  id: string;
  code: string;
  version: number;
  title: string;
  unit_note: Generated<string>;
  source_note: Generated<string>;
  plan_version_id: string | null;
  origin: "designed" | "workbook" | "plan";
  created_by: string | null;
  created_at: Generated<Instant>;
}

export interface CheckExplanationTable {
  organization_id: string;
  id: string;
  round_id: string;
  form_check_id: string;
  unit_id: string | null;
  form_row_id: string;
  form_column_id: string;
  left_value: string;
  right_value: string;
  body: string;
  explained_by: string;
  explained_at: Instant;
  superseded_at: Instant | null;
}

export interface FormCheckTable {
  organization_id: string;
  id: string;
  form_id: string;
  form_row_id: string | null;
  form_column_id: string | null;
  code: string;
  version: number;
  name: string;
  expression: string;
  severity: "blocking" | "must_explain" | "hint";
  message: Generated<string>;
  proposal: string | null;
  is_active: boolean;
  designed_by: string;
  designed_at: Instant;
}

export interface FormColumnTable {
  organization_id: string;
  id: string;
  form_id: string;
  ordinal: number;
  label: string;
  kind: "actual" | "estimate" | "plan" | "projection" | "derived";
  year: number | null;
  derivation:
    "previous_year" | "average_growth" | "target" | "target_comparison" | "verdict" | null;
}

export interface FormRowTable {
  organization_id: string;
  id: string;
  form_id: string;
  parent_id: string | null;
  ordinal: number;
  number: Generated<string>;
  label: string;
  kind: "group" | "figure" | "ratio" | "sum" | "memo";
  is_part: Generated<boolean>;
  unit_of_measure: Generated<string>;
  decimals: Generated<number>;
  indicator_id: string | null;
  plan_item_id: string | null;
  target_id: string | null;
  numerator_row_id: string | null;
  denominator_row_id: string | null;
  share_group: string | null;
  is_required: Generated<boolean>;
  evidence_required: Generated<boolean>;
}

export interface FormRowProviderTable {
  organization_id: string;
  form_row_id: string;
  unit_id: string;
  is_main: Generated<boolean>;
}

export interface IdempotencyKeyTable {
  organization_id: string;
  account_id: string;
  key: string;
  request_hash: string;
  status: number;
  body: Json;
  created_at: Generated<Instant>;
}

export interface IndicatorTable {
  organization_id: string;
  id: string;
  code: string;
  name: string;
  unit_of_measure: string;
  decimals: number;
  direction: "higher" | "lower" | "none";
  ceiling: DecimalText | null;
  over_units: "sum" | "ratio" | "weighted_mean" | "max" | "min" | "none";
  over_time: "sum" | "last" | "mean" | "ratio" | "none";
  numerator_id: string | null;
  denominator_id: string | null;
  weight_id: string | null;
  formula: string | null;
  definition: Generated<string>;
  source: Generated<string>;
  frequency: Generated<string>;
  is_illustrative: Generated<boolean>;
  created_at: Generated<Instant>;
}

export interface IssueTable {
  organization_id: string;
  id: string;
  obligation_id: string;
  plan_item_id: string | null;
  kind: Generated<"obstacle" | "not_ours">;
  body: string;
  state: Generated<"open" | "answered" | "closed">;
  answer: string | null;
  raised_by: string;
  raised_at: Generated<Instant>;
}

export interface MessageTable {
  organization_id: string;
  id: string;
  notice_id: string;
  account_id: string;
  channel: "mail";
  address: string;
  subject: string | null;
  body: string | null;
  state: Generated<MessageState>;
  attempts: Generated<number>;
  due_at: Instant;
  expires_at: Instant;
  claimed_at: Instant | null;
  created_at: Generated<Instant>;
}

export interface MessageAttemptTable {
  organization_id: string;
  message_id: string;
  number: number;
  outcome: "sent" | "refused" | "unreachable" | "unanswered" | "interrupted" | "released";
  answer: Generated<string>;
  by: string | null;
  ended_at: Generated<Instant>;
}

export interface MessageTemplateTable {
  organization_id: string;
  id: string;
  kind: TemplateKind;
  subject: string;
  body: string;
  set_by: string;
  set_at: Generated<Instant>;
}

export interface NarrativeEntryTable {
  organization_id: string;
  id: string;
  obligation_id: string;
  plan_item_id: string | null;
  section:
    | "results"
    | "limitations"
    | "objective_causes"
    | "subjective_causes"
    | "solutions"
    | "proposals"
    | "directions"
    | "goals"
    | "breakthroughs";
  point: Generated<number>;
  position: Generated<number>;
  answers_point: number | null;
  answers_section: string | null;
  body: string;
  copied_from: Generated<string | null>;
  entered_by: string;
  entered_at: Generated<Instant>;
  superseded_at: Instant | null;
}

export interface NoticeTable {
  organization_id: string;
  id: string;
  account_id: string;
  kind: "digest";
  occasion: DigestOccasion;
  subject: string;
  body: string;
  task_ids: string[];
  created_at: Generated<Instant>;
}

export interface NoticeReadingTable {
  organization_id: string;
  account_id: string;
  seen_at: Instant;
}

export interface ObligationTable {
  organization_id: string;
  id: string;
  round_id: string;
  unit_id: string;
  deadline_at: Instant;
  original_deadline_at: Instant;
}

export interface ObservationTable {
  organization_id: string;
  id: string;
  indicator_id: string;
  unit_id: string;
  period_label: string;
  period_from: LocalDate;
  period_to: LocalDate;
  year: number;
  kind: "actual" | "estimate" | "projection" | "plan";
  value: DecimalText | null;
  status: "value" | "none" | "not_collected" | "not_due" | "not_applicable" | "withheld";
  numerator: DecimalText | null;
  denominator: DecimalText | null;
  maturity: "estimate" | "preliminary" | "official";
  price_basis: "current" | "constant" | null;
  source: string;
  submission_id: string | null;
  figure_entry_id: string | null;
  review_id: string | null;
  known_from: Generated<Instant>;
  known_to: Instant | null;
}

export interface OrganizationTable {
  id: string;
  name: string;
  area_name: string;
  place_name: string;
  created_at: Generated<Instant>;
  is_illustrative: Generated<boolean>;
}

export interface PlanTable {
  organization_id: string;
  id: string;
  slug: string;
  title: string;
  term_from: number;
  term_to: number;
  state: "draft" | "issued" | "closed";
  created_at: Generated<Instant>;
}

export interface PlanGroupTable {
  organization_id: string;
  id: string;
  plan_version_id: string;
  number: string;
  title: string;
  short_title: string;
  ordinal: number;
  is_confidential: Generated<boolean>;
}

export interface PlanImportTable {
  organization_id: string;
  id: string;
  document_id: string;
  state: "reviewing" | "confirmed" | "discarded";
  blocks: Json;
  reading: Json;
  term_from: number;
  term_to: number;
  plan_id: string | null;
  started_by: string;
  started_at: Generated<Instant>;
  revises: string | null;
}

export interface PlanImportAnswerTable {
  organization_id: string;
  id: string;
  import_id: string;
  question: string;
  value: Json;
  answered_by: string;
  answered_at: Generated<Instant>;
  superseded_at: Instant | null;
}

export interface PlanItemTable {
  organization_id: string;
  id: string;
  plan_version_id: string;
  group_id: string;
  number: string;
  ordinal: number;
  title: string;
  original_text: string;
  sub_items: JsonWithDefault;
  source_spans: Json;
  secrecy: Generated<"open" | "confidential" | "state_secret">;
  product: Generated<string>;
  deadline_as_written: string | null;
  deadline_on: LocalDate | null;
  deadline_rule: string | null;
  deadline_type: string | null;
  continues_id: string | null;
  criteria: Json | null;
}

export interface PlanVersionTable {
  organization_id: string;
  id: string;
  plan_id: string;
  version: number;
  import_id: string | null;
  title: string;
  issuer: string;
  symbol: string;
  number: string | null;
  place: string;
  issued_on: LocalDate | null;
  signer_position: string;
  signer_name: string;
  legal_bases: Json;
  recipients: Json;
  purposes: Json;
  requirements: Json;
  duties: Json;
  deadline_rule: "before-means-end-of-previous-day" | "before-means-end-of-that-day";
  created_at: Generated<Instant>;
  revision: Generated<number>;
  amends_id: string | null;
  amendment: Json | null;
  document_type: Generated<string>;
  signer_authority: string | null;
}

export interface PlanEditTable {
  organization_id: string;
  plan_version_id: string;
  revision: number;
  kind: string;
  touched: string[];
  before: Json;
  after: Json;
  edited_by: string;
  edited_at: Instant;
}

export interface ReminderTable {
  organization_id: string;
  id: string;
  obligation_id: string;
  occasion: number;
  channel: "notice" | "mail" | "letter";
  body: string;
  item_numbers: readonly string[];
  sent_by: string;
  sent_at: Generated<Instant>;
}

export interface ReportTable {
  organization_id: string;
  id: string;
  round_id: string;
  title: string;
  state: "draft" | "presented" | "approved";
  created_by: string;
  created_at: Generated<Instant>;
}

export interface ReportParagraphTable {
  organization_id: string;
  id: string;
  report_id: string;
  block_key: string;
  body: string;
  edited_by: string;
  edited_at: Generated<Instant>;
  superseded_at: Instant | null;
}

export interface ReportVersionTable {
  organization_id: string;
  id: string;
  report_id: string;
  version: number;
  model: Json;
  checksum: string;
  made_by: string;
  made_at: Generated<Instant>;
}

export interface ReportingUnitTable {
  organization_id: string;
  id: string;
  kind: "office" | "agency" | "ward" | "commune";
  name: string;
  short_name: string;
  abbreviation: string;
  parent_id: string | null;
  is_vertical: Generated<boolean>;
  valid_from: LocalDate;
  valid_to: LocalDate | null;
  tile_row: number | null;
  tile_column: number | null;
  sort_order: number;
  created_at: Generated<Instant>;
}

export interface ReportingUnitAliasTable {
  organization_id: string;
  id: string;
  unit_id: string;
  alias: string;
  folded: string;
  source: "register" | "import";
  created_by: string | null;
  created_at: Generated<Instant>;
}

export interface ReportingUnitCodeTable {
  organization_id: string;
  unit_id: string;
  scheme: string;
  code: string;
  valid_from: LocalDate;
  valid_to: LocalDate | null;
  legal_text: string | null;
}

export interface ReportingUnitLineageTable {
  organization_id: string;
  id: string;
  kind: "merge" | "split" | "rename" | "unchanged";
  from_unit_id: string;
  to_unit_id: string;
  effective_on: LocalDate;
  legal_text: string;
}

export interface ReviewTable {
  organization_id: string;
  id: string;
  submission_id: string;
  decision: "accepted" | "returned";
  reviewer_id: string;
  reviewed_at: Generated<Instant>;
  reason: Generated<string>;
  due_at: Instant | null;
}

export interface ReviewCommentTable {
  organization_id: string;
  id: string;
  review_id: string;
  task_id: string;
  form_row_id: string | null;
  form_column_id: string | null;
  section: string | null;
  body: string;
  proposed_value: DecimalText | null;
}

export interface ReviewTaskTable {
  organization_id: string;
  review_id: string;
  task_id: string;
}

export interface RoundTable {
  organization_id: string;
  id: string;
  plan_version_id: string;
  name: string;
  period_label: string;
  window_from: LocalDate;
  window_to: LocalDate;
  cutoff_on: LocalDate;
  deadline_as_written: string;
  deadline_at: Instant;
  deadline_rule: string;
  as_of_year: number;
  state: "open" | "closed";
  opened_by: string;
  opened_at: Generated<Instant>;
  needs_head_approval: Generated<boolean>;
}

export interface RoundFormTable {
  organization_id: string;
  round_id: string;
  form_id: string;
  ordinal: number;
}

export interface SessionTable {
  organization_id: string;
  token_hash: string;
  account_id: string;
  csrf_token: string;
  created_at: Generated<Instant>;
  last_seen_at: Generated<Instant>;
  expires_at: Instant;
}

export interface SetupTokenTable {
  token_hash: string;
  created_at: Generated<Instant>;
  used_at: Instant | null;
}

export interface SignInAttemptTable {
  username: string;
  address: string;
  attempted_at: Generated<Instant>;
}

export interface SourceDocumentTable {
  organization_id: string;
  id: string;
  file_name: string;
  media_type: string;
  size_bytes: number;
  sha256: string;
  content: Uint8Array;
  uploaded_by: string | null;
  uploaded_at: Generated<Instant>;
}

export interface SubmissionTable {
  organization_id: string;
  id: string;
  obligation_id: string;
  revision: number;
  receipt_number: number;
  submitted_by: string;
  submitted_at: Generated<Instant>;
  is_late: boolean;
  prepared_by: string | null;
}

export interface SubmissionEvidenceTable {
  organization_id: string;
  submission_id: string;
  evidence_link_id: string;
  task_id: string | null;
}

export interface SubmissionFigureTable {
  organization_id: string;
  submission_id: string;
  figure_entry_id: string;
  task_id: string;
}

export interface SubmissionNarrativeTable {
  organization_id: string;
  submission_id: string;
  narrative_entry_id: string;
  body: Generated<string | null>;
}

export interface SubmissionWithdrawalTable {
  organization_id: string;
  submission_id: string;
  withdrawn_by: string;
  withdrawn_at: Generated<Instant>;
}

export interface HeadApprovalTable {
  organization_id: string;
  id: string;
  obligation_id: string;
  asked_by: string;
  asked_at: Generated<Instant>;
  decision: "approved" | "sent_back" | "taken_back" | null;
  decided_by: string | null;
  decided_at: Instant | null;
  words: Generated<string>;
  submission_id: string | null;
}

export interface HeadApprovalTaskTable {
  organization_id: string;
  approval_id: string;
  task_id: string;
}

export interface EntryPresenceTable {
  organization_id: string;
  obligation_id: string;
  account_id: string;
  form_row_id: string | null;
  seen_at: Instant;
}

export interface TaskHandoverTable {
  organization_id: string;
  id: string;
  task_id: string;
  account_id: string;
  until_on: LocalDate | null;
  words: Generated<string>;
  handed_by: string;
  handed_at: Generated<Instant>;
  ended_at: Instant | null;
}

export interface SubmissionTaskTable {
  organization_id: string;
  submission_id: string;
  task_id: string;
}

export interface TableFreezeTable {
  organization_id: string;
  id: string;
  round_id: string;
  form_id: string;
  version: number;
  content: Json;
  checksum: string;
  blanks: number;
  unaccepted: number;
  frozen_by: string;
  frozen_at: Generated<Instant>;
}

export interface TargetTable {
  organization_id: string;
  id: string;
  plan_item_id: string;
  code: string;
  ordinal: number;
  indicator_id: string;
  measure: string;
  comparator:
    | ">="
    | "<="
    | "="
    | "between"
    | "increase_by"
    | "decrease_by"
    | "approx"
    | "maintain"
    | "complete"
    | "avoid";
  strict: boolean;
  value: DecimalText | null;
  value_to: DecimalText | null;
  unit_of_measure: string;
  decimals: number;
  direction: "higher" | "lower" | "none";
  frequency: "annual" | "by-year" | "cumulative";
  due_year: number | null;
  ceiling: DecimalText | null;
  baseline: Json | null;
  exclusion: string | null;
  source_text: string;
  source_span: Json;
  confirmed_by: string;
  confirmed_at: Instant;
  continues_id: string | null;
}

export interface TaskTable {
  organization_id: string;
  id: string;
  obligation_id: string;
  plan_item_id: string;
  role: "lead" | "coordinate" | "data_owner";
  state: Generated<
    "not_started" | "in_progress" | "submitted" | "returned" | "accepted" | "frozen"
  >;
  first_submitted_at: Instant | null;
  return_due_at: Instant | null;
  updated_at: Generated<Instant>;
}

export interface UnitGroupTable {
  organization_id: string;
  id: string;
  code: string;
  name: string;
  aliases: Generated<readonly string[]>;
}

export interface UnitGroupMemberTable {
  organization_id: string;
  group_id: string;
  unit_id: string;
  valid_from: LocalDate;
  valid_to: LocalDate | null;
}

/** Every table of the database, by name. */
export interface UrgingLetterTable {
  organization_id: string;
  id: string;
  batch_id: string;
  round_id: string;
  unit_ids: string[];
  occasion: number;
  file_name: string;
  content: Uint8Array;
  sha256: string;
  written_by: string;
  written_at: Generated<Instant>;
}

export interface UrgingPolicyTable {
  organization_id: string;
  id: string;
  is_on: boolean;
  is_rehearsal: boolean;
  hours_from: string;
  hours_until: string;
  working_days_before: number[];
  set_by: string;
  set_at: Generated<Instant>;
}

export interface Schema {
  account: AccountTable;
  account_clearance: AccountClearanceTable;
  account_role: AccountRoleTable;
  api_token: ApiTokenTable;
  assignment: AssignmentTable;
  calendar_day: CalendarDayTable;
  check_explanation: CheckExplanationTable;
  directive: DirectiveTable;
  entry_presence: EntryPresenceTable;
  evaluation_override: EvaluationOverrideTable;
  event: EventTable;
  evidence: EvidenceTable;
  evidence_chunk: EvidenceChunkTable;
  evidence_link: EvidenceLinkTable;
  figure_entry: FigureEntryTable;
  form: FormTable;
  form_check: FormCheckTable;
  form_column: FormColumnTable;
  form_row: FormRowTable;
  form_row_provider: FormRowProviderTable;
  head_approval: HeadApprovalTable;
  head_approval_task: HeadApprovalTaskTable;
  idempotency_key: IdempotencyKeyTable;
  indicator: IndicatorTable;
  issue: IssueTable;
  message: MessageTable;
  message_attempt: MessageAttemptTable;
  message_template: MessageTemplateTable;
  narrative_entry: NarrativeEntryTable;
  notice: NoticeTable;
  notice_reading: NoticeReadingTable;
  obligation: ObligationTable;
  observation: ObservationTable;
  organization: OrganizationTable;
  plan: PlanTable;
  plan_edit: PlanEditTable;
  plan_group: PlanGroupTable;
  plan_import: PlanImportTable;
  plan_import_answer: PlanImportAnswerTable;
  plan_item: PlanItemTable;
  plan_version: PlanVersionTable;
  reminder: ReminderTable;
  report: ReportTable;
  report_paragraph: ReportParagraphTable;
  report_version: ReportVersionTable;
  reporting_unit: ReportingUnitTable;
  reporting_unit_alias: ReportingUnitAliasTable;
  reporting_unit_code: ReportingUnitCodeTable;
  reporting_unit_lineage: ReportingUnitLineageTable;
  review: ReviewTable;
  review_comment: ReviewCommentTable;
  review_task: ReviewTaskTable;
  round: RoundTable;
  round_form: RoundFormTable;
  session: SessionTable;
  setup_token: SetupTokenTable;
  sign_in_attempt: SignInAttemptTable;
  source_document: SourceDocumentTable;
  submission: SubmissionTable;
  submission_evidence: SubmissionEvidenceTable;
  submission_figure: SubmissionFigureTable;
  submission_narrative: SubmissionNarrativeTable;
  submission_task: SubmissionTaskTable;
  submission_withdrawal: SubmissionWithdrawalTable;
  table_freeze: TableFreezeTable;
  target: TargetTable;
  task: TaskTable;
  task_handover: TaskHandoverTable;
  unit_group: UnitGroupTable;
  unit_group_member: UnitGroupMemberTable;
  urging_letter: UrgingLetterTable;
  urging_policy: UrgingPolicyTable;
}
