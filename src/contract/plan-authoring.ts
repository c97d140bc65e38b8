import { z } from "zod";
import type { GroupDifference } from "../domain/plan/compare-groups.ts";
import type { ItemDifference } from "../domain/plan/compare-plan-versions.ts";
import type { Verdict } from "../domain/evaluation/verdict.ts";
import { BASIS_RELATIONS, type DocumentEdit } from "../domain/plan/document-facts.ts";
import type { OutlineEdit } from "../domain/plan/outline-edit.ts";
import { DateField, DecimalField, Id, InstantField, domainValue } from "./common.ts";
import { AmendmentBasis, PlanView, RatingScale } from "./plan.ts";

const Year = z.number().int().min(1900).max(2200);
const Title = z.string().trim().min(1, "nhập tên").max(1000);
const Wording = z.string().trim().min(1, "nhập lời văn").max(5000);
const Step = z.literal([-1, 1]);

const Baseline = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("previous_year") }),
  z.object({ kind: z.literal("year"), year: Year }),
  z.object({ kind: z.literal("previous_term"), value: DecimalField.nullable() }),
]);

const Rule = z.object({
  comparator: z.enum([
    ">=",
    "<=",
    "=",
    "between",
    "increase_by",
    "decrease_by",
    "approx",
    "maintain",
    "complete",
    "avoid",
  ]),
  strict: z.boolean(),
  value: DecimalField.nullable(),
  valueTo: DecimalField.nullable(),
  unit: z.string().trim().max(50),
  decimals: z.number().int().min(0).max(10),
  direction: z.enum(["higher", "lower", "none"]),
  frequency: z.enum(["annual", "by-year", "cumulative"]),
  dueYear: Year.nullable(),
  ceiling: DecimalField.nullable(),
  baseline: Baseline.nullable(),
});

const Line = z.string().trim().min(1).max(3000);
const Text = z.string().trim().max(300).nullable();

const Basis = z
  .object({
    relation: z.string().trim().min(1).max(50),
    documentType: Text,
    number: Text,
    date: DateField.nullable(),
    issuer: Text,
    subject: z.string().trim().max(2000).nullable(),
  })
  .superRefine((basis, context) => {
    const isProposal = basis.relation === BASIS_RELATIONS[2];
    if (isProposal && basis.issuer === null) {
      context.addIssue({
        code: "custom",
        path: ["issuer"],
        message: "nhập người, cơ quan đề nghị",
      });
    }
    if (!isProposal && basis.documentType === null) {
      context.addIssue({ code: "custom", path: ["documentType"], message: "nhập loại văn bản" });
    }
    if (!isProposal && basis.number === null && basis.subject === null) {
      context.addIssue({ code: "custom", path: ["subject"], message: "nhập số hoặc trích yếu" });
    }
  });

const Duty = z.object({
  number: z.string().max(20).nullable(),
  units: z.array(z.object({ name: Line, collective: z.boolean() })).max(100),
  duties: z.array(Line).min(1, "nhập ít nhất một nhiệm vụ").max(200),
});

/** The parts of the document that an edit writes; those left out stay. */
const DocumentPart = z.object({
  documentType: z.string().trim().min(1, "nhập loại văn bản").max(100).optional(),
  title: Title.optional(),
  issuer: z.string().trim().min(1, "nhập cơ quan ban hành").max(300).optional(),
  symbol: z
    .string()
    .trim()
    .regex(/^\/\S+$/u, "ký hiệu bắt đầu bằng dấu gạch chéo, ví dụ /KH-UBND")
    .max(50)
    .optional(),
  place: z.string().trim().min(1, "nhập địa danh").max(100).optional(),
  signerAuthority: z.string().trim().max(300).nullable().optional(),
  signerPosition: z.string().trim().min(1, "nhập chức vụ người ký").max(200).optional(),
  signerName: z.string().trim().max(100).optional(),
  legalBases: z.array(Basis).max(100).optional(),
  purposes: z.array(Line).max(200).optional(),
  requirements: z.array(Line).max(200).optional(),
  duties: z.array(Duty).max(200).optional(),
  recipients: z.array(z.string().trim().min(1).max(300)).max(100).optional(),
});

