import { type PageLayout, twipsOfMm } from "./page-layout.ts";

/** How a kind of paragraph looks; sizes and spaces in points, indents in twips. */
export interface Look {
  readonly pt: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly align?: "center" | "both" | "left" | "right";
  readonly firstLine?: number;
  readonly before?: number;
  readonly after?: number;
  /** Spacing of lines as a multiple; 1 where not given. */
  readonly lines?: number;
  readonly keepNext?: boolean;
  readonly outlineLevel?: number;
}

/** A look under the name a clerk finds in Word. */
export interface NamedLook {
  readonly name: string;
  readonly look: Look;
}

type Looks = Readonly<Record<string, NamedLook>>;

const named = (name: string, look: Look): NamedLook => ({ name, look });

const inText = (layout: PageLayout): Look => ({
  pt: layout.bodyPt,
  align: "both",
  firstLine: twipsOfMm(layout.firstLineMm),
  after: layout.paragraphGapPt,
  lines: layout.lineSpacing,
});

/** Looks of the text itself and of what stands at the head of an appendix. */
function bodyLooks(layout: PageLayout) {
  const text = inText(layout);
  const head: Look = { pt: 14, align: "center", keepNext: true };
  return {
    OfficialBody: named("Nội dung văn bản", text),
    LegalBasis: named("Căn cứ", { ...text, italics: true }),
    Enacting: named("Thẩm quyền quyết định", {
      pt: 14,
      bold: true,
      align: "center",
      before: 6,
      after: 6,
      keepNext: true,
    }),
    DashList: named("Gạch đầu dòng", text),
    Addressee: named("Kính gửi", { pt: layout.bodyPt, before: 6, after: 6 }),
    AppendixNumber: named("Số phụ lục", { ...head, bold: true }),
    AppendixTitle: named("Tên phụ lục", { ...head, bold: true }),
    AppendixReference: named("Kèm theo văn bản", { ...head, italics: true, after: 6 }),
  } satisfies Looks;
}

const FURNITURE_LOOKS = {
  NationalName: named("Quốc hiệu", { pt: 12, bold: true, align: "center" }),
  Motto: named("Tiêu ngữ", { pt: 13, bold: true, align: "center" }),
  SuperiorBody: named("Cơ quan chủ quản", { pt: 12, align: "center" }),
  IssuingBody: named("Cơ quan ban hành", { pt: 12, bold: true, align: "center" }),
  DocumentNumber: named("Số, ký hiệu", { pt: 13, align: "center", before: 6 }),
  PlaceDate: named("Địa danh, thời gian", { pt: 14, italics: true, align: "center", before: 6 }),
  LetterSubject: named("Trích yếu công văn", { pt: 12, align: "center", before: 6 }),
  DocumentType: named("Tên loại văn bản", {
    pt: 14,
    bold: true,
    align: "center",
    before: 14,
    keepNext: true,
  }),
  Subject: named("Trích yếu", { pt: 14, bold: true, align: "center", keepNext: true }),
  Rule: named("Kẻ ngang", { pt: 1, align: "center" }),
  SignerTitle: named("Quyền hạn, chức vụ ký", { pt: 14, bold: true, align: "center" }),
  SignerName: named("Họ tên người ký", { pt: 14, bold: true, align: "center" }),
  RecipientsLabel: named("Nơi nhận", { pt: 12, bold: true, italics: true }),
  Recipient: named("Danh sách nơi nhận", { pt: 11 }),
} satisfies Looks;

function tableLooks({ tablePt: pt, pageNumberPt }: PageLayout) {
  return {
    PageNumber: named("Số trang", { pt: pageNumberPt, align: "center" }),
    TableCode: named("Ký hiệu biểu", { pt, bold: true, align: "right", keepNext: true }),
    TableTitle: named("Tên biểu", {
      pt: 13,
      bold: true,
      align: "center",
      before: 6,
      keepNext: true,
    }),
    TableUnit: named("Đơn vị tính", { pt, italics: true, align: "right", keepNext: true }),
    TableHead: named("Đầu bảng", { pt, bold: true, align: "center", keepNext: true }),
    TableText: named("Chữ trong bảng", { pt, before: 1, after: 1 }),
    TableFigure: named("Số trong bảng", { pt, align: "right", before: 1, after: 1 }),
    TableNote: named("Nguồn, ghi chú", { pt: Math.min(pt, 11), italics: true, before: 2 }),
  } satisfies Looks;
}

/** Every look of an official document by its style's id: one table that all writers draw from. */
export const officialLooks = (layout: PageLayout) => ({
  ...bodyLooks(layout),
  ...FURNITURE_LOOKS,
  ...tableLooks(layout),
});

/** Looks of headings: Phần, mục, khoản, điểm. */
export function headingLooks(layout: PageLayout): readonly [Look, Look, Look, Look] {
  const text = inText(layout);
  const part: Look = { pt: layout.bodyPt, bold: true, align: "center", before: 12 };
  return [
    { ...part, after: layout.paragraphGapPt, keepNext: true, outlineLevel: 0 },
    { ...text, bold: true, before: 6, keepNext: true, outlineLevel: 1 },
    { ...text, bold: true, keepNext: true, outlineLevel: 2 },
    { ...text, keepNext: true, outlineLevel: 3 },
  ];
}
