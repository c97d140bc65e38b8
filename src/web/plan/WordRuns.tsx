import type { WordRun } from "../../domain/kernel/word-changes.ts";

/** A text word by word: what was taken away is struck, what was added is underlined. */
export function WordRuns({ runs }: { readonly runs: readonly WordRun[] }) {
  return (
    <>
      {runs.map(({ kind, text }, at) => {
        if (kind === "added") return <ins key={at}>{text}</ins>;
        if (kind === "removed") return <del key={at}>{text}</del>;
        return <span key={at}>{text}</span>;
      })}
    </>
  );
}
