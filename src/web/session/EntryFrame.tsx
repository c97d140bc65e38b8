import type { ComponentChildren } from "preact";
import { BrandMark } from "../parts/Brand.tsx";

export interface EntryFrameProps {
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The frame of pages outside the shell: the mark, one heading, one form. */
export function EntryFrame({ title, lead, children }: EntryFrameProps) {
  return (
    <div class="entry">
      <main class="entry-card" id="main">
        <div class="entry-head">
          <BrandMark size={40} />
          <h1 tabIndex={-1}>{title}</h1>
        </div>
        {lead !== undefined && <p class="ink-2">{lead}</p>}
        {children}
      </main>
    </div>
  );
}
