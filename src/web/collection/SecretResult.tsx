import { useState } from "preact/hooks";
import { Input, Select } from "../parts/Field.tsx";
import type { EntryStore } from "./entry-store.ts";

const VERDICTS = ["Đạt", "Vượt", "Cơ bản đạt", "Chưa đạt"] as const;
type Verdict = (typeof VERDICTS)[number];

const READ = /^(vượt|đạt|cơ bản đạt|chưa đạt|không đạt)[.,;]?\s.*?số\s+(\S+?)\.?$/iu;

const isVerdict = (text: string): text is Verdict => VERDICTS.some((verdict) => verdict === text);

/** The verdict and the number of the paper report in a text that was saved before. */
function read(body: string): { readonly verdict: Verdict | ""; readonly number: string } {
  const [, word = "", number = ""] = READ.exec(body.trim()) ?? [];
  const verdict = word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
  return { verdict: isVerdict(verdict) ? verdict : "", number };
}

export interface SecretResultProps {
  readonly store: EntryStore;
  readonly itemId: string;
  readonly isOpen: boolean;
}

/** A possible state secret: only the verdict and where the paper report is, never a figure. */
export function SecretResult({ store, itemId, isOpen }: SecretResultProps) {
  const place = { itemId, section: "results", point: 1 } as const;
  const body = store.bodyOf(place);
  const [answer, setAnswer] = useState(() => read(body));
  const draft = store.paragraphDraftOf(place);
  if (!isOpen) return <p class="narrative-text">{body === "" ? "Chưa có." : body}</p>;
  const change = (next: typeof answer) => {
    setAnswer(next);
    const isWhole = next.verdict !== "" && next.number.trim() !== "";
    store.write(place, isWhole ? `${next.verdict}. Báo cáo giấy số ${next.number.trim()}.` : "");
  };
  return (
    <>
      <p class="ink-2">
        Nội dung này có thể thuộc bí mật nhà nước. Không nhập số liệu ở đây, chỉ ghi kết quả và số
        của báo cáo giấy.
      </p>
      <Select
        label="Kết quả"
        value={answer.verdict}
        options={[
          { value: "" as const, label: "Chọn…" },
          ...VERDICTS.map((verdict) => ({ value: verdict, label: verdict })),
        ]}
        onValue={(verdict) => change({ ...answer, verdict })}
      />
      <Input
        label="Số của báo cáo giấy"
        hint="Ví dụ 87/BC-BCH"
        value={answer.number}
        onValue={(number) => change({ ...answer, number: number.replace(/\s/g, "") })}
        error={draft?.state === "refused" ? (draft.message ?? undefined) : undefined}
      />
    </>
  );
}
