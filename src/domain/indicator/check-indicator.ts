import { type Problem, problem } from "../kernel/problem.ts";
import { type Result, err, ok } from "../kernel/result.ts";
import type { Indicator } from "./indicator.ts";

/** What decides how an indicator is computed from others. */
export type IndicatorLinks = Pick<
  Indicator,
  "id" | "name" | "overUnits" | "numeratorId" | "denominatorId" | "weightId"
>;

type LinkProblem = Problem<"collection.indicator.invalid">;

const linksOf = ({ numeratorId, denominatorId, weightId }: IndicatorLinks): readonly string[] =>
  [numeratorId, denominatorId, weightId].filter((id) => id !== null);

/** True where an indicator is found again by going from it to what it is computed from. */
function isCircular(start: IndicatorLinks, known: ReadonlyMap<string, IndicatorLinks>): boolean {
  const seen = new Set<string>();
  const open = [...linksOf(start)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === start.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const next = known.get(id);
    if (next !== undefined) open.push(...linksOf(next));
  }
  return false;
}

/**
 * Checks what an indicator is computed from (tử số, mẫu số, quyền số): a rate names both of its
 * counts, a weighted mean its weight, and nothing is computed from itself.
 */
export function checkLinks(
  indicator: IndicatorLinks,
  known: ReadonlyMap<string, IndicatorLinks>,
): Result<void, LinkProblem> {
  const { name, overUnits, numeratorId, denominatorId, weightId } = indicator;
  const refuse = (reason: string) => err(problem("collection.indicator.invalid", { name, reason }));
  if ((numeratorId === null) !== (denominatorId === null))
    return refuse("tỷ lệ cần cả tử số và mẫu số");
  if (numeratorId !== null && numeratorId === denominatorId)
    return refuse("tử số và mẫu số là một chỉ tiêu");
  if (overUnits === "weighted_mean" && weightId === null)
    return refuse("bình quân gia quyền cần chỉ tiêu làm quyền số");
  if (linksOf(indicator).some((id) => !known.has(id)))
    return refuse("dẫn đến chỉ tiêu không có trong danh mục");
  return isCircular(indicator, known)
    ? refuse("được tính vòng từ chính nó; chọn chỉ tiêu khác")
    : ok(undefined);
}
