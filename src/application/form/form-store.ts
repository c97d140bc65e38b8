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
  readonly weightId: string | null;
  /** How it is derived, in words; null where it is counted. */
  readonly formula: string | null;
  /** What is counted and how, in words. */
  readonly definition: string;
  readonly frequency: string;
  /** Somebody typed or reported a figure of it. */
  readonly isUsed: boolean;
  /** Short names of the units that fill it in the forms. */
  readonly providers: readonly string[];
  /** True where it measures something that only named people may see. */
  readonly isConfidential: boolean;
  /** Units with a part in what it measures. */
  readonly unitIds: readonly string[];
}

/** What may be changed of an indicator; what is left out stays. */
export type IndicatorChange = {
  readonly [
    K in
      | "code"
      | "name"
      | "unitOfMeasure"
      | "decimals"
      | "direction"
      | "ceiling"
      | "overUnits"
      | "overTime"
      | "numeratorId"
      | "denominatorId"
      | "weightId"
      | "formula"
      | "definition"
      | "source"
      | "frequency"
  ]?: IndicatorRecord[K] | undefined;
};

/** Ids that a design names, by kind. */
export interface DesignReferences {
  readonly units: readonly string[];
  readonly items: readonly string[];
  readonly targets: readonly string[];
  readonly indicators: readonly string[];
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
  readonly evidenceRequired?: boolean;
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
  findIndicator(id: string): Promise<IndicatorRecord | undefined>;
  changeIndicator(id: string, change: IndicatorChange): Promise<void>;
  addIndicator(indicator: NewIndicator): Promise<void>;
  listForms(): Promise<readonly FormSummary[]>;
  /** The newest form of a code. */
  findNewest(code: string): Promise<{ readonly id: string } | undefined>;
  findForm(id: string): Promise<Form | undefined>;
  listProviders(
    formId: string,
  ): Promise<
    readonly { readonly rowId: string; readonly unitId: string; readonly isMain: boolean }[]
  >;
  /** The newest form of a code; no other version of it is made until this one is done. */
  lockNewest(code: string): Promise<{ readonly id: string; readonly version: number } | undefined>;
  /** True where every id is one of the organization's own. */
  knows(references: DesignReferences): Promise<boolean>;
  addForm(form: NewForm): Promise<void>;
}
