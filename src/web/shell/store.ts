/** One value that several components follow. */
export interface Store<T> {
  readonly current: () => T;
  readonly replace: (value: T) => void;
  /** Calls back after each change; returns how to stop. */
  readonly follow: (listener: () => void) => () => void;
}

export function makeStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    current: () => value,
    replace: (next) => {
      value = next;
      for (const listener of [...listeners]) listener();
    },
    follow: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
