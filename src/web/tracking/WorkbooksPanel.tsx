import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { WorkbookOutcome, WorkbooksMerged } from "../../contract/collection.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { FileDrop } from "../parts/FileDrop.tsx";
import { SidePanel } from "../parts/SidePanel.tsx";
import { showToast } from "../parts/Toast.tsx";

export interface WorkbooksPanelProps {
  readonly roundId: string;
  readonly onClose: () => void;
}

const formOf = (files: readonly File[]): FormData => {
  const form = new FormData();
  for (const file of files) form.append("file", file, file.name);
  return form;
};

/** Workbooks that units sent by e-mail, many at once: first what each would change, then merging. */
export function WorkbooksPanel({ roundId, onClose }: WorkbooksPanelProps) {
  const client = useQueryClient();
  const [files, setFiles] = useState<readonly File[]>([]);
  const preview = useMutation({
    mutationFn: (chosen: readonly File[]) =>
      api.post<WorkbooksMerged>("/workbooks", formOf(chosen), { query: { dryRun: true } }),
  });
  const merge = useMutation({
    mutationFn: () => api.post<WorkbooksMerged>("/workbooks", formOf(files)),
    onSuccess: async ({ files: outcomes }) => {
      const merged = outcomes.filter(({ kind }) => kind === "merged");
      showToast({ text: `Đã ghép ${merged.length} tệp.` });
      await client.invalidateQueries({ queryKey: ["tracking", roundId] });
    },
  });
  const outcomes = (merge.data ?? preview.data)?.files ?? [];
  const mergeable = outcomes.filter((each) => each.kind === "merged" && each.taken > 0);
  const error = preview.error ?? merge.error;
  return (
    <SidePanel
      title="Nạp tệp Excel đơn vị gửi"
      over="Ô trống được điền, số chỉ tệp thay đổi được lấy; chỗ hai bên khác nhau để đơn vị chọn"
      onClose={onClose}
      foot={
        mergeable.length > 0 &&
        merge.data === undefined && (
          <Button kind="primary" busy={merge.isPending} onClick={() => merge.mutate()}>
            Ghép {mergeable.length} tệp
          </Button>
        )
      }
    >
      {merge.data === undefined && (
        <FileDrop
          label="Kéo các tệp vào đây, hoặc"
          hint="XLSX tải từ phần mềm, đến 50 tệp một lần"
          accept=".xlsx"
          multiple
          busy={preview.isPending}
          onFiles={(chosen) => {
            setFiles(chosen);
            preview.mutate(chosen);
          }}
        />
      )}
      {error !== null && <Band tone="error">{problemTitle(error)}</Band>}
      <ul class="workbook-outcomes" aria-label="Kết quả từng tệp">
        {outcomes.map((outcome, at) => (
          <Outcome key={`${outcome.fileName} ${at}`} outcome={outcome} isMerged={merge.isSuccess} />
        ))}
      </ul>
    </SidePanel>
  );
}

function Outcome({
  outcome,
  isMerged,
}: {
  readonly outcome: WorkbookOutcome;
  readonly isMerged: boolean;
}) {
  if (outcome.kind === "refused")
    return (
      <li>
        <b>{outcome.fileName}</b>
        <p class="son">{outcome.message}</p>
      </li>
    );
  const { counts, problems } = outcome.preview;
  const left = [
    ...(counts.choose > 0 ? [`${counts.choose} ô để đơn vị chọn`] : []),
    ...(counts.refused > 0 ? [`${counts.refused} ô chưa nhận được`] : []),
  ];
  return (
    <li>
      <b>{outcome.unit}</b>
      <p class="tn">
        {isMerged ? "Đã lấy" : "Sẽ lấy"} {outcome.taken} ô, {counts.same} ô giống
        {left.length > 0 && `, ${left.join(", ")}`}.
      </p>
      {problems.map(({ message }) => (
        <p key={message} class="son">
          {message}
        </p>
      ))}
    </li>
  );
}
