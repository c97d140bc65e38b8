import { useState } from "preact/hooks";

/** A part of the document while a person writes it. */
export interface Section<T> {
  readonly value: T;
  readonly isChanged: boolean;
  /** True where somebody else has saved this part since the person began. */
  readonly isNewer: boolean;
  readonly set: (value: T) => void;
  /** After saving, or to drop what was typed: the saved text is shown again. */
  readonly done: () => void;
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Several fields saved together: what was typed stays, also when somebody else saves others. */
export function useSection<T>(saved: T): Section<T> {
  const [typing, setTyping] = useState<{ readonly value: T; readonly from: T }>();
  return {
    value: typing?.value ?? saved,
    isChanged: typing !== undefined && !isSame(typing.value, saved),
    isNewer: typing !== undefined && !isSame(typing.from, saved),
    set: (value) => setTyping((now) => ({ value, from: now?.from ?? saved })),
    done: () => setTyping(undefined),
  };
}
