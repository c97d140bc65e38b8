import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/**
 * A part of a page that is fetched when it is first drawn: dialogs and help, which most visits never
 * open, so that a ward's line carries them only for those who do.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | undefined;
  return function Later(props: P) {
    const [Part, setPart] = useState(() => loaded);
    useEffect(() => {
      if (loaded !== undefined) return;
      // without a network nothing appears; the same act tries again
      load().then(
        (part) => {
          loaded = part;
          setPart(() => part);
        },
        () => undefined,
      );
    }, []);
    return Part === undefined ? null : <Part {...props} />;
  };
}
