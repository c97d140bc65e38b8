import { closedLines } from "./furniture-text.ts";
import { DATA_OWNER_LABEL, TARGET_LABEL } from "../plan/plan-labels.ts";
import { nextRoman } from "./outline-numbers.ts";
import { heading, leading, list, paragraph } from "./plan-blocks.ts";
import type { PlanDocumentGroup, PlanDocumentItem, PlanDocumentPart } from "./plan-document.ts";
import { isRoman } from "./plan-frame.ts";
import { bare, labelled } from "./plan-words.ts";
import type { HeadingLevel, ReportBlock } from "./report-model.ts";

const ARABIC = /^\d+$/u;

/** "Đơn vị chủ trì: …": labelled words that a reader of plans reads back. */
function assignments(item: PlanDocumentItem): readonly string[] {
  const named = (label: string, units: readonly string[]) =>
    units.length === 0 ? [] : [`${label}: ${units.map(bare).join("; ")}`];
  return [
    ...named("Đơn vị chủ trì", item.leadUnit === null ? [] : [item.leadUnit]),
    ...named("Đơn vị phối hợp", item.coordinatingUnits),
    ...named(DATA_OWNER_LABEL, item.dataOwners),
    ...item.unstated.map((target) => `${TARGET_LABEL}: ${target}`),
    ...named("Sản phẩm", item.product === "" ? [] : [item.product]),
    ...named("Thời gian thực hiện", item.deadline === null ? [] : [item.deadline]),
  ];
}

/** Sub-items behind the marks the plan gives them. */
function partBlocks(id: string, parts: readonly PlanDocumentPart[]): readonly ReportBlock[] {
  const closed = closedLines(parts.map(({ text }) => text));
  if (parts.every(({ marker }) => marker === "-")) return list(id, closed);
  return parts.map(({ marker }, index) =>
    paragraph(`${id}.${index + 1}`, labelled(marker, closed[index] ?? "")),
  );
}

/** What stands below an item: its sub-items, who does it, by when. */
const belowItem = (item: PlanDocumentItem, id: string): readonly ReportBlock[] => [
  ...partBlocks(`${id}.parts`, item.subItems),
  ...list(
    `${id}.assignment`,
    assignments(item).map((line) => `${line}.`),
  ),
];

const itemBlocks = (item: PlanDocumentItem, id: string): readonly ReportBlock[] => [
  leading(id, `${labelled(item.number, bare(item.text))}${item.subItems.length > 0 ? ":" : "."}`),
  ...belowItem(item, id),
];

/** An item behind a dash, its assignments in brackets. */
function dashedItem(item: PlanDocumentItem, id: string): readonly ReportBlock[] {
  const said = assignments(item);
  return list(id, [`${bare(item.text)}${said.length === 0 ? "" : ` (${said.join("; ")})`}.`]);
}

/** "Nhiệm vụ 1.": an item with parts of its own where groups are numbered 1, 2, 3, too. */
const namedItem = (item: PlanDocumentItem, id: string): readonly ReportBlock[] =>
  itemBlocks({ ...item, number: `Nhiệm vụ ${item.number}` }, id);

/** A group that is an item itself, standing under its own number. */
export const isItsItem = ({
  number,
  title,
  items: [item, ...others],
}: PlanDocumentGroup): boolean =>
  others.length === 0 && item?.number === number && bare(item.text) === bare(title);

function titleOf(
  group: PlanDocumentGroup,
  id: string,
  level: HeadingLevel,
): readonly ReportBlock[] {
  const title = bare(group.title);
  const number = bare(group.number);
  if (number === "") return title === "" ? [] : list(id, [`${title}:`]);
  return [heading(id, level, title, number)];
}

/** Where items and groups would both stand under 1, 2, 3, the items stand behind dashes. */
export function dashesIn(groups: readonly PlanDocumentGroup[]): ReadonlySet<PlanDocumentGroup> {
  if (!groups.some(({ number }) => ARABIC.test(number))) return new Set();
  let before = 0;
  return new Set(
    groups.filter(({ items }) => {
      const first = before + 1;
      before += items.length;
      return items.every(({ number }, at) => number === String(first + at));
    }),
  );
}

/** Groups 1, 2, 3 after a group II need a section of their own to stand in. */
const tasksHeading = (above: PlanDocumentGroup): ReportBlock =>
  heading("tasks.title", 1, "Nhiệm vụ cụ thể", nextRoman(above.number));

/** Groups with their items, under the numbers the register gives them. */
export function groupsBlocks(
  groups: readonly PlanDocumentGroup[],
  levels: readonly HeadingLevel[],
  prefix = "group",
): readonly ReportBlock[] {
  const dashed = dashesIn(groups);
  const hasParts = [...dashed].some(({ items }) =>
    items.some(({ subItems }) => subItems.length > 0),
  );
  const drawDashed = hasParts ? namedItem : dashedItem;
  return groups.flatMap((group, index) => {
    const id = `${prefix}.${index + 1}`;
    const level = levels[index] ?? 2;
    const draw = dashed.has(group) ? drawDashed : itemBlocks;
    const [item] = group.items;
    if (item !== undefined && isItsItem(group)) {
      return [...titleOf(group, id, level), ...belowItem(item, `${id}.item.1`)];
    }
    const above = groups[index - 1];
    const isBelow =
      above !== undefined && isRoman(above) && above.items.length > 0 && ARABIC.test(group.number);
    // A plan without groups needs no heading above its items.
    const isOnly = groups.length === 1 && group.number === "";
    return [
      ...(isBelow ? [tasksHeading(above)] : []),
      ...(isOnly ? [] : titleOf(group, id, level)),
      ...group.items.flatMap((each, at) => draw(each, `${id}.item.${at + 1}`)),
    ];
  });
}
