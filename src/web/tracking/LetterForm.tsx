import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { Page } from "../../contract/common.ts";
import type { FiledLetterView, LettersAnswer, LettersRequest } from "../../contract/tracking.ts";
import { addDays } from "../../domain/kernel/local-date.ts";
import { workingDayUpTo } from "../../domain/period/working-days.ts";
import { SIGNER_POSITIONS } from "../../domain/report/signing-authority.ts";
import { api, apiUrl } from "../api/client.ts";
import { fieldError, problemTitle } from "../api/problem.ts";
import { Button } from "../parts/Button.tsx";
import { Segmented } from "../parts/Choices.tsx";
import { Input, Select } from "../parts/Field.tsx";
import { showToast } from "../parts/Toast.tsx";
import { momentInWords, vietnamDay } from "../parts/vietnam-time.ts";

export interface LetterFormProps {
  readonly roundId: string;
  readonly asOf: string;
  readonly unitIds: readonly string[];
}

type Scope = "all" | "each";

const KEY = ["letters"] as const;

/** A week on, or the working day before it. */
const usualDay = (asOf: string): string => workingDayUpTo(addDays(vietnamDay(asOf), 5));

/** Writing urging letters with the list of what each unit owes, and those written before (công văn đôn đốc). */
export function LetterForm({ roundId, asOf, unitIds }: LetterFormProps) {
  const client = useQueryClient();
  const [scope, setScope] = useState<Scope>("all");
  const [sendBy, setSendBy] = useState(() => usualDay(asOf));
  const [signer, setSigner] = useState<LettersRequest["signerPosition"]>("Chánh Văn phòng");
  const [receiver, setReceiver] = useState("Phòng Tài chính - Kế hoạch");
  const filed = useQuery({
    queryKey: [...KEY, roundId],
    queryFn: ({ signal }) =>
      api.get<Page<FiledLetterView>>(`/rounds/${roundId}/letters`, {
        signal,
        query: { limit: 500, offset: 0 },
      }),
  });
  const write = useMutation({
    mutationFn: () =>
      api.post<LettersAnswer>(`/rounds/${roundId}/letters`, {
        unitIds,
        isCollective: scope === "all",
        sendBy,
        signerPosition: signer,
        receiver,
      }),
    onSuccess: async (answer) => {
      location.assign(fileOf(answer.batchId));
      showToast({ text: `Đã soạn ${answer.letters} công văn, bản lưu ở dưới.` });
      await client.invalidateQueries({ queryKey: [...KEY, roundId] });
      await client.invalidateQueries({ queryKey: ["tracking", roundId] });
    },
  });
  return (
    <form
      class="form letter-form"
      onSubmit={(event) => {
        event.preventDefault();
        write.mutate();
      }}
    >
      <Segmented
        label="Gửi công văn thế nào"
        value={scope}
        onValue={setScope}
        options={[
          { value: "all", label: "Chung một công văn" },
          { value: "each", label: "Mỗi đơn vị một công văn" },
        ]}
      />
      <Input
        label="Gửi báo cáo chậm nhất ngày"
        type="date"
        value={sendBy}
        onValue={setSendBy}
        error={fieldError(write.error, "sendBy")}
      />
      <Input
        label="Nơi nhận báo cáo"
        value={receiver}
        onValue={setReceiver}
        error={fieldError(write.error, "receiver")}
      />
      <Select
        label="Người ký"
        value={signer}
        onValue={(value) => setSigner(value as LettersRequest["signerPosition"])}
        options={SIGNER_POSITIONS.map((position) => ({ value: position, label: position }))}
      />
      {write.isError && <p class="son">{problemTitle(write.error)}</p>}
      <Button type="submit" icon="download" busy={write.isPending} disabled={unitIds.length === 0}>
        Tải công văn {unitIds.length} đơn vị
      </Button>
      <p class="ink-3 t-12">
        Số và ngày để văn thư ghi. Mỗi lần tải được lưu bản và ghi vào nhật ký của đơn vị.
      </p>
      <Filed letters={filed.data?.items ?? []} />
    </form>
  );
}

const fileOf = (batchId: string): string => apiUrl(`/letters/${batchId}/file`);

function Filed({ letters }: { readonly letters: readonly FiledLetterView[] }) {
  const batches = [...new Map(letters.map((letter) => [letter.batchId, letter])).values()];
  if (batches.length === 0) return null;
  return (
    <section>
      <h3>Công văn đã soạn</h3>
      <ul class="unit-issues">
        {batches.map((first) => {
          const count = letters.filter(({ batchId }) => batchId === first.batchId).length;
          const whom = count > 1 ? `${count} công văn` : first.units.join(", ");
          return (
            <li key={first.batchId}>
              <a href={fileOf(first.batchId)} download>
                Lần {first.occasion}: {whom}
              </a>
              <small class="ink-3">
                {" "}
                {momentInWords(first.writtenAt)} · {first.writtenBy}
              </small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
