import { useState } from "preact/hooks";

/** What a person has typed over a saved text. */
export interface Typed {
  readonly value: string;
  readonly isChanged: boolean;
  /** What the server holds by now, where that is no longer what the person began from. */
  readonly newer: string | undefined;
  readonly set: (value: string) => void;
  /** After saving: the saved text is shown again. */
  readonly done: () => void;
}

interface Typing {
  readonly text: string;
  readonly from: string;
}

/** A field over a saved text: what was typed stays, also when somebody else saves another one. */
export function useTyped(saved: string): Typed {
  const [typing, setTyping] = useState<Typing>();
  const isNewer = typing !== undefined && typing.from !== saved;
  return {
    value: typing?.text ?? saved,
    isChanged: typing !== undefined && typing.text !== saved,
    newer: isNewer ? saved : undefined,
    set: (text) => setTyping((now) => ({ text, from: now?.from ?? saved })),
    done: () => setTyping(undefined),
  };
}
