import type { Form } from "../../domain/collection/form.ts";

/** Something the reader settled by itself and a person should glance at. */
export interface FormQuestion {
  /** "Biểu 01!D5". */
  readonly where: string;
  readonly kind:
    /** A year column that does not say whether it is thực hiện, ước or kế hoạch. */
    | "column-kind-assumed"
    /** A column whose header no rule understood; it is left out. */
    | "column-unknown"
    | "column-ignored"
    | "unit-missing"
    | "number-unknown"
    /** Numbers stand in the figure cells; a form takes none along. */
    | "values-ignored";
  /** The text it concerns. */
  readonly text: string;
}

/** A form read from one sheet (biểu mẫu đọc từ Excel); its ids hold only within the draft. */
export interface FormDraft {
  readonly sheet: string;
  readonly form: Form;
  /** Units named beside rows, as written. */
  readonly providers: readonly { readonly rowId: string; readonly text: string }[];
  readonly questions: readonly FormQuestion[];
}
