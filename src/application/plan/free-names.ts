import type { PlanStore } from "./plan-store.ts";

/** The address part wanted, with a number behind it where a plan has it already. */
export async function freeSlug(
  plan: Pick<PlanStore, "isSlugTaken">,
  wanted: string,
): Promise<string> {
  if (!(await plan.isSlugTaken(wanted))) return wanted;
  for (let number = 2; ; number++) {
    if (!(await plan.isSlugTaken(`${wanted}-${number}`))) return `${wanted}-${number}`;
  }
}

/** Codes of indicators are an organization's own: where a plan before took one, the term is added. */
export function freeIndicatorCode(
  wanted: string,
  slug: string,
  taken: ReadonlySet<string>,
): string {
  const plain = [wanted, `${wanted} (${slug})`].find((each) => !taken.has(each));
  if (plain !== undefined) return plain;
  for (let copy = 2; ; copy++) {
    const next = `${wanted} (${slug}, ${copy})`;
    if (!taken.has(next)) return next;
  }
}
