import type { CheckSeverity } from "../../domain/collection/check.ts";

/** What a person designs: where it holds, what must be, and what is said where it is not. */
export interface CheckDesign {
  readonly formId: string;
  /** Null for the first row of the form that the condition names. */
  readonly rowId: string | null;
  readonly code: string;
  readonly name: string;
  readonly expression: string;
  readonly severity: CheckSeverity;
  readonly message: string;
  readonly proposal: string | null;
  readonly isActive: boolean;
}

export interface CheckRecord extends CheckDesign {
  readonly id: string;
  readonly version: number;
  readonly formCode: string;
  readonly designedBy: string;
  readonly designedAt: string;
}

export interface NewCheck extends CheckDesign {
  readonly id: string;
  readonly version: number;
  readonly at: string;
}

/** Checks that people designed; a version is never changed. */
export interface CheckStore {
  /** The newest version of every code, by form and code. */
  listNewest(): Promise<readonly CheckRecord[]>;
  /** The newest version of a code; no other version of it is made until this one is done. */
  lockNewest(code: string): Promise<{ readonly id: string; readonly version: number } | undefined>;
  add(check: NewCheck): Promise<void>;
}
