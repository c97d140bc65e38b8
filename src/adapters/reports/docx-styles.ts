import {
  AlignmentType,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LineRuleType,
} from "docx";
import { type PageLayout, twipsOfMm, twipsOfPt } from "./page-layout.ts";

const FONT = "Times New Roman";
const BLACK = "000000";

interface Look {
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

function style(id: string, name: string, look: Look): IParagraphStyleOptions {
  return {
    id,
    name,
    basedOn: "Normal",
    quickFormat: true,
    run: {
      font: FONT,
      size: look.pt * 2,
      bold: look.bold ?? false,
      italics: look.italics ?? false,
      color: BLACK,
    },
    paragraph: {
      alignment: look.align ?? AlignmentType.LEFT,
      spacing: {
        before: twipsOfPt(look.before ?? 0),
        after: twipsOfPt(look.after ?? 0),
        line: Math.round(240 * (look.lines ?? 1)),
        lineRule: LineRuleType.AUTO,
      },
      indent: { firstLine: look.firstLine ?? 0 },
      keepNext: look.keepNext ?? false,
      ...(look.outlineLevel === undefined ? {} : { outlineLevel: look.outlineLevel }),
    },
  };
}

function bodyStyles(layout: PageLayout): readonly IParagraphStyleOptions[] {
  const text: Look = {
    pt: layout.bodyPt,
    align: "both",
    firstLine: twipsOfMm(layout.firstLineMm),
    after: layout.paragraphGapPt,
    lines: layout.lineSpacing,
  };
  return [
    style("OfficialBody", "Nội dung văn bản", text),
    style("LegalBasis", "Căn cứ", { ...text, italics: true }),
    style("DashList", "Gạch đầu dòng", text),
    style("Addressee", "Kính gửi", { pt: layout.bodyPt, before: 6, after: 6 }),
    style("AppendixNumber", "Số phụ lục", { pt: 14, bold: true, align: "center", keepNext: true }),
    style("AppendixTitle", "Tên phụ lục", { pt: 14, bold: true, align: "center", keepNext: true }),
    style("AppendixReference", "Kèm theo văn bản", {
      pt: 14,
      italics: true,
      align: "center",
      after: 6,
      keepNext: true,
    }),
  ];
}

const FURNITURE_STYLES: readonly IParagraphStyleOptions[] = [
  style("NationalName", "Quốc hiệu", { pt: 12, bold: true, align: "center" }),
  style("Motto", "Tiêu ngữ", { pt: 13, bold: true, align: "center" }),
  style("SuperiorBody", "Cơ quan chủ quản", { pt: 12, align: "center" }),
  style("IssuingBody", "Cơ quan ban hành", { pt: 12, bold: true, align: "center" }),
  style("DocumentNumber", "Số, ký hiệu", { pt: 13, align: "center", before: 6 }),
  style("PlaceDate", "Địa danh, thời gian", {
    pt: 14,
    italics: true,
    align: "center",
    before: 6,
  }),
  style("LetterSubject", "Trích yếu công văn", { pt: 12, align: "center", before: 6 }),
  style("DocumentType", "Tên loại văn bản", {
    pt: 14,
    bold: true,
    align: "center",
    before: 14,
    keepNext: true,
  }),
  style("Subject", "Trích yếu", { pt: 14, bold: true, align: "center", keepNext: true }),
  style("Rule", "Kẻ ngang", { pt: 1, align: "center" }),
  style("SignerTitle", "Quyền hạn, chức vụ ký", { pt: 14, bold: true, align: "center" }),
  style("SignerName", "Họ tên người ký", { pt: 14, bold: true, align: "center" }),
  style("RecipientsLabel", "Nơi nhận", { pt: 12, bold: true, italics: true }),
  style("Recipient", "Danh sách nơi nhận", { pt: 11 }),
];

function tableStyles(layout: PageLayout): readonly IParagraphStyleOptions[] {
  const pt = layout.tablePt;
  return [
    style("PageNumber", "Số trang", { pt: layout.pageNumberPt, align: "center" }),
    style("TableCode", "Ký hiệu biểu", { pt, bold: true, align: "right", keepNext: true }),
    style("TableTitle", "Tên biểu", {
      pt: 13,
      bold: true,
      align: "center",
      before: 6,
      keepNext: true,
    }),
    style("TableUnit", "Đơn vị tính", { pt, italics: true, align: "right", keepNext: true }),
    style("TableHead", "Đầu bảng", { pt, bold: true, align: "center", keepNext: true }),
    style("TableText", "Chữ trong bảng", { pt, before: 1, after: 1 }),
    style("TableFigure", "Số trong bảng", { pt, align: "right", before: 1, after: 1 }),
    style("TableNote", "Nguồn, ghi chú", { pt: Math.min(pt, 11), italics: true, before: 2 }),
  ];
}

/** The named styles of an official document; a clerk finds them in Word under Vietnamese names. */
export function officialStyles(layout: PageLayout): IStylesOptions {
  const firstLine = twipsOfMm(layout.firstLineMm);
  const gap = layout.paragraphGapPt;
  const heading = (look: Omit<Look, "pt">): Omit<IParagraphStyleOptions, "id" | "name"> => {
    const { run, paragraph } = style("", "", { pt: layout.bodyPt, keepNext: true, ...look });
    return { ...(run && { run }), ...(paragraph && { paragraph }), quickFormat: true };
  };
  const inText: Omit<Look, "pt"> = {
    align: "both",
    firstLine,
    after: gap,
    lines: layout.lineSpacing,
  };
  return {
    default: {
      document: {
        run: { font: FONT, size: layout.bodyPt * 2, language: { value: "vi-VN" }, color: BLACK },
      },
      heading1: heading({ bold: true, align: "center", before: 12, after: gap, outlineLevel: 0 }),
      heading2: heading({ ...inText, bold: true, before: 6, outlineLevel: 1 }),
      heading3: heading({ ...inText, bold: true, outlineLevel: 2 }),
      heading4: heading({ ...inText, outlineLevel: 3 }),
    },
    paragraphStyles: [...bodyStyles(layout), ...FURNITURE_STYLES, ...tableStyles(layout)],
  };
}
