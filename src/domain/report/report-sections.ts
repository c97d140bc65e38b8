import { assertNever } from "../kernel/assert.ts";
import { effectiveVerdict, openTargets } from "./report-bindings.ts";
import {
  type Composed,
  type ComposeContext,
  dashes,
  type DraftText,
  joined,
  missingText,
  paragraphs,
} from "./report-draft.ts";
import type { ReportGroup, ReportNarrative, ReportTarget } from "./report-input.ts";
import type { HeadingBlock, HeadingLevel } from "./report-model.ts";
import type { NarrativeSection, OutlineSection, SectionContent } from "./report-outline.ts";
import {
  conventionSentence,
  countPhrase,
  shortfallSentence,
  targetSentence,
} from "./report-sentences.ts";

const drafted = (id: string, text: string): DraftText => ({
  id,
  text,
  origin: { kind: "drafted" },
});

/** What a cause or a solution answers, said before it. */
function answering({ section, answers, text }: ReportNarrative): string {
  if (answers === null) return text;
  const named =
    section === "solutions"
      ? `Giải pháp khắc phục nguyên nhân “${answers.words}”`
      : `Nguyên nhân của hạn chế “${answers.words}”`;
  return `${named}: ${text}`;
}

const narrated = (id: string, narrative: ReportNarrative): DraftText => ({
  id,
  text: answering(narrative),
  origin: {
    kind: "narrative",
    narrativeId: narrative.id,
    unitName: narrative.unitName,
    attribution: narrative.attribution,
  },
});

const groupTitle = (group: ReportGroup): string => group.title.replace(/[.:;\s]+$/u, "");

/** Which items a reader of this copy may not see. */
const isWithheld = (context: ComposeContext, itemId: string | null): boolean =>
  itemId !== null &&
  context.input.groups.some((group) =>
    group.items.some((item) => item.id === itemId && item.isWithheld),
  );

function narrativesOf(
  context: ComposeContext,
  section: NarrativeSection,
): readonly ReportNarrative[] {
  const order = context.input.groups.flatMap((group) => group.items.map((item) => item.id));
  const place = (narrative: ReportNarrative) =>
    narrative.itemId === null ? order.length : order.indexOf(narrative.itemId);
  return context.input.narratives
    .filter((narrative) => narrative.section === section && !isWithheld(context, narrative.itemId))
    .toSorted((a, b) => place(a) - place(b));
}

function counts(key: string, context: ComposeContext): Composed {
  const { input, bindings } = context;
  const { metIncludesExceeded } = input.settings;
  const countOf = (name: string) => bindings.get(name)?.sourceIds.length ?? 0;
  if (countOf("count.total") === 0) {
    return paragraphs(
      [missingText(`${key}.summary`, "Chưa có mục tiêu nào được đánh giá.")],
      context,
    );
  }
  const withheld = input.targets.length - openTargets(input).length;
  const summary = `Kế hoạch có {{count.items}} chỉ tiêu, nhiệm vụ thuộc {{count.groups}} nhóm, trong đó {{count.total}} mục tiêu được đánh giá bằng số liệu${withheld > 0 ? " (không kể {{count.withheld}} mục tiêu không công bố trong bản này)" : ""}. Đến năm ${input.asOf}: ${countPhrase("count", countOf, metIncludesExceeded)}. ${conventionSentence(metIncludesExceeded)}`;
  const byGroup = input.groups
    .filter((group) => countOf(`count.${group.number}.total`) > 0)
    .map((group) =>
      drafted(
        `${key}.group.${group.number}`,
        `${groupTitle(group)}: ${countPhrase(`count.${group.number}`, countOf, metIncludesExceeded)}.`,
      ),
    );
  const overridden = openTargets(input).filter((target) => target.override !== null);
  const rerated = `{{count.overridden}} mục tiêu được xếp loại lại so với kết quả tính theo quy tắc (${overridden.map((target) => target.code).join(", ")}); lý do nêu tại từng mục tiêu.`;
  return joined([
    paragraphs([drafted(`${key}.summary`, summary)], context),
    dashes(`${key}.groups`, byGroup, context),
    overridden.length === 0
      ? joined([])
      : paragraphs([drafted(`${key}.rerated`, `Có ${rerated}`)], context),
  ]);
}