/** One change of a draft. */
const Edit = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("write-document"), document: DocumentPart }),
  z.object({ kind: z.literal("add-group"), title: Title }),
  z.object({ kind: z.literal("rename-group"), groupId: Id, title: Title }),
  z.object({ kind: z.literal("restrict-group"), groupId: Id, isConfidential: z.boolean() }),
  z.object({ kind: z.literal("move-group"), groupId: Id, by: Step }),
  z.object({ kind: z.literal("remove-group"), groupId: Id }),
  z.object({ kind: z.literal("add-item"), groupId: Id, wording: Wording }),
  z.object({ kind: z.literal("reword-item"), itemId: Id, wording: Wording }),
  z.object({
    kind: z.literal("restrict-item"),
    itemId: Id,
    secrecy: z.enum(["open", "confidential", "state_secret"]),
  }),
  z.object({ kind: z.literal("move-item"), itemId: Id, by: Step }),
  z.object({ kind: z.literal("place-item"), itemId: Id, groupId: Id }),
  z.object({ kind: z.literal("remove-item"), itemId: Id }),
  z.object({
    kind: z.literal("set-deadline"),
    itemId: Id,
    asWritten: z.string().trim().min(1).max(300).nullable(),
    on: DateField.nullable(),
  }),
  z.object({
    kind: z.literal("set-target"),
    itemId: Id,
    targetId: Id.nullable(),
    measure: z.string().trim().min(1, "nhập tên chỉ tiêu").max(500),
    rule: Rule,
  }),
  z.object({ kind: z.literal("remove-target"), itemId: Id, targetId: Id }),
  z.object({
    kind: z.literal("assign"),
    itemId: Id,
    unitId: Id,
    role: z.enum(["lead", "coordinate", "data_owner"]).nullable(),
  }),
  z.object({
    kind: z.literal("write-criteria"),
    itemId: Id,
    criteria: RatingScale.nullable(),
  }),
]) satisfies z.ZodType<OutlineEdit | DocumentEdit>;

export const EditRequest = z.object({ baseRevision: z.number().int().min(0), edit: Edit });

export const EditMade = z.object({ revision: z.number().int(), added: z.array(Id) });
export type EditMade = z.infer<typeof EditMade>;

/** One change of a draft, old beside new. */
export const EditStory = z.object({
  revision: z.number().int(),
  kind: z.string(),
  by: z.string(),
  at: InstantField,
  place: z.object({
    kind: z.enum(["item", "group", "document"]),
    id: Id.nullable(),
    number: z.string(),
    title: z.string(),
    /** False for what has been taken away since. */
    isThere: z.boolean(),
  }),
  lines: z.array(
    z.object({
      label: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
export type EditStory = z.infer<typeof EditStory>;

export const CreatePlanRequest = z.object({
  title: Title,
  issuer: z.string().trim().max(300).default(""),
  termFrom: Year,
  termTo: Year,
});

export const CopyPlanRequest = CreatePlanRequest.extend({
  itemIds: z.array(Id).min(1, "chọn ít nhất một nội dung").max(1000),
  /** For each unit that ended: whose its parts become; null leaves them out. */
  units: z.record(Id, Id.nullable()).default({}),
});

export const CopyProposal = z.object({
  title: z.string(),
  items: z.array(
    z.object({
      id: Id,
      number: z.string(),
      title: z.string(),
      group: z.string(),
      unitIds: z.array(Id),
      /** True where it is proposed to be left out. */
      isLeftOut: z.boolean(),
      reason: z.enum(["over", "achieved", "recurring", "not-achieved", "not-judged", "ongoing"]),
      verdict: domainValue<Verdict | null>("The last verdict on its targets, the worst of them."),
    }),
  ),
  /** The round whose verdicts the proposal rests on. */
  judgedBy: z.string().nullable(),
  endedUnits: z.array(
    z.object({
      unitId: Id,
      name: z.string(),
      items: z.array(z.string()),
      successorIds: z.array(Id),
    }),
  ),
});
export type CopyProposal = z.infer<typeof CopyProposal>;

export const PlanBegun = z.object({ planId: Id, slug: z.string() });
export type PlanBegun = z.infer<typeof PlanBegun>;

export const AmendRequest = z.object({ basis: AmendmentBasis });

export const AmendmentBegun = z.object({ version: z.number().int(), slug: z.string() });
export type AmendmentBegun = z.infer<typeof AmendmentBegun>;

const Version = z.coerce.number().int().min(1);
export const DifferencesQuery = z.object({ from: Version, to: Version });

export const DifferencesView = z.object({
  title: z.string(),
  slug: z.string(),
  from: z.number().int(),
  to: z.number().int(),
  versions: PlanView.shape.versions,
  groups: domainValue<GroupDifference[]>("Groups kept, renamed, added and gone."),
  differences: domainValue<ItemDifference[]>("Items kept, changed, added and gone."),
});
export type DifferencesView = z.infer<typeof DifferencesView>;
