import type { StatisticalTable } from "../consolidation/statistical-table.ts";
import type { IssuingFacts } from "./report-input.ts";

/** A line below an item, behind the mark the plan gives it: "-", "+", "a". */
export interface PlanDocumentPart {
  readonly marker: string;
  readonly text: string;
}

/** An item of the plan with who does it and by when, as the plan words it. */
export interface PlanDocumentItem {
  /** "4.10". */
  readonly number: string;
  readonly text: string;
  readonly subItems: readonly PlanDocumentPart[];
  /** What it sets, in words: "Lượng khách lưu trú: ≥ 5 triệu lượt người". */
  readonly targets: readonly string[];
  /** Those of them that the item's own words do not say, such as figures of a table. */
  readonly unstated: readonly string[];
  readonly leadUnit: string | null;
  readonly coordinatingUnits: readonly string[];
  readonly dataOwners: readonly string[];
  readonly product: string;
  /** "Hoàn thành trước ngày 09/9/2024"; null where the plan gives none. */
  readonly deadline: string | null;
}

export interface PlanDocumentGroup {
  /** "1", "II"; empty where the plan gives none. */
  readonly number: string;
  readonly title: string;
  readonly items: readonly PlanDocumentItem[];
}

/** What one unit, or several together, must see to (tổ chức thực hiện). */
export interface PlanDocumentDuty {
  readonly units: readonly string[];
  readonly duties: readonly string[];
}

/** Everything the plan document is composed from: the register, not a text. */
export interface PlanDocumentInput {
  /** "Kế hoạch", "Quyết định", "Công văn". */
  readonly documentType: string;
  readonly issuing: IssuingFacts;
  readonly subject: string;
  readonly purposes: readonly string[];
  readonly requirements: readonly string[];
  readonly groups: readonly PlanDocumentGroup[];
  readonly duties: readonly PlanDocumentDuty[];
  /** Forms that go with the plan as its appendices. */
  readonly tables: readonly { readonly id: string; readonly table: StatisticalTable }[];
}
