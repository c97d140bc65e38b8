import type {
  FormColumnKind,
  FormRowKind,
  Derivation,
  Form,
} from "../../domain/collection/form.ts";
import type { DecimalText } from "../../domain/kernel/decimal.ts";

export interface NewIndicator {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unitOfMeasure: string;
  readonly decimals: number;
  readonly direction: "higher" | "lower" | "none";
  readonly ceiling: DecimalText | null;
  readonly overUnits: "sum" | "ratio" | "weighted_mean" | "max" | "min" | "none";
  readonly overTime: "sum" | "last" | "mean" | "ratio" | "none";
  readonly numeratorId: string | null;
  readonly denominatorId: string | null;
  readonly source: string;
  readonly isIllustrative: boolean;
}

export interface IndicatorRecord extends NewIndicator {
  readonly frequency: string;
}

export interface StoredRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly ordinal: number;
  readonly number: string;
  readonly label: string;
  readonly kind: FormRowKind;
  readonly isPart: boolean;
  readonly unitOfMeasure: string;
  readonly decimals: number;
  readonly indicatorId: string | null;
  readonly planItemId: string | null;
  readonly targetId: string | null;
  readonly numeratorRowId: string | null;
  readonly denominatorRowId: string | null;
  readonly shareGroup: string | null;
  readonly isRequired: boolean;
  readonly providers: readonly { readonly unitId: string; readonly isMain: boolean }[];
}

export interface StoredColumn {
  readonly id: string;
  readonly ordinal: number;
  readonly label: string;
  readonly kind: FormColumnKind;
  readonly year: number | null;
  readonly derivation: Derivation | null;
}

export interface NewForm {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly unitNote: string;
  readonly sourceNote: string;
  readonly planVersionId: string | null;
  readonly origin: "designed" | "workbook" | "plan";
  readonly rows: readonly StoredRow[];
  readonly columns: readonly StoredColumn[];
  readonly at: string;
}

export interface FormSummary {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly origin: "designed" | "workbook" | "plan";
  readonly rows: number;
  readonly columns: number;
  /** A used form is never changed: its next design is a new version. */
  readonly isUsed: boolean;
}

/** Indicators and forms, which are data and never code. */
export interface FormStore {
  listIndicators(): Promise<readonly IndicatorRecord[]>;
  addIndicator(indicator: NewIndicator): Promise<void>;
  listForms(): Promise<readonly FormSummary[]>;
  findForm(id: string): Promise<Form | undefined>;
  listProviders(
    formId: string,
  ): Promise<
    readonly { readonly rowId: string; readonly unitId: string; readonly isMain: boolean }[]
  >;
  lastVersion(code: string): Promise<number>;
  addForm(form: NewForm): Promise<void>;
}
