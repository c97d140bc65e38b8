import { useMemo } from "preact/hooks";
import { paragraphText } from "../../domain/collection/bound-figure.ts";
import { repeatedInWords, repeatedPercent } from "../../domain/collection/repeated-text.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
import { contradictedNumbers } from "../../domain/report/contradicted-numbers.ts";
import type { EarlierParagraph } from "./EarlierText.tsx";
import { type FigureOption, printedRows } from "./figure-options.ts";

export interface NarrativeHintsProps {
  /** With bound figures as tokens. */
  readonly body: string;
  /** As people see it. */
  readonly text: string;
  /** What the unit said in the section last time. */
  readonly earlier: readonly EarlierParagraph[];
  /** It is such a text itself, and nobody has edited it. */
  readonly isCopied: boolean;
  readonly figures: () => readonly FigureOption[];
}

/** What is odd about a paragraph, for the writer to look at; nothing of it holds back. */
export function NarrativeHints(props: NarrativeHintsProps) {
  const { body, text, earlier, isCopied, figures } = props;
  const repeated = useMemo(
    () =>
      repeatedPercent(
        text,
        earlier.map((told) => told.body),
      ),
    [text, earlier.length],
  );
  const contradicted = useMemo(() => {
    const typed = paragraphText(body, () => "");
    return /\d/u.test(typed) ? contradictedNumbers(typed, printedRows(figures())) : [];
  }, [body, figures]);
  return (
    <>
      {isCopied ? (
        <p class="narrative-link warn-ink">Chép từ kỳ trước, chưa sửa.</p>
      ) : (
        repeated !== undefined && <p class="narrative-link warn-ink">{repeatedInWords(repeated)}</p>
      )}
      {[...groupBy(contradicted, ({ row }) => row)].map(([row, numbers]) => (
        <p key={row} class="narrative-link warn-ink">
          {[...new Set(numbers.map(({ typed }) => `“${typed}”`))].join(", ")} không có ở dòng {row}{" "}
          của biểu. Kiểm tra lại, hoặc gõ @ để gắn số của biểu.
        </p>
      ))}
    </>
  );
}
