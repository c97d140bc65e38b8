import type { CheckSeverity } from "../../domain/collection/check.ts";

/** How much a finding weighs, as people choose it. */
export const SEVERITIES = [
  { value: "blocking", label: "Chặn nộp: phải sửa" },
  { value: "must_explain", label: "Phải ghi lý do" },
  { value: "hint", label: "Chỉ nhắc" },
] as const satisfies readonly { readonly value: CheckSeverity; readonly label: string }[];

export const severityLabel = (severity: CheckSeverity): string =>
  SEVERITIES.find(({ value }) => value === severity)?.label ?? "";

/** The first code of the kind "K01" that nobody has yet. */
export function nextCode(codes: readonly string[]): string {
  for (let at = 1; ; at += 1) {
    const code = `K${String(at).padStart(2, "0")}`;
    if (!codes.includes(code)) return code;
  }
}
