import type { ImportView } from "../../contract/plan.ts";
import type { Confidence, PlanReading, ReadItem } from "../../domain/plan/plan-reading.ts";
import type { SourceSpan } from "../../domain/plan/plan-document.ts";
import type { ReviewQuestion } from "../../domain/plan/review-questions.ts";

export type Filter = "open" | "unit" | "target" | "deadline" | "changed" | "all";
const FILTERS: readonly Filter[] = ["open", "unit", "target", "deadline", "changed", "all"];
export const isFilter = (text: string | undefined): text is Filter =>
  FILTERS.some((filter) => filter === text);

type MarkKind = "target" | "unit" | "deadline" | "doubt";

/** A stretch of a block, marked or plain, in reading order. */
export interface Piece {
  readonly text: string;
  readonly kind: MarkKind | null;
  /** Ordinal of the item it belongs to; null for text outside the items. */
  readonly item: number | null;
  /** Where it begins in its block. */
  readonly start: number;
}

interface Mark {
  readonly span: SourceSpan;
  readonly kind: MarkKind;
  readonly item: number;
}

export const isOpen = (view: ImportView, question: ReviewQuestion): boolean =>
  view.answers[question.id] === undefined;

/** Questions of one item; the deadline rule is asked above all of them. */
export const questionsOf = (view: ImportView, item: ReadItem): readonly ReviewQuestion[] =>
  view.questions.filter(
    (question) => question.kind !== "deadline-policy" && question.items.includes(item.ordinal),
  );

const openItems = (view: ImportView): ReadonlySet<number> =>
  new Set(
    view.questions
      .filter((question) => question.kind !== "deadline-policy" && isOpen(view, question))
      .flatMap((question) => question.items),
  );

function marksOf(reading: PlanReading, doubtful: ReadonlySet<string>): readonly Mark[] {
  return reading.items.flatMap((item) => [
    ...item.targets.map((target): Mark => ({
      span: target.span,
      kind: "target",
      item: item.ordinal,
    })),
    ...item.units.map((unit): Mark => ({
      span: unit.span,
      kind: doubtful.has(unit.raw) ? "doubt" : "unit",
      item: item.ordinal,
    })),
    ...(item.deadline === null || item.deadline.inherited
      ? []
      : [{ span: item.deadline.span, kind: "deadline" as const, item: item.ordinal }]),
  ]);
}

/** The document cut into marked pieces, one list for each block. */
export function piecesOf(view: ImportView): readonly (readonly Piece[])[] {
  const doubtful = new Set(
    view.matches.filter((match) => match.id === null).map((match) => match.written),
  );
  const byBlock = new Map<number, Mark[]>();
  for (const mark of marksOf(view.reading, doubtful)) {
    byBlock.set(mark.span.block, [...(byBlock.get(mark.span.block) ?? []), mark]);
  }
  const owner = new Map<number, number>();
  for (const item of view.reading.items) {
    for (const span of item.spans) owner.set(span.block, item.ordinal);
  }
  return view.blocks.map((block, index) => {
    const marks = [...(byBlock.get(index) ?? [])].sort((a, b) => a.span.start - b.span.start);
    const pieces: Piece[] = [];
    let at = 0;
    for (const { span, kind, item } of marks) {
      if (span.start < at) continue;
      if (span.start > at) {
        pieces.push({
          text: block.text.slice(at, span.start),
          kind: null,
          item: owner.get(index) ?? null,
          start: at,
        });
      }
      pieces.push({ text: block.text.slice(span.start, span.end), kind, item, start: span.start });
      at = span.end;
    }
    if (at < block.text.length) {
      pieces.push({
        text: block.text.slice(at),
        kind: null,
        item: owner.get(index) ?? null,
        start: at,
      });
    }
    return pieces;
  });
}

/** Block at which each item begins, with its number, for the tags in the margin. */
export const firstBlocks = (reading: PlanReading): ReadonlyMap<number, ReadItem> =>
  new Map(reading.items.map((item) => [item.spans[0]?.block ?? -1, item]));

/** The item of the document that begins at the same place; pieces of a cut have none of their own. */
export const inDocument = ({ document }: ImportView, item: ReadItem): ReadItem | undefined =>
  document.items.find(
    ({ number, spans: [first] }) =>
      number === item.number &&
      first?.block === item.spans[0]?.block &&
      first?.start === item.spans[0]?.start,
  );

/** What a revision did to an item; undefined where this document revises none. */
export const changeOf = (view: ImportView, item: ReadItem) => {
  const own = inDocument(view, item);
  return view.revision?.items.find(({ ordinal }) => ordinal === own?.ordinal);
};

/** True for an item that a revision brought or whose words it changed. */
function isChanged(view: ImportView, item: ReadItem): boolean {
  const change = changeOf(view, item);
  return change !== undefined && change.kind !== "kept";
}

/** An answer in words: the option's label, a unit's name, who was chosen. */
export function labelOf(view: ImportView, question: ReviewQuestion, value: unknown): string {
  if (value === "leave-out") return "Không phải đơn vị thực hiện";
  const option = question.options.find((each) => each.value === value);
  if (option !== undefined) return option.label;
  const entry = [...view.units, ...view.groups].find((each) => each.id === value);
  return entry?.name ?? String(value);
}

/** Items that a filter shows; the chosen one stays until another is chosen. */
export function itemsFor(
  view: ImportView,
  filter: Filter,
  chosen: number | null,
): readonly ReadItem[] {
  const { items } = view.reading;
  if (filter === "all") return items;
  if (filter === "changed") return items.filter((item) => isChanged(view, item));
  if (filter === "deadline") return items.filter((item) => item.deadline === null);
  if (filter === "open") {
    const open = openItems(view);
    return items.filter((item) => open.has(item.ordinal) || item.ordinal === chosen);
  }
  const wanted = (question: ReviewQuestion) =>
    filter === "unit"
      ? question.kind === "unit" || question.kind === "lead"
      : question.kind.startsWith("target-");
  return items.filter((item) => questionsOf(view, item).some(wanted));
}

/** How many questions of a kind are still open. */
export function openCount(view: ImportView, filter: Filter): number {
  const open = view.questions.filter((question) => isOpen(view, question));
  switch (filter) {
    case "open":
      return open.length;
    case "unit":
      return open.filter(({ kind }) => kind === "unit" || kind === "lead").length;
    case "target":
      return open.filter(({ kind }) => kind.startsWith("target-")).length;
    case "deadline":
      return open.filter(({ kind }) => kind === "deadline-policy").length;
    case "changed":
      return view.reading.items.filter((item) => isChanged(view, item)).length;
    case "all":
      return view.reading.items.length;
  }
}

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  certain: "Chắc chắn",
  likely: "Khá chắc",
  uncertain: "Cần xem",
};

/** How sure the reader is of an item, questions included. */
export function confidenceOf(view: ImportView, item: ReadItem): Confidence {
  const open = questionsOf(view, item).filter((question) => isOpen(view, question));
  if (open.some((question) => question.confidence === "uncertain")) return "uncertain";
  return open.length > 0 ? "likely" : "certain";
}

/** Open questions whose proposal only has to be agreed to. */
export const agreeable = (view: ImportView): readonly ReviewQuestion[] =>
  view.questions.filter(
    (question) =>
      isOpen(view, question) && question.proposed !== null && question.confidence === "likely",
  );
