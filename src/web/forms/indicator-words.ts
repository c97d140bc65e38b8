import type { ChangeIndicatorRequest, IndicatorView } from "../../contract/form.ts";

/** A choice as a select offers it. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

export const DIRECTIONS: readonly Choice<IndicatorView["direction"]>[] = [
  { value: "higher", label: "Càng cao càng tốt" },
  { value: "lower", label: "Càng thấp càng tốt" },
  { value: "none", label: "Không xét chiều" },
];

export const OVER_UNITS: readonly Choice<IndicatorView["overUnits"]>[] = [
  { value: "sum", label: "Cộng các đơn vị" },
  { value: "ratio", label: "Tính lại từ tử số và mẫu số" },
  { value: "weighted_mean", label: "Bình quân gia quyền" },
  { value: "max", label: "Lấy số lớn nhất" },
  { value: "min", label: "Lấy số nhỏ nhất" },
  { value: "none", label: "Không tổng hợp" },
];

export const OVER_TIME: readonly Choice<IndicatorView["overTime"]>[] = [
  { value: "sum", label: "Cộng các năm" },
  { value: "last", label: "Lấy năm cuối" },
  { value: "mean", label: "Bình quân các năm" },
  { value: "ratio", label: "Tính lại từ tử số và mẫu số" },
  { value: "none", label: "Không gộp" },
];

export const FREQUENCIES: readonly Choice<NonNullable<ChangeIndicatorRequest["frequency"]>>[] = [
  { value: "monthly", label: "Hằng tháng" },
  { value: "quarterly", label: "Hằng quý" },
  { value: "half_yearly", label: "6 tháng" },
  { value: "annual", label: "Hằng năm" },
  { value: "term", label: "Cả nhiệm kỳ" },
];

export const labelIn = <T extends string>(choices: readonly Choice<T>[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value;

/** "Phường 1, Phường 2", or their count where they are many. */
export const providersInWords = ({ providers }: Pick<IndicatorView, "providers">): string =>
  providers.length > 3 ? `${providers.length} đơn vị` : providers.join(", ");

/** What the form says of an indicator; numbers are text while they are typed. */
export interface IndicatorDraft {
  readonly code: string;
  readonly name: string;
  readonly unitOfMeasure: string;
  readonly decimals: string;
  readonly direction: IndicatorView["direction"];
  readonly ceiling: string;
  readonly overUnits: IndicatorView["overUnits"];
  readonly overTime: IndicatorView["overTime"];
  readonly numeratorId: string;
  readonly denominatorId: string;
  readonly weightId: string;
  readonly formula: string;
  readonly definition: string;
  readonly source: string;
  readonly frequency: NonNullable<ChangeIndicatorRequest["frequency"]>;
}

export const draftOf = (indicator: IndicatorView): IndicatorDraft => ({
  code: indicator.code,
  name: indicator.name,
  unitOfMeasure: indicator.unitOfMeasure,
  decimals: String(indicator.decimals),
  direction: indicator.direction,
  ceiling: indicator.ceiling?.replace(".", ",") ?? "",
  overUnits: indicator.overUnits,
  overTime: indicator.overTime,
  numeratorId: indicator.numeratorId ?? "",
  denominatorId: indicator.denominatorId ?? "",
  weightId: indicator.weightId ?? "",
  formula: indicator.formula ?? "",
  definition: indicator.definition,
  source: indicator.source,
  frequency: FREQUENCIES.find(({ value }) => value === indicator.frequency)?.value ?? "annual",
});

const orNull = (text: string): string | null => (text === "" ? null : text);

/** A draft as the server takes it. Decimals that are no number go as −1, which it refuses at the field. */
const requestOf = (draft: IndicatorDraft): Required<ChangeIndicatorRequest> => ({
  ...draft,
  decimals: /^\d{1,2}$/u.test(draft.decimals.trim()) ? Number(draft.decimals) : -1,
  ceiling: orNull(draft.ceiling.trim().replace(",", ".")),
  numeratorId: orNull(draft.numeratorId),
  denominatorId: orNull(draft.denominatorId),
  weightId: orNull(draft.weightId),
  formula: orNull(draft.formula.trim()),
});

/** Only what was changed, so that what stands is not judged anew; empty where nothing was. */
export function changeOf(indicator: IndicatorView, draft: IndicatorDraft): ChangeIndicatorRequest {
  const before = requestOf(draftOf(indicator));
  const after = requestOf(draft);
  const keys = Object.keys(after) as (keyof ChangeIndicatorRequest)[]; // its own keys
  return Object.fromEntries(
    keys.filter((key) => after[key] !== before[key]).map((key) => [key, after[key]]),
  );
}
