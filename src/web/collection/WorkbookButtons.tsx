import { useMutation } from "@tanstack/preact-query";
import { useRef, useState } from "preact/hooks";
import type { WorkbookPreview } from "../../contract/collection.ts";
import { api, apiUrl } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Button } from "../parts/Button.tsx";
import { later } from "../parts/later.tsx";
import { showToast } from "../parts/Toast.tsx";
import { paragraphKey } from "./draft.ts";
import type { EntryStore } from "./entry-store.ts";

const MergeDialog = later(() => import("./MergeDialog.tsx").then((m) => m.MergeDialog));

export interface WorkbookButtonsProps {
  readonly obligationId: string;
  readonly store: EntryStore;
  readonly canType: boolean;
  /** Why a file could not be read; null once another is tried. */
  readonly onTrouble: (message: string | null) => void;
}

const formOf = (file: File): FormData => {
  const form = new FormData();
  form.append("file", file, file.name);
  return form;
};

/** Puts what was ticked into the sheet as one act, so that one Ctrl Z takes all of it back. */
function merge(store: EntryStore, preview: WorkbookPreview, taken: ReadonlySet<string>): void {
  const cells = preview.cells.filter(({ rowId, columnId }) => taken.has(`${rowId}|${columnId}`));
  store.type(
    cells.map(({ rowId, columnId, typed, takesFigure, note }) => {
      const key = `${rowId}|${columnId}`;
      return {
        key,
        typed: takesFigure ? typed : store.textOf(key).typed,
        note: note ?? undefined,
        channel: "workbook" as const,
      };
    }),
  );
  for (const told of preview.paragraphs) {
    const { body, answersSection, answersPoint } = told;
    if (!taken.has(paragraphKey(told))) continue;
    const answers =
      answersSection === null ? null : { section: answersSection, point: answersPoint ?? 1 };
    store.write(told, body, { answers });
  }
  showToast({
    text: `Đã ghép ${taken.size} chỗ.`,
    onUndo: cells.length === 0 ? undefined : () => void store.timeTravel("undo"),
  });
}

/** The sheet as an Excel file: out, and in again with a preview. */
export function WorkbookButtons(props: WorkbookButtonsProps) {
  const { obligationId, store, canType, onTrouble } = props;
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const path = `/obligations/${obligationId}/workbook`;
  const preview = useMutation({
    mutationFn: async (chosen: File) => {
      await store.flush();
      return api.post<WorkbookPreview>(`${path}/preview`, formOf(chosen));
    },
    onMutate: () => onTrouble(null),
    onError: (error) => onTrouble(problemTitle(error)),
  });
  const marked = useMutation({
    mutationFn: (chosen: File) => api.download(`${path}/marked.xlsx`, formOf(chosen)),
    onError: (error) => onTrouble(problemTitle(error)),
  });
  return (
    <>
      <Button icon="download" href={apiUrl(`${path}.xlsx`)} download>
        Tải Excel
      </Button>
      {canType && (
        <>
          <Button icon="upload" busy={preview.isPending} onClick={() => input.current?.click()}>
            Nạp Excel
          </Button>
          <input
            ref={input}
            type="file"
            class="hidden-visually"
            aria-label="Chọn tệp Excel đã điền"
            tabIndex={-1}
            accept=".xlsx"
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              event.currentTarget.value = "";
              if (chosen === undefined) return;
              setFile(chosen);
              preview.mutate(chosen);
            }}
          />
        </>
      )}
      {preview.data !== undefined && (
        <MergeDialog
          preview={preview.data}
          isMarking={marked.isPending}
          onMarked={() => {
            if (file !== null) marked.mutate(file);
          }}
          onMerge={(taken) => {
            merge(store, preview.data, taken);
            preview.reset();
          }}
          onClose={() => preview.reset()}
        />
      )}
    </>
  );
}
