import type { ReportNumber, ReportView } from "../../contract/report.ts";
import { type Bindings, tokenText, withoutSeen } from "../../domain/report/bound-text.ts";
import type { NumberRun } from "../../domain/report/report-model.ts";
import { piecesOf } from "../../domain/report/report-pieces.ts";
import type { PaperPiece } from "./ReportPaper.tsx";

/** Every number of the report by key, for previews. */
export const bindingsOf = (numbers: readonly ReportNumber[]): Bindings =>
  new Map(
    numbers.map(({ key, text, observationIds }) => [key, { text, sourceIds: observationIds }]),
  );

/** What a paragraph is about, for the margin: "4.6a" of a target, "4.6" of a unit's paragraph. */
export function marginCode({ blockKey }: Pick<PaperPiece, "blockKey">): string {
  const [, target] = /\.target\.(.+)$/u.exec(blockKey) ?? [];
  if (target !== undefined) return target;
  const [, item] = /\.(\d+\.\d+)\.[0-9a-f]{8}-[0-9a-f-]{27}\./u.exec(blockKey) ?? [];
  return item ?? "";
}

/** The text of a paragraph as a person edits it: words, and tokens for its numbers. */
export function editableText(view: ReportView, blockKey: string): string {
  const edit = view.edits.find((each) => each.blockKey === blockKey);
  if (edit !== undefined) return edit.body;
  return piecesOf(view.model)
    .filter((piece) => piece.blockKey === blockKey)
    .map((piece) => withoutSeen(tokenText(piece.runs)))
    .join("\n");
}

/** Figures that differ from the last version, by key, with what they were. */
export const changedNumbers = ({ changes }: ReportView): ReadonlyMap<string, string> =>
  new Map(changes.flatMap(({ key, before }) => (key === null ? [] : [[key, before] as const])));

/** True where the number has moved under the sentence around it. */
export const isChanged = (run: NumberRun, changed: ReadonlyMap<string, string>): boolean =>
  run.stale || changed.has(run.key);

/** Paragraphs somebody should look at, in the order of the document: for the key N. */
export function openPlaces(view: ReportView): readonly string[] {
  const changed = changedNumbers(view);
  const guarded = new Set(view.guard.map((finding) => finding.blockKey));
  const keys = piecesOf(view.model)
    .filter(
      ({ blockKey, origin, runs }) =>
        origin.kind === "missing" ||
        guarded.has(blockKey) ||
        runs.some((run) => run.kind === "number" && isChanged(run, changed)),
    )
    .map((piece) => piece.blockKey);
  return [...new Set(keys)];
}

/** The page of a number's table with its story open; null where no table holds it. */
export function provenanceHref({ address }: ReportNumber, roundId: string): string | null {
  if (address === null) return null;
  return `/bieu-tong-hop/${address.formId}?dot=${roundId}&o=${address.rowId}.${address.columnId}`;
}

/** "Tồn tại, hạn chế, 4.6a": where a paragraph stands, in words for a list. */
export function placeInWords(view: ReportView, blockKey: string): string {
  const piece = piecesOf(view.model).find((each) => each.blockKey === blockKey);
  const section =
    view.outline.find((each) => each.id === piece?.headingId) ??
    // a paragraph that was taken out is known by the section its key begins with
    [...view.outline]
      .reverse()
      .find((each) => blockKey.startsWith(each.id.replace(/\.title$/u, "")));
  const title = section === undefined ? "Phần mở đầu" : section.text;
  const code = marginCode({ blockKey });
  return code === "" ? title : `${title}, ${code}`;
}

export interface RemovedParagraph {
  readonly blockKey: string;
  readonly editedBy: string;
  readonly editedAt: string;
}

/** Paragraphs that a person took out. */
export const removedParagraphs = ({ edits }: ReportView): readonly RemovedParagraph[] =>
  edits.filter((edit) => edit.body === "");
