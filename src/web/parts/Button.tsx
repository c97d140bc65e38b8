import type { ButtonHTMLAttributes, ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon.tsx";

export interface ButtonProps extends Omit<ButtonHTMLAttributes, "icon" | "size"> {
  readonly kind?: "plain" | "primary" | "quiet" | "danger" | undefined;
  readonly size?: "normal" | "small" | undefined;
  readonly icon?: IconName | undefined;
  /** Draws a link that looks like the button. */
  readonly href?: string | undefined;
  /** With href: the name of the file to save, or true for the server's. */
  readonly download?: string | boolean | undefined;
  /** The action is under way: the button keeps its place, takes no second press, and says so. */
  readonly busy?: boolean | undefined;
  readonly children?: ComponentChildren;
}

const classOf = (kind: ButtonProps["kind"], size: ButtonProps["size"]): string =>
  `btn btn-${kind ?? "plain"}${size === "small" ? " btn-small" : ""}`;

/**
 * An action, named by a verb and its object. Props: kind plain | primary | quiet | danger, size,
 * icon, busy, href (+ download) for a link, and every attribute of a button. At most one primary a page.
 */
export function Button(props: ButtonProps) {
  const { kind, size, icon, href, download, busy, children, ...rest } = props;
  const face = (
    <>
      {icon !== undefined && <Icon name={icon} size={14} />}
      {children}
    </>
  );
  if (href !== undefined) {
    return (
      <a class={classOf(kind, size)} href={href} download={download}>
        {face}
      </a>
    );
  }
  const { onClick, disabled, ...attributes } = rest;
  return (
    <button
      type="button"
      {...attributes}
      class={classOf(kind, size)}
      disabled={disabled}
      aria-busy={busy === true}
      aria-disabled={busy === true}
      onClick={busy === true ? (event) => event.preventDefault() : onClick}
    >
      {face}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonHTMLAttributes, "icon" | "label"> {
  readonly icon: IconName;
  /** Read out, and shown on hover. */
  readonly label: string;
}

/** A square action of few pixels, for panels and bars. Props: icon, label (read out), button attributes. */
export function IconButton({ icon, label, ...attributes }: IconButtonProps) {
  return (
    <button type="button" {...attributes} class="icon-btn" aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}
