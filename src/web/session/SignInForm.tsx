import { useMutation } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { SessionView } from "../../contract/session.ts";
import { fieldError, problemTitle } from "../api/problem.ts";
import { signIn } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Input } from "../parts/Field.tsx";

export interface SignInFormProps {
  readonly onSignedIn: (session: SessionView) => void;
  /** The name already known, when somebody signs in again. */
  readonly username?: string | undefined;
}

/** Name and password. */
export function SignInForm({ onSignedIn, username: known = "" }: SignInFormProps) {
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState("");
  const entering = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });
  const { error } = entering;
  return (
    <form
      class="col form"
      onSubmit={(event) => {
        event.preventDefault();
        entering.mutate({ username, password });
      }}
    >
      <Input
        label="Tên đăng nhập"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellcheck={false}
        autoFocus={known === ""}
        required
        value={username}
        onValue={setUsername}
        error={fieldError(error, "username")}
      />
      <Input
        label="Mật khẩu"
        name="password"
        type="password"
        autoComplete="current-password"
        autoFocus={known !== ""}
        required
        value={password}
        onValue={setPassword}
        error={fieldError(error, "password")}
      />
      {error !== null && <Band tone="error">{problemTitle(error)}</Band>}
      <Button kind="primary" type="submit" busy={entering.isPending}>
        {entering.isPending ? "Đang đăng nhập…" : "Đăng nhập"}
      </Button>
    </form>
  );
}
