import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { IconButton } from "./Button.tsx";
import { useMediaQuery } from "./use-media-query.ts";

export interface WorkspaceProps {
  readonly children: ComponentChildren;
  /** A SidePanel, or nothing. */
  readonly panel?: ComponentChildren;
}

/** The body of a page under its head, with room for a panel at the right. Props: children, panel. */
export function Workspace({ children, panel }: WorkspaceProps) {
  return (
    <div class="workspace">
      <div class="workspace-main">{children}</div>
      {panel}
    </div>
  );
}

export interface SidePanelProps {
  readonly title: ComponentChildren;
  /** Above the title: a code, a place. */
  readonly over?: ComponentChildren;
  /** Under the title, in the panel's head. */
  readonly under?: ComponentChildren;
  readonly onClose: () => void;
  /** Stays at the bottom: the actions. */
  readonly foot?: ComponentChildren;
  readonly children: ComponentChildren;
  /** Takes the focus when it opens; false for a panel that is always there. */
  readonly takesFocus?: boolean | undefined;
}

/**
 * Details at the right of a Workspace: a column on wide screens, over the content up to 1100 px, a
 * sheet from below up to 700 px. Esc closes it and gives the focus back. Mount it to open it.
 * Props: title, over, under, onClose, foot, children, takesFocus (true).
 */
export function SidePanel(props: SidePanelProps) {
  const { title, over, under, onClose, foot, children, takesFocus = true } = props;
  const panel = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const covers = useMediaQuery("(max-width: 1100px)");
  useReturnFocus(panel);
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  useLayoutEffect(() => {
    const behind = panel.current?.previousElementSibling;
    if (!(behind instanceof HTMLElement) || !covers) return undefined;
    behind.inert = true;
    return () => {
      behind.inert = false;
    };
  }, [covers]);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <div
      class="side-panel"
      ref={panel}
      role={covers ? "dialog" : "complementary"}
      aria-labelledby="side-panel-title"
      onKeyDown={closeOnEscape}
    >
      <header class="side-panel-head">
        <div class="grow">
          {over !== undefined && <div class="side-panel-over">{over}</div>}
          <h2 id="side-panel-title" ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {under}
        </div>
        <IconButton icon="close" label="Đóng" onClick={onClose} />
      </header>
      <div class="side-panel-body" tabIndex={0} role="group" aria-labelledby="side-panel-title">
        {children}
      </div>
      {foot !== undefined && <footer class="side-panel-foot">{foot}</footer>}
    </div>
  );
}

/** Gives the focus back to where it was, unless the person has moved it elsewhere meanwhile. */
function useReturnFocus(panel: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    const own = panel.current;
    return () => {
      const now = document.activeElement;
      const isLost = now === null || now === document.body || own?.contains(now) === true;
      if (isLost && before instanceof HTMLElement) {
        queueMicrotask(() => before.isConnected && before.focus());
      }
    };
  }, [panel]);
}
