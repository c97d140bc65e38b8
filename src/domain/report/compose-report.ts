import {
  appendixName,
  endMarked,
  furnitureOf,
  numbered,
  tableAppendices,
} from "./document-parts.ts";
import { openTargets, reportBindings } from "./report-bindings.ts";
import { type Composed, type ComposeContext, joined, paragraphs } from "./report-draft.ts";
import type { ReportInput } from "./report-input.ts";
import type { HeadingBlock, ReportModel } from "./report-model.ts";
import type { OutlineSection } from "./report-outline.ts";
import { sectionContent } from "./report-sections.ts";

const DOCUMENT_TYPE = "Báo cáo";
const PURPOSES = ["results", "statistics", "next-term"] as const;

/** Appendices in the order of what they show: results, statistics, next term. */
const orderedTables = (input: ReportInput) =>
  PURPOSES.flatMap((purpose) => input.tables.filter((table) => table.purpose === purpose));

const years = ({ from, to }: { readonly from: number; readonly to: number }) => `${from} - ${to}`;

function headingOf(section: OutlineSection, input: ReportInput): HeadingBlock {
  const text = section.title
    .replaceAll("{term}", years(input.term))
    .replaceAll("{nextTerm}", years(input.nextTerm));
  return { kind: "heading", id: section.key, level: section.level, number: null, text };
}

/** Section ids of headings and of their placeholder paragraphs must differ. */
const headingId = (key: string): string => `${key}.title`;

function section(
  outlined: OutlineSection,
  context: ComposeContext,
  names: ReadonlyMap<string, string>,
): Composed {
  const content = sectionContent(outlined, context, names);
  const heading = headingOf(outlined, context.input);
  return { ...content, blocks: [{ ...heading, id: headingId(outlined.key) }, ...content.blocks] };
}

function opening({ input }: ComposeContext): string {
  const basis = input.planCitation === null ? "" : `Thực hiện ${input.planCitation}, `;
  return `${basis}${input.issuing.issuerName} báo cáo kết quả thực hiện ${input.term.label} và phương hướng ${input.nextTerm.label} như sau:`;
}

function closing({ input }: ComposeContext): string {
  const to = input.issuing.addressees;
  const end = to.length === 0 ? "báo cáo" : `kính báo cáo ${to.join(", ")}`;
  return `Trên đây là Báo cáo ${lowerFirst(input.subject)}, ${input.issuing.issuerName} ${end}.`;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const template = (id: string, text: string, context: ComposeContext): Composed =>
  paragraphs([{ id, text, origin: { kind: "template" } }], context);

function unusedOverrides(input: ReportInput, composed: Composed): ReportModel["notices"] {
  const asked = new Set(composed.asked);
  return Object.keys(input.overrides)
    .filter((id) => !asked.has(id))
    .map((id) => ({ kind: "override-unused", blockId: id, subject: id }));
}

function figureNotices(input: ReportInput): ReportModel["notices"] {
  return openTargets(input).flatMap((target) =>
    target.verdict === "no_data" || target.verdict === "needs_baseline"
      ? [
          {
            kind: target.verdict === "no_data" ? "figure-missing" : "baseline-missing",
            blockId: `target.${target.code}`,
            subject: target.code,
          } as const,
        ]
      : [],
  );
}

/**
 * Composes the term evaluation report (báo cáo đánh giá nhiệm kỳ) from figures, verdicts, accepted
 * narratives and edited texts. What is missing is said; nothing is invented.
 */
export function composeReport(input: ReportInput): ReportModel {
  const context: ComposeContext = { input, bindings: reportBindings(input) };
  const tables = orderedTables(input);
  const appendices = tableAppendices(tables, input.issuing, DOCUMENT_TYPE);
  const names = new Map(
    tables.map((table, index) => [table.id, appendixName(appendices[index]?.number ?? null)]),
  );
  const composed = joined([
    template("opening", opening(context), context),
    ...input.outline.map((outlined) => section(outlined, context, names)),
    template("closing", closing(context), context),
  ]);
  return {
    furniture: furnitureOf(input.issuing, DOCUMENT_TYPE, input.subject),
    properties: {
      title: `${DOCUMENT_TYPE} ${lowerFirst(input.subject)}`,
      author: input.issuing.issuerName,
      keywords: [input.term.label, input.nextTerm.label],
      writtenAt: input.issuing.writtenAt,
      freezeVersion: input.freezeVersion,
    },
    body: endMarked(numbered(composed.blocks)),
    appendices,
    notices: [...composed.notices, ...unusedOverrides(input, composed), ...figureNotices(input)],
  };
}
