import type { DocumentBlock, SourceSpan } from "./plan-document.ts";
import type { PlanReading, Repair } from "./plan-reading.ts";
import { readAims } from "./reading/aims.ts";
import { draftItem, finishItem } from "./reading/build-item.ts";
import { namesInDuties, readDuties } from "./reading/duties.ts";
import { findItems } from "./reading/find-items.ts";
import { readLines } from "./reading/lines.ts";
import { readMetadata } from "./reading/metadata.ts";
import { readOutline } from "./reading/outline.ts";
import { appendicesToRead } from "./reading/appendices-to-read.ts";
import { readParts } from "./reading/sections.ts";
import { spansOf } from "./reading/sourced-text.ts";
import { unstackTables } from "./reading/stacked-table.ts";
import { findSuspicions } from "./reading/suspicions.ts";
import { unitDictionary } from "./reading/unit-names.ts";

/**
 * Reads a plan document (đọc văn bản kế hoạch): its groups, items, units, deadlines and targets,
 * each with the place it was read from. It repairs what is plainly a slip and says so, and decides
 * nothing that a person has to decide.
 */
export function readPlan(blocks: readonly DocumentBlock[]): PlanReading {
  const { lines, repairs } = readLines(blocks);
  const parts = readParts(lines);
  const metadata = readMetadata(parts);
  const appendices = appendicesToRead(parts.appendices, parts.body);
  const outline = readOutline(unstackTables([...parts.body, ...appendices]));
  const found = findItems(outline);
  const drafts = found.items.map((item) => draftItem(item, metadata.year));
  const written = [
    ...drafts.flatMap((draft) => draft.mentions.map((mention) => mention.text)),
    ...namesInDuties(found.implementation),
  ].map((source) => source.text);
  const names = unitDictionary(written, metadata.place);
  const items = drafts.map((draft, i) => finishItem(draft, i + 1, names, blocks));
  const unitRepairs = items.flatMap((item) =>
    item.units
      .filter((unit) => unit.confidence !== "certain")
      .map((unit): Repair => ({ span: unit.span, written: unit.raw, understood: unit.name })),
  );
  const reading = {
    metadata,
    groups: found.groups,
    items,
    ...readAims(outline),
    implementation: readDuties(found.implementation, names),
    repairs: [...repairs, ...unitRepairs],
    unread: found.loose.flatMap((line): readonly SourceSpan[] => spansOf(line)),
  };
  return { ...reading, suspicions: findSuspicions(reading, lines) };
}
