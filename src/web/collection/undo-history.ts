/** One cell before and after an act. */
export interface CellChange<T> {
  readonly key: string;
  readonly before: T;
  readonly after: T;
}

/** What was done and can be taken back, and what was taken back and can be done again. */
export interface UndoHistory<T> {
  readonly done: readonly (readonly CellChange<T>[])[];
  readonly undone: readonly (readonly CellChange<T>[])[];
}

export const NO_HISTORY: UndoHistory<never> = { done: [], undone: [] };

/** Far beyond what anybody takes back, small enough for an old PC. */
const DEPTH = 200;

/** Remembers an act; what had been taken back before can no longer be done again. */
export const remember = <T>(
  history: UndoHistory<T>,
  act: readonly CellChange<T>[],
): UndoHistory<T> =>
  act.length === 0 ? history : { done: [...history.done, act].slice(-DEPTH), undone: [] };

export interface Taken<T> {
  readonly history: UndoHistory<T>;
  /** What each cell becomes. */
  readonly values: readonly { readonly key: string; readonly value: T }[];
}

/** Takes the last act back; undefined where there is none. */
export function undo<T>({ done, undone }: UndoHistory<T>): Taken<T> | undefined {
  const act = done.at(-1);
  if (act === undefined) return undefined;
  return {
    history: { done: done.slice(0, -1), undone: [...undone, act] },
    values: [...act].reverse().map(({ key, before }) => ({ key, value: before })),
  };
}

/** Does the last act taken back once more. */
export function redo<T>({ done, undone }: UndoHistory<T>): Taken<T> | undefined {
  const act = undone.at(-1);
  if (act === undefined) return undefined;
  return {
    history: { done: [...done, act], undone: undone.slice(0, -1) },
    values: act.map(({ key, after }) => ({ key, value: after })),
  };
}
