import type { ComponentChildren } from "preact";
import { Button } from "./Button.tsx";
import { Icon, type IconName } from "./Icon.tsx";

export type BandTone = "error" | "warn" | "offline" | "read-only" | "info" | "ok";

const ICONS: Readonly<Record<BandTone, IconName>> = {
  error: "alert",
  warn: "alert",
  offline: "offline",
  "read-only": "lock",
  info: "help",
  ok: "check",
};

export interface BandProps {
  readonly tone: BandTone;
  /** What happened, what is safe, what to do. */
  readonly children: ComponentChildren;
  readonly onRetry?: (() => void) | undefined;
  /** At the right end: a time, a button. */
  readonly aside?: ComponentChildren;
}

/** One line under the head about the state of the whole page. Props: tone error | warn | offline | read-only | info | ok, children, onRetry, aside. */
export function Band({ tone, children, onRetry, aside }: BandProps) {
  return (
    <div class={`band band-${tone}`} role={tone === "error" ? "alert" : "status"}>
      <Icon name={ICONS[tone]} />
      <div class="grow">{children}</div>
      {onRetry !== undefined && (
        <Button size="small" onClick={onRetry}>
          Thử lại
        </Button>
      )}
      {aside}
    </div>
  );
}
