import type { Maturity } from "../../domain/collection/figure.ts";
import type { FormColumn } from "../../domain/collection/form.ts";

/** How final a figure is, from what most are to what is least sure. */
const IN_TURN = ["official", "preliminary", "estimate"] as const satisfies readonly Maturity[];

/** The kinds of figure as the bar offers them. */
export const MATURITY_LABELS: Readonly<Record<Maturity, string>> = {
  official: "chính thức",
  preliminary: "sơ bộ",
  estimate: "ước tính",
};

export const MATURITIES: readonly { readonly value: Maturity; readonly label: string }[] =
  IN_TURN.map((value) => ({ value, label: MATURITY_LABELS[value] }));

/** What is said beside a figure: nothing where it is official, or where the column says it for all. */
export const shownMaturity = (
  column: Pick<FormColumn, "kind">,
  maturity: Maturity | null,
): "preliminary" | "estimate" | null =>
  column.kind === "actual" && maturity !== "official" ? maturity : null;

/** How it is written in a cell. */
export const MATURITY_MARKS = { preliminary: "sb", estimate: "ước" } as const;

/** What one more press of the key makes of it. */
export const nextMaturity = (now: Maturity): Maturity =>
  IN_TURN[(IN_TURN.indexOf(now) + 1) % IN_TURN.length] ?? "official";
