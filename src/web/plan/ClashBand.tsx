import type { ImportView } from "../../contract/plan.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { labelOf } from "./review-model.ts";
import type { Clash } from "./use-answers.ts";

export interface ClashBandProps {
  readonly view: ImportView;
  readonly clashes: readonly Clash[];
  readonly onKeep: (clash: Clash) => void;
  readonly onDrop: (clash: Clash) => void;
}

/** Where two people answered one question differently: both answers stand here until one is chosen. */
export function ClashBand({ view, clashes, onKeep, onDrop }: ClashBandProps) {
  return (
    <>
      {clashes.map((clash) => {
        const question = view.questions.find(({ id }) => id === clash.question);
        const words = (value: unknown) =>
          question === undefined ? "câu trả lời khác" : labelOf(view, question, value);
        return (
          <Band
            key={clash.question}
            tone="warn"
            aside={
              <span class="band-actions">
                <Button size="small" onClick={() => onKeep(clash)}>
                  Giữ của tôi
                </Button>
                <Button size="small" onClick={() => onDrop(clash)}>
                  Lấy của {clash.theirs.by}
                </Button>
              </span>
            }
          >
            {question?.sentence ?? clash.question} {clash.theirs.by} vừa chọn “
            {words(clash.theirs.value)}”, anh/chị chọn “{words(clash.ours)}”. Giữ cách nào?
          </Band>
        );
      })}
    </>
  );
}
