import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";

export interface PopoverProps {
  /** What the trigger shows. */
  readonly face: ComponentChildren;
  /** Read out for the trigger where its face is not words. */
  readonly label?: string | undefined;
  readonly triggerClass?: string | undefined;
  readonly children: ComponentChildren;
}

/** A small box that opens under its trigger; Esc or a press outside closes it. Props: face, label, triggerClass, children. */
export function Popover({ face, label, triggerClass, children }: PopoverProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) {
        setOpen(false);
      }
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, [isOpen]);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen) return;
    event.stopPropagation();
    setOpen(false);
    trigger.current?.focus();
  };
  return (
    <div class="popover-root" ref={root} onKeyDown={closeOnEscape}>
      <button
        type="button"
        ref={trigger}
        class={triggerClass}
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {face}
      </button>
      {isOpen && (
        <div class="popover" id={id}>
          {children}
        </div>
      )}
    </div>
  );
}
