import type { ComponentChildren } from "preact";
import type { PlanView } from "../../contract/plan.ts";
import type { DocumentChange } from "../../domain/plan/document-facts.ts";
import { Button } from "../parts/Button.tsx";
import { Card } from "../parts/Quiet.tsx";
import type { SendEdit } from "./ItemEditor.tsx";
import type { Section } from "./use-section.ts";

export interface DocumentSectionProps {
  readonly plan: PlanView;
  readonly busy: boolean;
  readonly send: SendEdit;
  /** What the server refused last, for the words at a field. */
  readonly error: unknown;
}

interface FrameProps {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly section: Pick<Section<unknown>, "isChanged" | "isNewer" | "done">;
  readonly busy: boolean;
  /** Sends the section; answers whether it was taken. */
  readonly onSave: () => Promise<boolean>;
  readonly children: ComponentChildren;
}

/** A part of the document that is saved by itself: Ctrl Enter saves from any of its fields. */
export function SectionFrame(props: FrameProps) {
  const { title, hint, section, busy, onSave, children } = props;
  return (
    <Card title={title}>
      <form
        class="authoring-form document-section"
        aria-label={title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void onSave().then((taken) => taken && section.done());
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing)
            return;
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }}
      >
        {hint !== undefined && <p class="ink-2">{hint}</p>}
        {section.isNewer && (
          <p class="warn-ink" role="status">
            Người khác vừa lưu phần này. Chữ anh/chị gõ vẫn còn ở đây; bấm “Bỏ chữ đã gõ” để xem bản
            đang lưu.
          </p>
        )}
        {children}
        {section.isChanged && (
          <div class="authoring-actions">
            <Button type="submit" kind="primary" size="small" busy={busy}>
              Lưu {title.toLowerCase()}
            </Button>
            <Button size="small" kind="quiet" onClick={section.done}>
              Bỏ chữ đã gõ
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}

/** Sends a part of the document. */
export const writing = (send: SendEdit, document: DocumentChange): Promise<boolean> =>
  send({ kind: "write-document", document });
