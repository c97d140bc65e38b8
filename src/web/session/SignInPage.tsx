import { useQueryClient } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { SESSION_KEY } from "../api/session.ts";
import { EntryFrame } from "./EntryFrame.tsx";
import { safeReturn } from "./return-address.ts";
import { SignInForm } from "./SignInForm.tsx";

/** The door (đăng nhập); afterwards the person is where they wanted to be. */
export function SignInPage() {
  const client = useQueryClient();
  const { query, route } = useLocation();
  useEffect(() => {
    document.title = "Nhiệm Kỳ";
  }, []);
  return (
    <EntryFrame title="Nhiệm Kỳ" lead="Theo dõi và đánh giá kế hoạch của chính quyền địa phương.">
      <SignInForm
        onSignedIn={(session) => {
          client.setQueryData(SESSION_KEY, session);
          route(safeReturn(query["tiep"]), true);
        }}
      />
      <p class="ink-3 t-12">Quên mật khẩu? Liên hệ quản trị của cơ quan để được đặt lại.</p>
    </EntryFrame>
  );
}
