import type { Derivation, FormColumnKind, FormRowKind } from "../../domain/collection/form.ts";
import { readFixture } from "./fixtures.ts";

/** What a row of the sample measures, where no target of the plan says so. */
export interface SampleIndicator {
  readonly code: string;
  readonly direction: "higher" | "lower" | "none";
  readonly overUnits: "sum" | "ratio" | "none";
  readonly ceiling: string | null;
  readonly source: string;
  readonly isIllustrative: boolean;
}

export interface SampleRow {
  readonly key: string;
  readonly parent: string | null;
  readonly number: string;
  readonly label: string;
  readonly kind: FormRowKind;
  readonly isPart?: boolean;
  readonly unitOfMeasure?: string;
  readonly decimals?: number;
  /** Number of the plan's item it reports on. */
  readonly item?: string;
  /** Code of the plan's target it is judged by. */
  readonly target?: string;
  readonly indicator?: string;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly shareGroup?: string;
  readonly isRequired?: boolean;
  /** Where the figures of a target's row come from; the others have it with their indicator. */
  readonly source?: string;
  /** Names of units, or all wards and the commune. */
  readonly providers?: readonly string[] | "wards";
  /** Units that report the same to cross-check. */
  readonly secondSources?: readonly string[];
}

export interface SampleForm {
  readonly code: string;
  readonly title: string;
  readonly unitNote: string;
  readonly sourceNote: string;
  readonly columns: readonly {
    readonly label: string;
    readonly kind: FormColumnKind;
    readonly year?: number;
    readonly derivation?: Derivation;
  }[];
  readonly rows: readonly SampleRow[];
}

/** Figures of one unit: form, row, then one text a typed column; null where nothing is typed yet. */
export type SampleFigures = Readonly<
  Record<string, Readonly<Record<string, readonly (string | null)[]>>>
>;

export interface SampleNote {
  readonly unit: string;
  readonly form: string;
  readonly row: string;
  readonly year: number;
  readonly note: string;
}

interface FiguresFile {
  readonly indicators: readonly SampleIndicator[];
  readonly forms: readonly SampleForm[];
  readonly figures: Readonly<Record<string, SampleFigures>>;
  readonly notes: readonly SampleNote[];
}

const file: FiguresFile = readFixture("figures.json");

/** The four forms of the sample (biểu mẫu), with what each unit reports in them. */
export const SAMPLE_FORMS = file.forms;
export const SAMPLE_NOTES = file.notes;
export const figuresOf = (unit: string): SampleFigures => file.figures[unit] ?? {};

const indicators = new Map(file.indicators.map((indicator) => [indicator.code, indicator]));

export const ILLUSTRATIVE = "Số liệu minh họa";

/** What a row measures besides its target; figures of the sample are invented unless it says where from. */
export const indicatorOf = (row: SampleRow): Omit<SampleIndicator, "code"> =>
  indicators.get(row.indicator ?? "") ?? {
    direction: "none",
    overUnits: "none",
    ceiling: null,
    source: row.source ?? ILLUSTRATIVE,
    isIllustrative: true,
  };

const rowByTarget = new Map(
  file.forms
    .flatMap((form) => form.rows)
    .flatMap((row) => (row.target === undefined ? [] : [[row.target, row] as const])),
);

/** What its row says of a target's indicator: invented unless a source is named, as fine as printed. */
export function factsOfTarget(code: string) {
  const row = rowByTarget.get(code);
  return {
    source: row?.source ?? ILLUSTRATIVE,
    isIllustrative: true,
    ...(row?.decimals === undefined ? {} : { decimals: row.decimals }),
  };
}
