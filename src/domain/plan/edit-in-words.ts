import { formatDate } from "../kernel/local-date.ts";
import { describeTarget } from "./describe-target.ts";
import type { DocumentFacts, DocumentPart } from "./document-facts.ts";
import type { OutlineGroup, OutlineItem } from "./outline.ts";

/** What an edit touched, as the history keeps it. */
export interface EditedParts {
  readonly groups: readonly OutlineGroup[];
  readonly items: readonly OutlineItem[];
  /** The parts of the document that it wrote. */
  readonly document?: Partial<DocumentFacts> | undefined;
}

/** One thing that an edit changed; null where there was, or is, nothing. */
export interface EditedLine {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Names of what an edit refers to by id. */
export interface EditNames {
  readonly unit: (id: string) => string;
  readonly group: (id: string) => string;
}

const SECRECY: Readonly<Record<OutlineItem["secrecy"], string>> = {
  open: "Ai có việc cũng xem được",
  confidential: "Hạn chế",
  state_secret: "Có thể là bí mật nhà nước",
};

const ROLES = { lead: "Chủ trì", coordinate: "Phối hợp", data_owner: "Cung cấp số liệu" } as const;

const DOCUMENT_LABELS: Readonly<Record<DocumentPart, string>> = {
  documentType: "Loại văn bản",
  title: "Trích yếu",
  issuer: "Cơ quan ban hành",
  symbol: "Ký hiệu",
  place: "Địa danh",
  signerAuthority: "Thẩm quyền ký",
  signerPosition: "Chức vụ người ký",
  signerName: "Họ tên người ký",
  legalBases: "Căn cứ",
  purposes: "Mục đích",
  requirements: "Yêu cầu",
  duties: "Tổ chức thực hiện",
  recipients: "Nơi nhận",
};

/** Nothing said is null, so that a line tells what was added and what was taken away. */
const said = (text: string | null | undefined): string | null =>
  text === undefined || text === null || text === "" ? null : text;

/** Lines by key, in the order of the newer side and then of what is gone. */
function keyed(
  label: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly EditedLine[] {
  return [...new Set([...after.keys(), ...before.keys()])].map((key) => ({
    label,
    before: before.get(key) ?? null,
    after: after.get(key) ?? null,
  }));
}

function deadlineOf(item: OutlineItem | undefined): string | null {
  const day = item?.deadlineOn ?? null;
  const parts = [item?.deadlineAsWritten, day === null ? null : `hết ngày ${formatDate(day)}`];
  return said(parts.filter(Boolean).join(", "));
}

function scaleOf(item: OutlineItem | undefined): string | null {
  const scale = item?.criteria ?? null;
  return scale === null
    ? null
    : `Hoàn thành: ${scale.done}; đang thực hiện: ${scale.ongoing}; chưa triển khai: ${scale.notStarted}`;
}

const targetsOf = (item: OutlineItem | undefined): ReadonlyMap<string, string> =>
  new Map(
    item?.targets.map(({ id, measure, rule }) => [id, `${measure}: ${describeTarget(rule)}`]),
  );

const unitsOf = (item: OutlineItem | undefined, names: EditNames): ReadonlyMap<string, string> =>
  new Map(
    item?.assignments.map(({ unitId, role }) => [unitId, `${ROLES[role]}: ${names.unit(unitId)}`]),
  );

function itemLines(
  before: OutlineItem | undefined,
  after: OutlineItem | undefined,
  names: EditNames,
): readonly EditedLine[] {
  const group = (item: OutlineItem | undefined) =>
    item === undefined ? null : said(names.group(item.groupId));
  const secrecy = (item: OutlineItem | undefined) =>
    item === undefined ? null : SECRECY[item.secrecy];
  const hasBoth = before !== undefined && after !== undefined;
  return [
    { label: "Lời văn", before: said(before?.wording), after: said(after?.wording) },
    ...(hasBoth ? [{ label: "Số", before: before.number, after: after.number }] : []),
    ...(hasBoth ? [{ label: "Nhóm", before: group(before), after: group(after) }] : []),
    ...(hasBoth ? [{ label: "Ai được xem", before: secrecy(before), after: secrecy(after) }] : []),
    { label: "Thời hạn", before: deadlineOf(before), after: deadlineOf(after) },
    ...keyed("Chỉ tiêu", targetsOf(before), targetsOf(after)),
    ...keyed("Đơn vị", unitsOf(before, names), unitsOf(after, names)),
    { label: "Thang đánh giá", before: scaleOf(before), after: scaleOf(after) },
  ];
}

function groupLines(
  before: OutlineGroup | undefined,
  after: OutlineGroup | undefined,
): readonly EditedLine[] {
  const access = (group: OutlineGroup | undefined) =>
    group === undefined ? null : group.isConfidential ? SECRECY.confidential : SECRECY.open;
  const hasBoth = before !== undefined && after !== undefined;
  return [
    { label: "Tên nhóm", before: said(before?.title), after: said(after?.title) },
    ...(hasBoth ? [{ label: "Số", before: before.number, after: after.number }] : []),
    ...(hasBoth ? [{ label: "Ai được xem", before: access(before), after: access(after) }] : []),
  ];
}

/** A part of the document as a text of one line for each of its own. */
function partInWords(facts: Partial<DocumentFacts> | undefined, part: DocumentPart): string | null {
  if (facts === undefined) return null;
  switch (part) {
    case "legalBases":
      return said(facts.legalBases?.map(({ text }) => text).join("\n"));
    case "duties":
      return said(
        facts.duties
          ?.map(({ units, duties }) =>
            [units.map(({ name }) => name).join("; "), ...duties].filter(Boolean).join("\n"),
          )
          .join("\n"),
      );
    case "purposes":
    case "requirements":
    case "recipients":
      return said(facts[part]?.join("\n"));
    default:
      return said(facts[part]);
  }
}

function documentLines(before: EditedParts, after: EditedParts): readonly EditedLine[] {
  const parts = Object.keys(after.document ?? {}) as DocumentPart[]; // as they were written
  return parts.map((part) => ({
    label: DOCUMENT_LABELS[part],
    before: partInWords(before.document, part),
    after: partInWords(after.document, part),
  }));
}

const idsOf = (before: readonly { id: string }[], after: readonly { id: string }[]) => [
  ...new Set([...after, ...before].map(({ id }) => id)),
];

/** What an edit changed, old beside new; nothing where it only changed an order. */
export function editInWords(
  before: EditedParts,
  after: EditedParts,
  names: EditNames,
): readonly EditedLine[] {
  const item = (parts: EditedParts, id: string) => parts.items.find((each) => each.id === id);
  const group = (parts: EditedParts, id: string) => parts.groups.find((each) => each.id === id);
  return [
    ...idsOf(before.groups, after.groups).flatMap((id) =>
      groupLines(group(before, id), group(after, id)),
    ),
    ...idsOf(before.items, after.items).flatMap((id) =>
      itemLines(item(before, id), item(after, id), names),
    ),
    ...documentLines(before, after),
  ].filter((line) => line.before !== line.after);
}
