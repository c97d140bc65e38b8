import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { Icon } from "./Icon.tsx";

export interface Crumb {
  readonly label: ComponentChildren;
  readonly href?: string | undefined;
}

export interface PageHeadProps {
  /** The sentence that answers "so what?"; the page's only h1. */
  readonly title: ComponentChildren;
  /** The words of the browser's tab; also names the page where `title` is not plain text. */
  readonly tab: string;
  readonly crumbs?: readonly Crumb[] | undefined;
  /** Beside the crumbs: a mark, "Đang cập nhật…". */
  readonly aside?: ComponentChildren;
  /** At the right, at most three, one primary. */
  readonly actions?: ComponentChildren;
  /** A second line: band of counts, filters. */
  readonly children?: ComponentChildren;
  /** The reason nothing can be changed here; shows a padlock. */
  readonly readOnly?: string | undefined;
}

/**
 * Where one is, the sentence, and what one can do. Props: title (h1), tab, crumbs [{label,href}],
 * aside, actions, readOnly (reason), children (second line).
 */
export function PageHead(props: PageHeadProps) {
  const { title, tab, crumbs = [], aside, actions, children, readOnly } = props;
  useEffect(() => {
    document.title = `${tab} · Nhiệm Kỳ`;
  }, [tab]);
  return (
    <header class="head">
      <div class="head-line">
        <div class="head-words">
          {(crumbs.length > 0 || aside !== undefined) && (
            <div class="crumbs">
              {crumbs.length > 0 && (
                <nav aria-label="Đường dẫn">
                  <ol>
                    {crumbs.map((crumb, at) => (
                      <li key={at}>
                        {crumb.href === undefined ? (
                          crumb.label
                        ) : (
                          <a href={crumb.href}>{crumb.label}</a>
                        )}
                      </li>
                    ))}
                  </ol>
                </nav>
              )}
              {aside}
            </div>
          )}
          <h1 tabIndex={-1}>{title}</h1>
          {readOnly !== undefined && (
            <p class="head-locked">
              <Icon name="lock" size={14} />
              {readOnly}
            </p>
          )}
        </div>
        {actions !== undefined && <div class="head-actions">{actions}</div>}
      </div>
      {children !== undefined && <div class="head-more">{children}</div>}
    </header>
  );
}
