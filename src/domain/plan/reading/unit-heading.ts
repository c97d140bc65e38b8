import { ACTION } from "./action-verbs.ts";
import { withoutEnd } from "./clean-text.ts";
import type { Field } from "./labels.ts";
import { type SourcedText, sliceOf, sourced, trimOf } from "./sourced-text.ts";
import { opensUnit, splitUnits } from "./unit-list.ts";

/** "Các chỉ tiêu chủ yếu" names no class of units (không phải tập thể đơn vị). */
export const NO_UNITS =
  /^các\s+(?!sở|ban|ngành|phòng|đơn vị|cơ quan|phường|xã|huyện|thị|thôn|ấp|khu phố|tổ|hội|đoàn|trường|doanh nghiệp|công chức|cấp|chủ đầu tư|bộ phận|bệnh viện|tổ chức|hợp tác xã|trạm|chi|địa phương|lực lượng|thành viên|đồng chí|nhà thầu|tập đoàn|nhà mạng|chủ|ủy ban|đảng)/iu;

/** "… chủ trì, phối hợp với …:" still is a heading of units. */
const LEADS = /\s*,?\s*chủ trì\s*,?\s*$/u;

/** A heading that is nothing but units: "6. UBND xã Long Sơn, UBND xã Mỹ Thạnh:". */
export function isUnitHeading(heading: string): boolean {
  const words = heading.replace(/[\s.:]+$/u, "");
  const [leads = "", helping] = words.split(/\s*,?\s*phối hợp (?:với\s+)?/u);
  const leading = leads.replace(LEADS, "");
  if (!opensUnit(leading) || NO_UNITS.test(leading) || ACTION.test(leading) || leading.length > 600)
    return false;
  const parts = splitUnits(sourced(0, leading));
  const named = parts.every((part) => opensUnit(part.text) && part.text.split(" ").length <= 16);
  return named && (helping === undefined || !ACTION.test(helping));
}

/** The units of such a heading: they lead, those after "phối hợp với" take part. */
export function unitFieldsOf(heading: SourcedText): readonly Field[] {
  const plain = withoutEnd(heading);
  const match = /\s*,?\s*phối hợp (?:với\s+)?/u.exec(plain.text);
  const leading = match === null ? plain : sliceOf(plain, 0, match.index);
  const names = sliceOf(leading, 0, leading.text.replace(LEADS, "").length);
  const fields: Field[] = [{ kind: "lead", value: trimOf(names), line: heading }];
  if (match !== null) {
    const value = trimOf(sliceOf(plain, match.index + match[0].length));
    fields.push({ kind: "coordinate", value, line: heading });
  }
  return fields;
}
