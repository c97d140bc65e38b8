import type {
  DocumentFacts,
  DocumentPart,
  DocumentEdit,
} from "../../domain/plan/document-facts.ts";
import type { OutlineEdit } from "../../domain/plan/outline-edit.ts";
import type { EditedParts } from "../../domain/plan/edit-in-words.ts";
import type { Outline } from "../../domain/plan/outline.ts";
import type { NewIndicator } from "../form/form-store.ts";

/** One change of a draft as it is kept. */
export interface NewEdit {
  readonly versionId: string;
  readonly revision: number;
  readonly kind: (OutlineEdit | DocumentEdit)["kind"];
  readonly touched: readonly string[];
  readonly before: EditedParts;
  readonly after: EditedParts;
  readonly at: string;
}

/** A change as it is read back. */
export interface RecordedEdit {
  readonly revision: number;
  readonly kind: (OutlineEdit | DocumentEdit)["kind"];
  readonly touched: readonly string[];
  readonly before: EditedParts;
  readonly after: EditedParts;
  readonly by: string;
  readonly at: string;
}

/** How an indicator of a draft is measured, as its target says. */
export type IndicatorShape = Pick<
  NewIndicator,
  "id" | "name" | "unitOfMeasure" | "decimals" | "direction" | "ceiling" | "overUnits" | "overTime"
>;

/** Drafts of plans: their outline and the changes made to it. */
export interface OutlineStore {
  /** Nobody else changes the draft until this is done; false where there is no such version. */
  lock(versionId: string): Promise<boolean>;
  /** The last change after a revision that touched one of the ids. */
  findEditSince(
    versionId: string,
    revision: number,
    touched: readonly string[],
  ): Promise<{ readonly by: string } | undefined>;
  /** The last change after a revision that wrote one of the parts of the document. */
  findDocumentEditSince(
    versionId: string,
    revision: number,
    parts: readonly DocumentPart[],
  ): Promise<{ readonly by: string } | undefined>;
  writeDocument(versionId: string, document: DocumentFacts): Promise<void>;
  /** Makes the rows of a draft say what `after` says. */
  write(
    versionId: string,
    before: Outline,
    after: Outline,
    /** Indicators of targets that are new or measure another thing. */
    indicators: ReadonlyMap<string, string>,
    at: string,
  ): Promise<void>;
  recordEdit(edit: NewEdit): Promise<void>;
  /** Changes of a version, the last one first. */
  listEdits(versionId: string): Promise<readonly RecordedEdit[]>;
  /** True where a form asks for the item or a target of it. */
  isAskedFor(itemId: string, targetIds: readonly string[]): Promise<boolean>;
  /** True where anything but this target needs the indicator. */
  isShared(indicatorId: string, targetId: string): Promise<boolean>;
  reshapeIndicator(shape: IndicatorShape): Promise<void>;
  /** Which units came after which, by the register. */
  listSuccessors(
    unitIds: readonly string[],
  ): Promise<readonly { readonly fromId: string; readonly toId: string }[]>;
  /** The indicators are forgotten where nothing needs them. */
  dropUnusedIndicators(ids: readonly string[]): Promise<void>;
}
