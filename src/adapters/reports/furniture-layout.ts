import type { Furniture } from "../../domain/report/report-model.ts";
import { boldWidthInEms, type PageLayout, textWidth, twipsOfPt } from "./page-layout.ts";

/** Under 60 % the national name or the motto wraps. */
const RIGHT_SHARE = 0.61;
/** Recipients take a little less than half, so that long titles of signers find room. */
const RECIPIENTS_SHARE = 0.48;
/** Ems of bold Times New Roman in "Độc lập - Tự do - Hạnh phúc", measured. */
const MOTTO_EMS = 11.6;
/** The decree asks for a third to a half of the text. */
const RULE_SHARE = 0.42;

const PLACE_WORD = /\s(?=(THÀNH PHỐ|TỈNH|HUYỆN|QUẬN|PHƯỜNG|XÃ|THỊ XÃ|THỊ TRẤN|ĐẶC KHU)\s)/u;
const KIND_WORD = /(?<=^(VĂN PHÒNG|PHÒNG|SỞ|TRUNG TÂM|CHI CỤC|BAN QUẢN LÝ|HỘI))\s/u;

/** Breaks a name that is too long for its column where a clerk would break it. */
function brokenName(text: string, pt: number, room: number): readonly string[] {
  const name = text.toUpperCase();
  if (boldWidthInEms(name) * twipsOfPt(pt) <= room * 0.98) return [name];
  const place = name.search(PLACE_WORD);
  const at = place > 0 ? place : name.search(KIND_WORD);
  return at > 0 ? [name.slice(0, at), name.slice(at + 1)] : [name];
}

/** Twips of the line under a name or a subject. */
const ruleWidth = (text: string, pt: number, available: number): number =>
  Math.min(available, boldWidthInEms(text) * twipsOfPt(pt)) * RULE_SHARE;

/** Where the boxes of the decree lie and how their names break, in twips, for every writer. */
export interface FurnitureLayout {
  readonly head: readonly [left: number, right: number];
  readonly closing: readonly [left: number, right: number];
  readonly superior: readonly string[];
  readonly issuingBody: readonly string[];
  readonly rules: { readonly body: number; readonly motto: number; readonly subject: number };
}

/** Lays the boxes of the decree out on an upright page. */
export function layFurniture(furniture: Furniture, layout: PageLayout): FurnitureLayout {
  const total = textWidth(layout, false);
  const right = Math.round(total * RIGHT_SHARE);
  const left = total - right;
  const recipients = Math.round(total * RECIPIENTS_SHARE);
  const issuingBody = furniture.issuingBody.flatMap((text) => brokenName(text, 12, left));
  return {
    head: [left, right],
    closing: [recipients, total - recipients],
    superior: furniture.superior === null ? [] : brokenName(furniture.superior, 12, left),
    issuingBody,
    rules: {
      body: ruleWidth(issuingBody.at(-1) ?? "", 12, left),
      motto: MOTTO_EMS * twipsOfPt(13),
      subject: ruleWidth(furniture.subject, 14, total),
    },
  };
}