/** One group: for each item what the unit says, then what the figures say. */
function groupContent(
  key: string,
  group: ReportGroup,
  targets: readonly ReportTarget[],
  context: ComposeContext,
): Composed {
  const results = narrativesOf(context, "results");
  const silent: string[] = [];
  const drafts = group.items.flatMap((item): DraftText[] => {
    const id = `${key}.item.${item.number}`;
    if (item.isWithheld) {
      return [missingText(id, `Nội dung ${item.number} không công bố trong bản này.`)];
    }
    const told = results
      .filter((narrative) => narrative.itemId === item.id)
      .map((narrative) => narrated(`${id}.${narrative.id}`, narrative));
    const measured = targets
      .filter((target) => target.itemId === item.id)
      .map((target) => drafted(`${key}.target.${target.code}`, targetSentence(target)));
    if (told.length + measured.length === 0) silent.push(item.number);
    return [...told, ...measured];
  });
  const silence =
    silent.length === 0
      ? []
      : [
          missingText(
            `${key}.silent`,
            `Chưa có kết quả được duyệt đối với nội dung: ${silent.join("; ")}.`,
          ),
        ];
  return paragraphs([...drafts, ...silence], context);
}

function groups(section: OutlineSection, context: ComposeContext): Composed {
  const targets = openTargets(context.input);
  const level = Math.min(3, section.level + 1) as HeadingLevel; // 1…3 by the minimum
  return joined(
    context.input.groups.map((group) => {
      const key = `${section.key}.${group.number}`;
      const heading: HeadingBlock = {
        kind: "heading",
        id: key,
        level,
        number: null,
        text: groupTitle(group),
      };
      const content = groupContent(key, group, targets, context);
      return { ...content, blocks: [heading, ...content.blocks] };
    }),
  );
}

function shortfalls(key: string, context: ComposeContext): Composed {
  const open = openTargets(context.input).filter((target) =>
    ["not_met", "at_risk"].includes(effectiveVerdict(target)),
  );
  if (open.length === 0) return joined([]);
  const some = (verdict: "not_met" | "at_risk") =>
    open.some((target) => effectiveVerdict(target) === verdict);
  const said = [
    ...(some("not_met") ? ["{{count.not_met}} mục tiêu chưa đạt"] : []),
    ...(some("at_risk") ? ["{{count.at_risk}} mục tiêu khó đạt"] : []),
  ].join(" và ");
  return joined([
    paragraphs([drafted(`${key}.shortfalls`, `Còn ${said}, cụ thể:`)], context),
    dashes(
      `${key}.shortfall-list`,
      open.map((target) => drafted(`${key}.target.${target.code}`, shortfallSentence(target))),
      context,
    ),
  ]);
}

/** "Phụ lục I, Phụ lục II" for the appendices of the given purposes. */
function appendices(
  key: string,
  purposes: readonly string[],
  context: ComposeContext,
  names: ReadonlyMap<string, string>,
): Composed {
  const tables = context.input.tables.filter((table) => purposes.includes(table.purpose));
  const id = `${key}.appendices`;
  if (tables.length === 0) return paragraphs([missingText(id, "Chưa có biểu số liệu.")], context);
  const list = tables.map((table) => names.get(table.id) ?? "Phụ lục").join(", ");
  return paragraphs([drafted(id, `Số liệu chi tiết tại ${list} kèm theo Báo cáo này.`)], context);
}

function basis(key: string, context: ComposeContext): Composed {
  const { collection, freezeVersion } = context.input;
  if (collection === null) return joined([]);
  const frozen = freezeVersion === null ? "số liệu chưa chốt" : `số liệu đã chốt, ${freezeVersion}`;
  const text = `Báo cáo được tổng hợp từ số liệu và thuyết minh đã được duyệt của {{count.units_accepted}}/{{count.units_asked}} đơn vị được giao nhiệm vụ (${frozen}).`;
  return paragraphs([drafted(`${key}.basis`, text)], context);
}

function narratives(key: string, section: NarrativeSection, context: ComposeContext): Composed {
  const drafts = narrativesOf(context, section).map((narrative) =>
    narrated(`${key}.${section}.${narrative.id}`, narrative),
  );
  return dashes(`${key}.${section}`, drafts, context);
}

function contentOf(
  content: SectionContent,
  section: OutlineSection,
  context: ComposeContext,
  names: ReadonlyMap<string, string>,
): Composed {
  const { key } = section;
  switch (content.kind) {
    case "written":
      return paragraphs([missingText(key)], context);
    case "basis":
      return basis(key, context);
    case "counts":
      return counts(key, context);
    case "groups":
      return groups(section, context);
    case "shortfalls":
      return shortfalls(key, context);
    case "narratives":
      return narratives(key, content.section, context);
    case "appendices":
      return appendices(key, content.purposes, context, names);
    default:
      return assertNever(content);
  }
}

/** Everything under one heading of the outline; a section without content says so. */
export function sectionContent(
  section: OutlineSection,
  context: ComposeContext,
  appendixNames: ReadonlyMap<string, string>,
): Composed {
  if (section.content.length === 0) return joined([]);
  const filled = joined(
    section.content.map((content) => contentOf(content, section, context, appendixNames)),
  );
  return filled.blocks.length > 0 ? filled : paragraphs([missingText(section.key)], context);
}
