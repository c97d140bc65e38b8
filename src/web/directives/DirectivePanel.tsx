import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { DirectiveView } from "../../contract/directive.ts";
import { formatOfficialShortDate, weekdayName } from "../../domain/kernel/local-date.ts";
import { api } from "../api/client.ts";
import { fieldError, problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { TextArea } from "../parts/Field.tsx";
import { SidePanel } from "../parts/SidePanel.tsx";
import { showToast } from "../parts/Toast.tsx";
import { vietnamClock, vietnamDay } from "../parts/vietnam-time.ts";
import { historyInWords, placeOf, standingInWords, subjectInWords } from "./directive-model.ts";
import { DIRECTIVES_KEY } from "./use-directives.ts";

export interface DirectivePanelProps {
  readonly directive: DirectiveView;
  /** The person works for the unit that must act. */
  readonly mayAnswer: boolean;
  readonly mayClose: boolean;
  readonly onClose: () => void;
}

type Move = "answer" | "close" | "reopen";

const DONE: Readonly<Record<Move, string>> = {
  answer: "Đã gửi báo cáo kết quả.",
  close: "Đã đóng việc này.",
  reopen: "Đã mở lại, đơn vị tiếp tục làm.",
};

const send = (id: string, move: Move, words: string) =>
  move === "answer"
    ? api.post(`/directives/${id}/answers`, { body: words })
    : api.patch(`/directives/${id}`, { action: move, reason: words });

/** One directive: its words, its day, what has been done, and the next step of whoever reads. */
export function DirectivePanel({ directive, mayAnswer, mayClose, onClose }: DirectivePanelProps) {
  const client = useQueryClient();
  const [words, setWords] = useState("");
  const act = useMutation({
    mutationFn: (move: Move) => send(directive.id, move, words.trim()),
    onSuccess: async (_answer, move) => {
      setWords("");
      showToast({ text: DONE[move] });
      await client.invalidateQueries({ queryKey: DIRECTIVES_KEY });
    },
  });
  const canAnswer = mayAnswer && directive.state === "open";
  const canClose = mayClose && directive.state !== "closed";
  const canReopen = mayClose && directive.state !== "open";
  const about = subjectInWords(directive);
  const error = fieldError(act.error, canAnswer ? "body" : "reason");
  const hasFieldError = error !== undefined;
  return (
    <SidePanel
      over={[about, `giao ${formatOfficialShortDate(vietnamDay(directive.issuedAt))}`]
        .filter((part) => part !== "")
        .join(" · ")}
      title={directive.unit}
      under={
        <p>
          Hạn báo cáo: {weekdayName(directive.dueOn)} {formatOfficialShortDate(directive.dueOn)},{" "}
          <span class={`standing is-${placeOf(directive)}`}>{standingInWords(directive)}</span>
        </p>
      }
      onClose={onClose}
      foot={
        canAnswer || canClose || canReopen ? (
          <>
            {canAnswer && (
              <Button
                kind="primary"
                icon="send"
                busy={act.isPending}
                disabled={words.trim().length < 5}
                onClick={() => act.mutate("answer")}
              >
                Gửi báo cáo kết quả
              </Button>
            )}
            {canClose && (
              <Button
                kind={directive.state === "answered" ? "primary" : "plain"}
                icon="check"
                busy={act.isPending}
                onClick={() => act.mutate("close")}
              >
                Đóng việc
              </Button>
            )}
            {canReopen && (
              <Button
                icon="return"
                busy={act.isPending}
                disabled={words.trim().length < 5}
                onClick={() => act.mutate("reopen")}
              >
                Mở lại
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      {act.isError && !hasFieldError && <Band tone="error">{problemTitle(act.error)}</Band>}
      <blockquote class="directive-words">{directive.body}</blockquote>
      <section>
        <h3>Diễn biến</h3>
        <ol class="directive-history">
          {directive.history.map((event, at) => (
            <li key={at}>
              <b>{historyInWords(event.kind)}</b>
              <span class="t-12 ink-3">
                {vietnamClock(event.at)}, {formatOfficialShortDate(vietnamDay(event.at))}
                {event.by !== null && ` · ${event.by}`}
              </span>
              {event.kind !== "directive.given" && event.body !== null && event.body !== "" && (
                <p>{event.body}</p>
              )}
            </li>
          ))}
        </ol>
      </section>
      {canAnswer && (
        <TextArea
          label="Kết quả thực hiện"
          rows={5}
          value={words}
          error={error}
          onValue={setWords}
        />
      )}
      {!canAnswer && (canClose || canReopen) && (
        <TextArea
          label={canReopen ? "Lý do mở lại, hoặc ghi chú khi đóng" : "Ghi chú khi đóng"}
          rows={3}
          optional={!canReopen}
          value={words}
          error={error}
          onValue={setWords}
        />
      )}
    </SidePanel>
  );
}
