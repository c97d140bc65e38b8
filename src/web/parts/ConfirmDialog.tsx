import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "./Button.tsx";
import { Band } from "./Band.tsx";

export interface ConfirmDialogProps {
  /** The question with its count: "Nộp báo cáo cho Văn phòng?". */
  readonly title: string;
  /** What follows from it. */
  readonly children?: ComponentChildren;
  /** Repeats the verb: "Gửi nhắc 20 đơn vị"; never "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel?: string | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly danger?: boolean | undefined;
  readonly busy?: boolean | undefined;
  /** Why it did not work; the dialog stays open. */
  readonly error?: string | undefined;
}

/**
 * Asks before what cannot be undone or is seen by others. Mount it to open it. Props: title,
 * children, confirmLabel, cancelLabel ("Thôi"), onConfirm, onClose, danger, busy, error.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, cancelLabel = "Thôi" } = props;
  const { onConfirm, onClose, danger = false, busy, error } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <h2 id={id}>{title}</h2>
        {children !== undefined && <div class="dialog-body">{children}</div>}
        {error !== undefined && <Band tone="error">{error}</Band>}
        <div class="dialog-foot">
          <Button onClick={onClose}>{cancelLabel}</Button>
          <Button type="submit" kind={danger ? "danger" : "primary"} busy={busy}>
            {confirmLabel}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
