import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon.tsx";

export interface ChipProps {
  readonly tone?: "plain" | "lead" | "warn" | "ok" | "late" | undefined;
  readonly icon?: IconName | undefined;
  readonly children: ComponentChildren;
}

/** A short fact in a frame: a unit, a due day. Props: tone plain | lead | warn | ok | late, icon. */
export function Chip({ tone = "plain", icon, children }: ChipProps) {
  return (
    <span class={`chip chip-${tone}`}>
      {icon !== undefined && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}

/** The dashed mark of a page whose figures are examples. Props: children (default "Số liệu minh họa"). */
export function IllustrativeMark({ children }: { readonly children?: ComponentChildren }) {
  return <span class="illustrative">{children ?? "Số liệu minh họa"}</span>;
}
