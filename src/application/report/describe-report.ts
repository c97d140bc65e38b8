import { paragraphText } from "../../domain/collection/bound-figure.ts";
import { withoutSeen } from "../../domain/report/bound-text.ts";
import { type BoundNumber, boundNumbers } from "../../domain/report/bound-numbers.ts";
import { checkReport, typedNumbers } from "../../domain/report/check-report.ts";
import { numbersChangedSince } from "../../domain/report/compare-versions.ts";
import { outlineOfReport } from "../../domain/report/outline-of-report.ts";
import { openTargets } from "../../domain/report/report-bindings.ts";
import type { ReportModel } from "../../domain/report/report-model.ts";
import { numbersIn, piecesOf } from "../../domain/report/report-pieces.ts";
import { guardSentences } from "../../domain/report/sentence-guard.ts";
import type { RecordedEvent } from "../audit.ts";
import { editableKeys, type ReportCopies, type ReportCopy } from "./compose-copies.ts";
import { numberAddresses } from "./number-addresses.ts";
import type { AcceptedNarrative, VersionRecord } from "./report-store.ts";
import { narrativeId } from "./to-report-input.ts";

/** Where each number of a model is quoted. */
function quotedIn(model: ReportModel): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const { blockKey, runs } of piecesOf(model)) {
    for (const { key } of numbersIn(runs)) {
      const known = places.get(key) ?? [];
      if (!known.includes(blockKey)) known.push(blockKey);
      places.set(key, known);
    }
  }
  return places;
}

/** An attainment is traced through the latest figure of its target. */
function traced(number: BoundNumber, all: readonly BoundNumber[]): BoundNumber {
  if (number.kind !== "attainment") return number;
  return (
    all.findLast(
      (other) =>
        other.kind === "figure" &&
        other.targetCode === number.targetCode &&
        other.observationIds.length > 0,
    ) ?? number
  );
}

function describeNumbers({ sources, own }: ReportCopies, model: ReportModel) {
  const addressOf = numberAddresses(sources);
  const places = quotedIn(model);
  const all = boundNumbers(own.input, own.bindings);
  return all.map((number) => {
    const { figureKind: _kind, observationIds, ...facts } = number;
    return {
      ...facts,
      observationIds: [...observationIds],
      address: addressOf(traced(number, all)),
      blockKeys: [...(places.get(number.key) ?? [])],
    };
  });
}

/** Texts of people that this reader may see: those of blocks in the reader's own copy. */
function describeEdits({ sources, own, unusedEdits }: ReportCopies) {
  const visible = editableKeys(own);
  const acceptedAt = new Map(
    sources.narratives.map((told) => [narrativeId(told), told.acceptedAt]),
  );
  const sourceOf = (blockKey: string) =>
    [...acceptedAt].find(([id]) => blockKey.endsWith(`.${id}`))?.[1];
  return sources.edits
    .filter(({ blockKey }) => visible.has(blockKey) || unusedEdits.includes(blockKey))
    .map((edit) => ({
      ...edit,
      body: withoutSeen(edit.body),
      isOutdated: (sourceOf(edit.blockKey) ?? "") > edit.editedAt,
    }));
}

function describeNarratives({ sources, own }: ReportCopies, model: ReportModel) {
  const withheld = new Set(
    own.input.groups.flatMap((group) =>
      group.items.filter((item) => item.isWithheld).map((item) => item.id),
    ),
  );
  const keys = piecesOf(model).map((piece) => piece.blockKey);
  const told = new Map(own.input.narratives.map((narrative) => [narrative.id, narrative]));
  const isOpen = ({ itemId }: AcceptedNarrative) => itemId === null || !withheld.has(itemId);
  return sources.narratives.filter(isOpen).map((narrative) => {
    const id = narrativeId(narrative);
    return {
      id,
      entryId: narrative.entryId,
      section: narrative.section,
      itemNumber: narrative.itemNumber,
      unit: narrative.unitName,
      text: paragraphText(narrative.body),
      attribution: told.get(id)?.attribution ?? narrative.unitName,
      acceptedAt: narrative.acceptedAt,
      blockKey: keys.find((key) => key.endsWith(`.${id}`)) ?? null,
    };
  });
}

/** Each version with what the leader said of it. */
export function describeVersions(
  versions: readonly VersionRecord[],
  history: readonly RecordedEvent[],
) {
  return versions.map((version) => {
    const decided = history.find(
      ({ kind, details }) =>
        (kind === "report.approved" || kind === "report.returned") &&
        details["version"] === version.version,
    );
    return {
      ...version,
      decision:
        decided === undefined
          ? null
          : {
              kind:
                decided.kind === "report.approved" ? ("approved" as const) : ("returned" as const),
              by: decided.actorName ?? "",
              at: decided.occurredAt,
              reason: decided.reason ?? "",
            },
    };
  });
}

function describeChanges({ open }: ReportCopies, last: ReportModel | undefined) {
  if (last === undefined) return [];
  const labels = new Map(
    boundNumbers(open.input, open.bindings).map((number) => [number.key, number.label]),
  );
  return numbersChangedSince(last, open).map(({ where, ...change }) => ({
    ...change,
    label: change.key === null ? where : (labels.get(change.key) ?? change.key),
    blockKeys: [...change.blockKeys],
  }));
}

const withheldItems = ({ input }: ReportCopy): number =>
  input.groups.reduce(
    (sum, group) => sum + group.items.filter((item) => item.isWithheld).length,
    0,
  );

/** All that a page says about the model it shows, beside the model. */
export function describeReport(
  copies: ReportCopies,
  model: ReportModel,
  last: ReportModel | undefined,
) {
  const { own, open, unusedEdits } = copies;
  const pieces = piecesOf(model);
  const narratives = describeNarratives(copies, model);
  return {
    outline: [...outlineOfReport(model)],
    counters: {
      boundNumbers: pieces.reduce((sum, { runs }) => sum + numbersIn(runs).length, 0),
      typedNumbers: typedNumbers(pieces).length,
      narrativesUsed: narratives.filter((narrative) => narrative.blockKey !== null).length,
      narratives: narratives.length,
    },
    edits: describeEdits(copies),
    numbers: describeNumbers(copies, model),
    changes: describeChanges(copies, last),
    guard: [...guardSentences(pieces, openTargets(own.input))],
    checks: checkReport(own.input, model, unusedEdits).map(({ findings, ...check }) => ({
      ...check,
      findings: [...findings],
    })),
    narratives,
    withheldItems: withheldItems(own),
    confidentialItems: withheldItems(open),
  };
}
