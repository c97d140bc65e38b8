import type { PlanReading, ReadDeadline, ReadItem, ReadTarget } from "./plan-reading.ts";

/** A JSON value of the exchange form. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Leaves out what the form has no place for when it says nothing. */
const said = (fields: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && value !== false && !isEmptyList(value),
    ),
  );
const isEmptyList = (value: Json): boolean => Array.isArray(value) && value.length === 0;

/** The form wants JSON numbers; every one of them was printed in the document. */
const number = (text: string | null): number | null => (text === null ? null : Number(text));

function deadlineJson(deadline: ReadDeadline | null): Json {
  if (deadline === null) return null;
  const { raw, type, date, relation, from, recurrence, monthDay, milestones, days, inherited } =
    deadline;
  return {
    raw,
    type,
    date,
    ...said({ relation, from, recurrence, monthDay, milestones, days, inherited }),
  };
}

function targetJson(target: ReadTarget): Json {
  const { measure, scope, strict, frequency, dueYear, quantified, implied } = target;
  return {
    measure,
    scope,
    comparator: target.comparator === "avoid" ? "=" : target.comparator,
    strict,
    value: number(target.value),
    valueTo: number(target.valueTo),
    unit: target.unitOfMeasure,
    frequency,
    dueYear,
    quantified,
    ...said({
      baseline: target.baseline,
      bound: target.bound,
      implied,
      optional: !quantified,
    }),
  };
}

const itemJson = (item: ReadItem): Json => ({
  number: item.number,
  ordinal: item.ordinal,
  group: item.group,
  title: item.title,
  subItems: item.subItems.map(({ marker, text }) => ({ marker, text })),
  deadline: deadlineJson(item.deadline),
  units: item.units.map(({ name, raw, role, collective }) => ({
    name,
    raw,
    // the form knows no data owners
    role: role === "data_owner" ? "coordinate" : role,
    collective,
  })),
  targets: item.targets.map(targetJson),
  ...said({ notes: item.notes }),
});

function metadataJson({ metadata }: PlanReading): Json {
  const { legalBases, ...rest } = metadata;
  return {
    ...rest,
    legalBases: legalBases.map((basis) => ({
      relation: basis.relation,
      documentType: basis.documentType,
      number: basis.number,
      date: basis.date,
      issuer: basis.issuer,
      subject: basis.subject,
      ...said({ issuerInferred: basis.issuerInferred }),
    })),
  };
}

/** Every unit once, with the other forms it was written in. */
function unitsJson(reading: PlanReading): readonly Json[] {
  const forms = new Map<
    string,
    { collective: boolean; written: Set<string>; slips: Set<string> }
  >();
  for (const unit of reading.items.flatMap((item) => item.units)) {
    const form = forms.get(unit.name) ?? {
      collective: unit.collective,
      written: new Set<string>(),
      slips: new Set<string>(),
    };
    if (unit.raw !== unit.name) {
      (unit.confidence === "certain" ? form.written : form.slips).add(unit.raw);
    }
    forms.set(unit.name, form);
  }
  return [...forms].map(([name, form]) => ({
    name,
    collective: form.collective,
    aliases: [...form.written],
    ocrVariants: [...form.slips],
  }));
}

function summaryJson({ groups, items }: PlanReading): Json {
  const targets = items.flatMap((item) => item.targets);
  const units = new Map(
    items.flatMap((item) => item.units.map((unit) => [unit.name, unit.collective] as const)),
  );
  const collectives = [...units.values()].filter(Boolean).length;
  return {
    groups: groups.length,
    items: items.length,
    itemsWithQuantifiedTarget: items.filter((i) => i.targets.some((t) => t.quantified)).length,
    targets: targets.filter((target) => target.quantified).length,
    optionalTargets: targets.filter((target) => !target.quantified).length,
    itemsWithDeadline: items.filter((item) => item.deadline !== null).length,
    subItems: items.reduce((count, item) => count + item.subItems.length, 0),
    units: units.size - collectives,
    collectives,
    assignmentPairs: items.reduce((count, item) => count + item.units.length, 0),
  };
}

type Fields = Readonly<Record<string, Json>>;

const fieldsBefore = (reading: PlanReading, docId: string): Fields => ({
  schemaVersion: "1.0",
  docId,
  origin: "source",
  language: "vi",
  metadata: metadataJson(reading),
  groups: reading.groups.map(({ id, number, title, parent }) => ({ id, number, title, parent })),
});

const fieldsAfter = (reading: PlanReading): Fields => ({
  implementation: reading.implementation.map(({ number, units, duties }) => ({
    number,
    units: units.map(({ name, collective }) => ({ name, collective })),
    duties,
    deadline: null,
  })),
  units: unitsJson(reading),
  summary: summaryJson(reading),
});

/** The reading in the exchange form for plans, version 1.0 (dạng JSON trao đổi). */
export const toCorpusJson = (reading: PlanReading, docId: string): Json => ({
  ...fieldsBefore(reading, docId),
  items: reading.items.map(itemJson),
  ...fieldsAfter(reading),
});

/** So many items are told at a time. */
const PIECE = 500;

const indented = (value: Json, margin: string): string =>
  margin + JSON.stringify(value, null, 2).replaceAll("\n", `\n${margin}`);

/** The fields of an object as lines, without its braces. */
const fieldLines = (fields: Fields): string =>
  JSON.stringify(fields, null, 2).replace(/^\{\n|\n\}$/gu, "");

/**
 * The same form as lines of JSON, piece by piece: a plan of a hundred thousand lines is never held
 * as one text.
 */
export function* corpusJsonLines(reading: PlanReading, docId: string): Generator<string> {
  const { items } = reading;
  yield `{\n${fieldLines(fieldsBefore(reading, docId))},\n  "items": [`;
  for (let from = 0; from < items.length; from += PIECE) {
    const piece = items.slice(from, from + PIECE).map((item) => indented(itemJson(item), "    "));
    yield piece.join(",\n") + (from + PIECE < items.length ? "," : "");
  }
  yield `  ],\n${fieldLines(fieldsAfter(reading))}\n}`;
}
