import { MISSING_LABELS, MISSING_MARKS } from "../figure.ts";
import type { RefusalGroup } from "./merge-workbook.ts";

/** So many addresses are named; of the others the count is said. */
const NAMED = 6;
const SHOWN = 3;

const placesIn = ({ sheet, cells }: RefusalGroup): string => {
  const named = cells.slice(0, NAMED).map(({ address }) => address);
  const rest = cells.length - named.length;
  return `${sheet}, ô ${named.join(", ")}${rest > 0 ? ` và ${rest} ô nữa` : ""}`;
};

/** What stands there, each text once. */
function textsOf({ cells }: RefusalGroup): string {
  const texts = [...new Set(cells.map(({ typed }) => `“${typed}”`))];
  return texts.slice(0, SHOWN).join(", ") + (texts.length > SHOWN ? "…" : "");
}

const SIGNS = (["none", "not_collected", "not_applicable"] as const)
  .map((status) => `“${MISSING_MARKS[status]}” ${MISSING_LABELS[status]}`)
  .join(", ");

/** What happened and what to do, once for all cells of one cause in one sheet. */
export function refusalInWords(group: RefusalGroup): string {
  const where = placesIn(group);
  const shown = textsOf(group);
  switch (group.cause) {
    case "date":
      return `${where}: Excel đã đổi số thành ngày tháng (${shown}). Định dạng lại ô là Số rồi gõ lại.`;
    case "unusable":
      return `${where}: ô đang báo lỗi hoặc công thức chưa có kết quả (${shown}). Sửa công thức, hoặc gõ thẳng con số.`;
    case "locked":
      return `${where}: ô đã nộp hoặc đã chấp nhận nên không nhận số mới. Cần sửa thì đề nghị Văn phòng trả lại biểu.`;
    case "collection.figure.ambiguous":
      return `${where}: ${shown} có thể hiểu hai cách. Ghi lại cho rõ phần nghìn và phần lẻ.`;
    case "collection.figure.wrong-unit":
      return `${where}: ${shown} không đúng đơn vị tính của dòng. Đổi về đơn vị ghi ở cột Đơn vị tính.`;
    case "collection.figure.not-a-number":
      return `${where}: ${shown} không phải là số. Ghi số, hoặc ${SIGNS}.`;
    default:
      return group.cause satisfies never;
  }
}
