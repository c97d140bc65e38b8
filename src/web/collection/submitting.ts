import { useMutation, useQueryClient } from "@tanstack/preact-query";
import type { ApprovalDecided } from "../../contract/collection.ts";
import { api } from "../api/client.ts";
import { showToast } from "../parts/Toast.tsx";

export interface Decision {
  readonly approvalId: string;
  readonly decision: "approved" | "sent_back" | "taken_back";
  readonly words: string;
}

const SAID: Readonly<Record<Decision["decision"], string>> = {
  approved: "Đã duyệt và nộp.",
  sent_back: "Đã gửi lại để sửa, kèm ý kiến.",
  taken_back: "Đã rút lại, anh/chị sửa tiếp được.",
};

/** Decides on what lies before the unit's head. */
export function useDecideApproval(onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ approvalId, decision, words }: Decision) =>
      api.post<ApprovalDecided>(`/approvals/${approvalId}/decisions`, { decision, words }),
    onSuccess: async ({ receipt }, { decision }) => {
      showToast({
        text:
          receipt === null
            ? SAID[decision]
            : `${SAID[decision]} Biên nhận số ${receipt.receiptNumber}.`,
      });
      await client.invalidateQueries({ queryKey: ["my-work"] });
      onDone();
    },
  });
}

/** Takes a submission back while nobody has decided on it. */
export function useWithdraw(onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (submissionId: string) => api.post(`/submissions/${submissionId}/withdrawal`),
    onSuccess: async () => {
      showToast({ text: "Đã rút lại. Lần nộp cũ và biên nhận vẫn lưu." });
      await client.invalidateQueries({ queryKey: ["my-work"] });
      onDone();
    },
  });
}
