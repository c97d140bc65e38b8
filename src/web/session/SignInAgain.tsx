import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useRef, useState } from "preact/hooks";
import type { SessionView } from "../../contract/session.ts";
import { onSessionLost } from "../api/client.ts";
import { SESSION_KEY, useSession } from "../api/session.ts";
import { SignInForm } from "./SignInForm.tsx";

type Answer = (isSamePerson: boolean) => void;

/**
 * Asks for the password over the page when a session has ended, so that what was typed stays; the
 * refused requests then go out again, but never in the name of another person.
 */
export function SignInAgain() {
  const session = useSession();
  const client = useQueryClient();
  const waiting = useRef<Answer[]>([]);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    onSessionLost(
      () =>
        new Promise<boolean>((resolve) => {
          waiting.current.push(resolve);
          setAsking(true);
        }),
    );
    return () => onSessionLost(undefined);
  }, []);
  const answer = (isSamePerson: boolean) => {
    setAsking(false);
    for (const resolve of waiting.current.splice(0)) resolve(isSamePerson);
  };
  const enter = (entered: SessionView) => {
    const isSamePerson = entered.account.id === session.account.id;
    answer(isSamePerson);
    if (isSamePerson) {
      client.setQueryData(SESSION_KEY, entered);
      return;
    }
    client.clear();
    location.assign("/");
  };
  return isAsking ? (
    <SignInDialog
      username={session.account.username}
      onSignedIn={enter}
      onClose={() => answer(false)}
    />
  ) : null;
}

interface SignInDialogProps {
  readonly username: string;
  readonly onSignedIn: (session: SessionView) => void;
  readonly onClose: () => void;
}

function SignInDialog({ username, onSignedIn, onClose }: SignInDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="sign-in-again" onClose={onClose}>
      <h2 id="sign-in-again">Phiên làm việc đã hết hạn</h2>
      <p class="ink-2">Đăng nhập lại, nội dung đang nhập được giữ nguyên.</p>
      <SignInForm username={username} onSignedIn={onSignedIn} />
    </dialog>
  );
}
