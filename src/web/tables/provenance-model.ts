import type { ProvenanceStep, ProvenanceView } from "../../contract/consolidation.ts";
import { HUNDRED, decimal, roundHalfUp, toText } from "../../domain/kernel/decimal.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import type { IconName } from "../parts/Icon.tsx";

export type ProvenanceSource = ProvenanceView["sources"][number];

/** One event of a figure's story, in words. */
export interface StoryEvent {
  readonly key: string;
  readonly title: string;
  readonly at: string;
  readonly by: string;
  readonly text: string;
  readonly icon: IconName;
  readonly tone: "plain" | "warn" | "ok";
}

const LOOKS = {
  typed: { icon: "edit", tone: "plain" },
  submitted: { icon: "send", tone: "plain" },
  returned: { icon: "return", tone: "warn" },
  accepted: { icon: "check", tone: "ok" },
} as const satisfies Record<
  ProvenanceStep["kind"],
  { readonly icon: IconName; readonly tone: StoryEvent["tone"] }
>;

const withValue = (words: string, value: string | null, decimals: number): string =>
  value === null ? words : `${words} ${formatDecimal(value, decimals)}`;

function titleOf(step: ProvenanceStep, typedBefore: string | null, decimals: number): string {
  switch (step.kind) {
    case "typed":
      return typedBefore === null || step.value === null
        ? withValue("Nhập", step.value, decimals)
        : `Sửa ${formatDecimal(typedBefore, decimals)} thành ${formatDecimal(step.value, decimals)}`;
    case "submitted":
      return "Nộp báo cáo";
    case "returned":
      return "Trả lại";
    case "accepted":
      return withValue("Chấp nhận", step.value, decimals);
    default:
      return step.kind satisfies never;
  }
}

function textOf({ kind, text }: ProvenanceStep): string {
  if (text === "") return "";
  if (kind === "typed") return `Gõ: ${text}`;
  return kind === "returned" ? `“${text}”` : text;
}

/** A unit's steps as a time line: what was typed again after the first time is a change. */
export function storyOf({ steps }: ProvenanceSource, decimals: number): readonly StoryEvent[] {
  let typedBefore: string | null = null;
  return steps.map((step, at) => {
    const title = titleOf(step, typedBefore, decimals);
    if (step.kind === "typed") typedBefore = step.value;
    const { at: moment, by } = step;
    return { key: `${at}`, title, at: moment, by, text: textOf(step), ...LOOKS[step.kind] };
  });
}

/** Two sources of one figure beside each other. */
export interface CrossCheck {
  readonly main: ProvenanceSource;
  readonly second: ProvenanceSource;
  /** "0,7%"; null where one of them has no value. */
  readonly difference: string | null;
  readonly isClose: boolean;
  /** Lengths of the two bars, the longer one 1. */
  readonly shares: readonly [number, number];
}

/** Sources may differ by as much, in per cent, without anybody being asked. */
export const CLOSE_PER_CENT = "1";

/** Compares the main source with each of the others; none where a figure has one source. */
export function crossChecks({ sources }: ProvenanceView): readonly CrossCheck[] {
  const mains = sources.filter((source) => source.isMain);
  const [main] = mains;
  if (main === undefined || mains.length > 1) return [];
  return sources
    .filter((source) => !source.isMain)
    .map((second) => {
      if (main.value === null || second.value === null)
        return { main, second, difference: null, isClose: false, shares: [0, 0] };
      const [a, b] = [decimal(main.value), decimal(second.value)];
      const longer = a.abs().greaterThan(b.abs()) ? a.abs() : b.abs();
      if (longer.isZero()) return { main, second, difference: "0%", isClose: true, shares: [0, 0] };
      const base = a.isZero() ? longer : a.abs();
      const apart = a.minus(b).abs().div(base).times(HUNDRED);
      return {
        main,
        second,
        difference: `${formatDecimal(toText(roundHalfUp(apart, 1)))}%`,
        isClose: apart.lessThanOrEqualTo(CLOSE_PER_CENT),
        shares: [Number(a.abs().div(longer)), Number(b.abs().div(longer))],
      };
    });
}

/** "16/17 đơn vị đã có số liệu"; empty where one unit alone provides the figure. */
export function providersInWords({ sources }: ProvenanceView): string {
  const mains = sources.filter((source) => source.isMain);
  if (mains.length < 2) return "";
  const answered = mains.filter((source) => source.state !== "blank").length;
  const accepted = mains.filter((source) => source.state === "accepted").length;
  return `${answered}/${mains.length} đơn vị đã có số liệu, ${accepted} đã được chấp nhận`;
}
