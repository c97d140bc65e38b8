import { bindText, type Bindings } from "./bound-text.ts";
import type { Override, ReportInput } from "./report-input.ts";
import type {
  ListItem,
  Origin,
  ParagraphBlock,
  ReportBlock,
  ReportNotice,
} from "./report-model.ts";

/** A piece of text before numbers are put in and edited texts take its place. */
export interface DraftText {
  readonly id: string;
  /** With tokens. */
  readonly text: string;
  readonly origin: Origin;
}

/** What is composed against: the input, its numbers, and who appears where. */
export interface ComposeContext {
  readonly input: ReportInput;
  readonly bindings: Bindings;
}

/** Blocks with what a clerk should look at in them. */
export interface Composed {
  readonly blocks: readonly ReportBlock[];
  readonly notices: readonly ReportNotice[];
  /** Ids under which an edited text was looked for. */
  readonly asked: readonly string[];
}

export const joined = (parts: readonly Composed[]): Composed => ({
  blocks: parts.flatMap((part) => part.blocks),
  notices: parts.flatMap((part) => part.notices),
  asked: parts.flatMap((part) => part.asked),
});

export const EMPTY_TEXT = "Chưa có nội dung được duyệt cho mục này.";

/** Says that a section has nothing yet, in the document and among the notices. */
export const missingText = (id: string, text: string = EMPTY_TEXT): DraftText => ({
  id,
  text,
  origin: { kind: "missing" },
});

const bodyOf = (draft: DraftText, override: Override | undefined): DraftText =>
  override === undefined
    ? draft
    : { id: draft.id, text: override.body, origin: { kind: "edited", by: override.editedBy } };

/** One paragraph of text a line; further lines get ids of their own. */
function lines({ id, text, origin }: DraftText): readonly DraftText[] {
  const written = text.split(/\r?\n/u).map((line) => line.trim());
  return written
    .filter((line) => line !== "")
    .map((line, index) => ({ id: index === 0 ? id : `${id}#${index + 1}`, text: line, origin }));
}

function bound(draft: DraftText, bindings: Bindings): { item: ListItem; notices: ReportNotice[] } {
  const { runs, unresolved, stale } = bindText(draft.text, bindings);
  const notice = (kind: ReportNotice["kind"]) => (subject: string) => ({
    kind,
    blockId: draft.id,
    subject,
  });
  return {
    item: { id: draft.id, runs, origin: draft.origin },
    notices: [
      ...unresolved.map(notice("token-unresolved")),
      ...stale.map(notice("number-stale")),
      ...(draft.origin.kind === "missing" ? [notice("section-empty")(draft.id)] : []),
    ],
  };
}

const settled = (draft: DraftText, { input, bindings }: ComposeContext) =>
  lines(bodyOf(draft, input.overrides[draft.id])).map((line) => bound(line, bindings));

/** Paragraphs of drafts; an edited text stands in the place of its draft, an empty one removes it. */
export function paragraphs(drafts: readonly DraftText[], context: ComposeContext): Composed {
  const all = drafts.flatMap((draft) => settled(draft, context));
  return {
    blocks: all.map(({ item }): ParagraphBlock => ({ kind: "paragraph", ...item })),
    notices: all.flatMap(({ notices }) => notices),
    asked: drafts.map((draft) => draft.id),
  };
}

/** The same as lines behind dashes; nothing where there is no line. */
export function dashes(
  id: string,
  drafts: readonly DraftText[],
  context: ComposeContext,
): Composed {
  const all = drafts.flatMap((draft) => settled(draft, context));
  return {
    blocks: all.length === 0 ? [] : [{ kind: "list", id, items: all.map(({ item }) => item) }],
    notices: all.flatMap(({ notices }) => notices),
    asked: drafts.map((draft) => draft.id),
  };
}
