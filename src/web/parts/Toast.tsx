import { useEffect, useState } from "preact/hooks";
import { Button } from "./Button.tsx";

export interface ToastMessage {
  readonly text: string;
  readonly onUndo?: (() => void) | undefined;
}

const SHOWN_MS = 6_000;
type Listener = (message: ToastMessage) => void;
const listeners = new Set<Listener>();

/** Says shortly that something worked; failures belong in a Band. `showToast({ text, onUndo })`. */
export function showToast(message: ToastMessage): void {
  for (const listener of listeners) listener(message);
}

/** The place of toasts, once in the shell: one at a time, six seconds, longer while pointed at. */
export function Toaster() {
  const [message, setMessage] = useState<ToastMessage>();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    listeners.add(setMessage);
    return () => {
      listeners.delete(setMessage);
    };
  }, []);
  useEffect(() => {
    if (message === undefined || isHeld) return undefined;
    const timer = setTimeout(() => setMessage(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [message, isHeld]);
  const undo = () => {
    message?.onUndo?.();
    setMessage(undefined);
  };
  return (
    <div
      class="toaster"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      {message !== undefined && (
        <div class="toast">
          {message.text}
          {message.onUndo !== undefined && (
            <Button kind="quiet" size="small" onClick={undo}>
              Hoàn tác
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
