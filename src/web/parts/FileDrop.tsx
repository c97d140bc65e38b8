import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { Icon } from "./Icon.tsx";

export interface FileDropProps {
  /** "Kéo tệp kế hoạch vào đây, hoặc" */
  readonly label: string;
  /** Formats and size in words: "DOCX, tối đa 20 MB". */
  readonly hint?: ComponentChildren;
  /** As the `accept` attribute: ".docx,.xlsx". */
  readonly accept: string;
  readonly onFile?: ((file: File) => void) | undefined;
  /** Takes several files at once. */
  readonly multiple?: boolean | undefined;
  readonly onFiles?: ((files: readonly File[]) => void) | undefined;
  readonly busy?: boolean | undefined;
  readonly error?: string | undefined;
}

/**
 * A place for files, by dragging or choosing. Props: label, hint, accept, onFile (or multiple and
 * onFiles), busy, error.
 */
export function FileDrop(props: FileDropProps) {
  const { label, hint, accept, onFile, multiple = false, onFiles, busy = false, error } = props;
  const [isOver, setOver] = useState(false);
  const id = useId();
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file === undefined || busy) return;
    onFile?.(file);
    onFiles?.([...(files ?? [])]);
  };
  return (
    <div
      class={`file-drop${isOver ? " is-over" : ""}`}
      aria-busy={busy}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <Icon name="upload" size={20} />
      <p>
        {busy ? "Đang tải lên…" : label}{" "}
        <label class="file-drop-choose">
          chọn tệp
          <input
            type="file"
            class="hidden-visually"
            accept={accept}
            multiple={multiple}
            disabled={busy}
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              take(event.currentTarget.files);
              event.currentTarget.value = "";
            }}
          />
        </label>
      </p>
      <p class="field-hint" id={`${id}-hint`}>
        {hint}
      </p>
      {error !== undefined && (
        <p class="field-error" role="alert">
          <Icon name="alert" size={14} />
          {error}
        </p>
      )}
    </div>
  );
}
