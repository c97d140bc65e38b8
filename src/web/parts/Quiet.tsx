import type { ComponentChildren } from "preact";

/** The first stop of the keyboard: past the navigation. Props: target (id of the main region). */
export const SkipLink = ({ target }: { readonly target: string }) => (
  <a
    class="skip-link"
    href={`#${target}`}
    onClick={(event) => {
      event.preventDefault();
      document.getElementById(target)?.focus();
    }}
  >
    Đến nội dung chính
  </a>
);

/** Nothing here, and what to do about it. Props: children (one sentence), action. */
export const EmptyState = ({
  children,
  action,
}: {
  readonly children: ComponentChildren;
  readonly action?: ComponentChildren;
}) => (
  <div class="empty">
    <p>{children}</p>
    {action}
  </div>
);

/** Grey rows of a first load; they show only after 300 ms. Props: rows (6), label ("Đang tải"). */
export const Skeleton = ({
  rows = 6,
  label = "Đang tải",
}: {
  readonly rows?: number;
  readonly label?: string;
}) => (
  <div class="skeleton" role="status">
    <span class="hidden-visually">{label}…</span>
    {Array.from({ length: rows }, (_, at) => (
      <span key={at} class="skeleton-row" />
    ))}
  </div>
);

/** Keys and what they do: [["J", "K"], "chuyển mục"]. Props: keys, children. */
export const KeyHint = ({
  keys,
  children,
}: {
  readonly keys: readonly string[];
  readonly children: ComponentChildren;
}) => (
  <span class="key-hint">
    {keys.map((key) => (
      <kbd key={key} class="kbd">
        {key}
      </kbd>
    ))}
    {children}
  </span>
);

/** A framed section with its own heading. Props: title, aside (right of the title), children. */
export const Card = ({
  title,
  aside,
  children,
}: {
  readonly title?: ComponentChildren;
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}) => (
  <section class="card">
    {title !== undefined && (
      <header class="card-head">
        <h2>{title}</h2>
        {aside}
      </header>
    )}
    {children}
  </section>
);
