import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import type { ChangePasswordRequest } from "../../contract/session.ts";
import { api } from "../api/client.ts";
import { fieldError, problemTitle } from "../api/problem.ts";
import { fetchSession, SESSION_KEY, useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Input } from "../parts/Field.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { showToast } from "../parts/Toast.tsx";
import { PASSWORD_HINT } from "./password-words.ts";

const EMPTY = { current: "", next: "", again: "" };

/** One's own password (đổi mật khẩu); the first thing to do with a password given by another. */
export function ChangePasswordPage() {
  const { account } = useSession();
  const { route } = useLocation();
  const client = useQueryClient();
  const [typed, setTyped] = useState(EMPTY);
  const changing = useMutation({
    mutationFn: (request: ChangePasswordRequest) => api.put("/session/password", request),
    onSuccess: async () => {
      client.setQueryData(SESSION_KEY, await fetchSession());
      showToast({ text: "Đã đổi mật khẩu." });
      route("/");
    },
  });
  const { error } = changing;
  const differs = typed.again !== "" && typed.again !== typed.next;
  const set = (part: Partial<typeof EMPTY>) => setTyped({ ...typed, ...part });
  return (
    <>
      <PageHead
        tab="Đổi mật khẩu"
        title={
          account.mustChangePassword ? "Đổi mật khẩu được cấp trước khi làm việc" : "Đổi mật khẩu"
        }
      />
      <form
        class="col form page-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.again === typed.next)
            changing.mutate({ current: typed.current, next: typed.next });
        }}
      >
        <Input
          label="Mật khẩu hiện nay"
          type="password"
          autoComplete="current-password"
          required
          value={typed.current}
          onValue={(current) => set({ current })}
          error={fieldError(error, "current")}
        />
        <Input
          label="Mật khẩu mới"
          hint={PASSWORD_HINT}
          type="password"
          autoComplete="new-password"
          required
          value={typed.next}
          onValue={(next) => set({ next })}
          error={fieldError(error, "next")}
        />
        <Input
          label="Nhập lại mật khẩu mới"
          type="password"
          autoComplete="new-password"
          required
          value={typed.again}
          onValue={(again) => set({ again })}
          error={differs ? "Hai lần nhập chưa giống nhau." : undefined}
        />
        {error !== null && <Band tone="error">{problemTitle(error)}</Band>}
        <Button kind="primary" type="submit" busy={changing.isPending}>
          Đổi mật khẩu
        </Button>
      </form>
    </>
  );
}
