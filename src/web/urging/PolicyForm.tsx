import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { UrgingPolicyBody } from "../../contract/urging.ts";
import { api } from "../api/client.ts";
import { fieldError, problemTitle } from "../api/problem.ts";
import { Button } from "../parts/Button.tsx";
import { Checkbox, Input } from "../parts/Field.tsx";
import { showToast } from "../parts/Toast.tsx";
import { URGING_KEY, daysOf } from "./urging-model.ts";

const DAYS_ERROR = "Ghi số ngày làm việc, cách nhau bằng dấu phẩy, như 5, 3, 1.";

/** When the product reminds, and whether letters leave. */
export function PolicyForm({
  policy,
  isReadOnly,
}: {
  readonly policy: UrgingPolicyBody;
  readonly isReadOnly: boolean;
}) {
  const client = useQueryClient();
  const [isOn, setOn] = useState(policy.isOn);
  const [isRehearsal, setRehearsal] = useState(policy.isRehearsal);
  const [days, setDays] = useState(policy.workingDaysBefore.join(", "));
  const [from, setFrom] = useState(policy.hoursFrom);
  const [until, setUntil] = useState(policy.hoursUntil);
  const workingDaysBefore = daysOf(days);
  const save = useMutation({
    mutationFn: () =>
      api.put("/urging/policy", {
        isOn,
        isRehearsal,
        hoursFrom: from,
        hoursUntil: until,
        workingDaysBefore,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: URGING_KEY });
      showToast({ text: "Đã lưu. Nếp nhắc cũ vẫn còn trong nhật ký." });
    },
  });
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (workingDaysBefore !== undefined) save.mutate();
      }}
    >
      <fieldset class="urging-fields" disabled={isReadOnly}>
        <legend class="hidden-visually">Khi nào nhắc</legend>
        <Checkbox label="Tự nhắc việc còn thiếu" checked={isOn} onChecked={setOn} />
        <Input
          label="Nhắc trước hạn bao nhiêu ngày làm việc"
          hint="Ngày cuối và mỗi ngày làm việc sau hạn luôn được nhắc. Mỗi người nhiều nhất một lần trong 24 giờ."
          value={days}
          onValue={setDays}
          error={workingDaysBefore === undefined ? DAYS_ERROR : undefined}
        />
        <div class="urging-hours">
          <Input
            label="Gửi từ"
            inputMode="numeric"
            maxLength={5}
            value={from}
            onValue={setFrom}
            error={fieldError(save.error, "hoursFrom")}
          />
          <Input
            label="đến"
            inputMode="numeric"
            maxLength={5}
            value={until}
            onValue={setUntil}
            error={fieldError(save.error, "hoursUntil")}
          />
        </div>
        <Checkbox
          label="Diễn tập: soạn lời nhắc như thật, không thư nào gửi đi"
          checked={isRehearsal}
          onChecked={setRehearsal}
        />
      </fieldset>
      {save.isError && <p class="son">{problemTitle(save.error)}</p>}
      {!isReadOnly && (
        <div class="row">
          <Button kind="primary" type="submit" busy={save.isPending}>
            Lưu nếp nhắc
          </Button>
        </div>
      )}
    </form>
  );
}
