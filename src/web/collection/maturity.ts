import type { Maturity } from "../../domain/collection/figure.ts";

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

/** What one more press of the key makes of it. */
export const nextMaturity = (now: Maturity): Maturity =>
  IN_TURN[(IN_TURN.indexOf(now) + 1) % IN_TURN.length] ?? "official";
