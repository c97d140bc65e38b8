import type { DocumentBlock } from "../plan-document.ts";
import type { Confidence, ReadDeadline, ReadItem, ReadTarget, ReadUnit } from "../plan-reading.ts";
import { type Subject, readAssignment } from "./assignment.ts";
import { withoutEnd } from "./clean-text.ts";
import { findDeadline, readDeadline } from "./deadlines.ts";
import { type Field, namesUnit } from "./labels.ts";
import type { RawItem } from "./raw-item.ts";
import {
  type SourcedText,
  joinOf,
  sliceOf,
  spanOf,
  spansOf,
  trimOf,
  withoutRange,
} from "./sourced-text.ts";
import { readTargetCells } from "./target-cells.ts";
import { readTargets } from "./targets.ts";
import { withStated } from "./stated-targets.ts";
import { splitUnits } from "./unit-list.ts";
import type { UnitDictionary } from "./unit-names.ts";

/** An item whose words are taken apart but whose units are not yet understood. */
export interface DraftItem {
  readonly raw: RawItem;
  readonly title: SourcedText;
  readonly deadline: ReadDeadline | null;
  readonly mentions: readonly UnitMention[];
  readonly targets: readonly ReadTarget[];
}

/** A unit as one place of the document writes it. */
export interface UnitMention {
  readonly role: ReadUnit["role"];
  readonly text: SourcedText;
}

type UnitField = Field & { readonly kind: ReadUnit["role"] };
const isUnitField = (field: Field): field is UnitField => namesUnit(field.kind);

/** Units as the fields list them, in order. */
export const mentionsOf = (fields: readonly Field[]): readonly UnitMention[] =>
  fields
    .filter(isUnitField)
    .flatMap((field) => splitUnits(field.value).map((text) => ({ role: field.kind, text })));

function deadlineOf(fields: readonly Field[], planYear: number | null): ReadDeadline | null {
  for (const field of fields) {
    if (field.kind !== "deadline") continue;
    const deadline = readDeadline(field.value, planYear);
    if (deadline !== null) return deadline;
  }
  return null;
}

function ownDeadline(
  title: SourcedText,
  fields: readonly Field[],
  planYear: number | null,
): { readonly deadline: ReadDeadline | null; readonly title: SourcedText } {
  const stated = deadlineOf(fields, planYear);
  if (stated !== null) return { deadline: stated, title };
  const found = findDeadline(title, planYear);
  if (found === null) return { deadline: null, title };
  const left = withoutRange(title, found.start, found.end);
  const reports = withoutEnd(trimOf(left)).text === "";
  return { deadline: found.deadline, title: reports ? sliceOf(title, 0, found.from) : left };
}

/** Targets of an item and of its bullets, each knowing those before it. */
const targetsOf = (texts: readonly SourcedText[]): readonly ReadTarget[] =>
  texts.reduce<readonly ReadTarget[]>((found, text) => [...found, ...readTargets(text, found)], []);

/** The sentence may name its own unit where no label and no heading does. */
function subjectOf(raw: RawItem): Subject {
  if (raw.cells !== null || raw.fields.some(isUnitField)) return "none";
  return raw.inherited.some(isUnitField) ? "chủ trì" : "any";
}

/** Takes an item apart into its title, deadline, unit mentions and targets. */
export function draftItem(raw: RawItem, planYear: number | null): DraftItem {
  const assignment = readAssignment(raw.heading, subjectOf(raw));
  const fields = [...raw.fields, ...assignment.fields];
  const own = ownDeadline(assignment.title, fields, planYear);
  const handed = own.deadline === null ? deadlineOf(raw.inherited, planYear) : null;
  const deadline = handed === null ? own.deadline : { ...handed, inherited: true };
  const ownUnits = mentionsOf(fields);
  const leads = ownUnits.some(({ role }) => role !== "coordinate" && role !== "data_owner");
  const mentions = leads ? ownUnits : [...mentionsOf(raw.inherited), ...ownUnits];
  const title = withoutEnd(trimOf(own.title));
  const said =
    raw.cells === null
      ? targetsOf([title, ...raw.subItems.map((sub) => sub.text)])
      : readTargetCells(title, raw.cells);
  return { raw, title, deadline, mentions, targets: withStated(said, fields) };
}

function understandUnits(
  mentions: readonly UnitMention[],
  names: UnitDictionary,
): readonly ReadUnit[] {
  const units = new Map<string, ReadUnit>();
  for (const { role, text } of mentions) {
    const { name, collective, repaired } = names(text.text);
    if (units.has(name)) continue;
    const confidence: Confidence = repaired ? "likely" : "certain";
    units.set(name, { name, raw: text.text, role, collective, confidence, span: spanOf(text) });
  }
  return [...units.values()];
}

function confidenceOf(draft: DraftItem, units: readonly ReadUnit[]): Confidence {
  if (draft.targets.some((target) => target.confidence === "uncertain")) return "uncertain";
  if (units.length === 0 && draft.raw.cells === null) return "uncertain";
  const sure = [...units, ...draft.targets].every((part) => part.confidence === "certain");
  return sure && draft.deadline !== null ? "certain" : "likely";
}

const verbatim = (text: SourcedText, blocks: readonly DocumentBlock[]): string =>
  spansOf(text)
    .map(({ block, start, end }) => blocks[block]?.text.slice(start, end) ?? "")
    .join(" ");

/** The item as the reading gives it, its units in their full names. */
export function finishItem(
  draft: DraftItem,
  ordinal: number,
  names: UnitDictionary,
  blocks: readonly DocumentBlock[],
): ReadItem {
  const { raw } = draft;
  const units = understandUnits(draft.mentions, names);
  const own = [raw.heading, ...raw.subItems.map((sub) => sub.text)];
  return {
    number: raw.number,
    ordinal,
    group: raw.group,
    title: draft.title.text.charAt(0).toUpperCase() + draft.title.text.slice(1),
    originalText: own.map((text) => verbatim(text, blocks)).join("\n"),
    subItems: raw.subItems.map(({ marker, text }) => ({
      marker,
      text: withoutEnd(text).text,
      span: spanOf(text),
    })),
    units,
    deadline: draft.deadline,
    targets: draft.targets,
    notes: raw.notes.length === 0 ? null : joinOf(raw.notes, "\n").text,
    confidence: confidenceOf(draft, units),
    spans: raw.lines.flatMap(spansOf),
  };
}
