import type { Check } from "../../domain/collection/check.ts";
import type { ParseFigureProblem } from "../../domain/collection/parse-figure.ts";

/** Why a text cannot be kept as a figure, and what to type instead. */
export function refusalInWords(problem: ParseFigureProblem): string {
  switch (problem.code) {
    case "collection.figure.not-a-number":
      return `“${problem.details.typed}” không phải là số. Nhập số, hoặc “-” nếu không phát sinh, “…” nếu chưa có số liệu.`;
    case "collection.figure.ambiguous":
      return `“${problem.details.typed}” có thể hiểu hai cách. Anh/chị chọn số đúng.`;
    case "collection.figure.wrong-unit":
      return `“${problem.details.typed}” không cùng đơn vị tính của dòng này. Nhập theo ${problem.details.expected}.`;
    default:
      return problem satisfies never;
  }
}

/** True where a finding must be mended or explained before sending. */
export const isOpenCheck = (check: Pick<Check, "severity" | "explained">): boolean =>
  check.severity === "blocking" || (check.severity === "must_explain" && !check.explained);
