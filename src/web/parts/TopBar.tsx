import type { ComponentChildren } from "preact";
import { BrandMark } from "./Brand.tsx";
import { Icon, type IconName } from "./Icon.tsx";

/** One place of the main navigation. */
export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  readonly count?: number | undefined;
  readonly isCurrent: boolean;
}

const Count = ({ count }: { readonly count: number | undefined }) =>
  count === undefined || count === 0 ? null : <span class="nav-count">{count}</span>;

export interface TopBarProps {
  readonly home: string;
  readonly items: readonly NavItem[];
  readonly onSearch: () => void;
  /** At the right end: the account. */
  readonly children?: ComponentChildren;
}

/** From here on the search field gives its words up, so that every place stays in sight. */
const MANY = 7;

/** The bar of 44 px: brand, navigation, search, account. Props: home, items, onSearch, children. */
export function TopBar({ home, items, onSearch, children }: TopBarProps) {
  return (
    <header class={items.length > MANY ? "top is-full" : "top"}>
      <a class="brand" href={home}>
        <BrandMark />
        <span>Nhiệm Kỳ</span>
      </a>
      <nav class="nav" aria-label="Điều hướng chính">
        {items.map((item) => (
          <a key={item.href} href={item.href} aria-current={item.isCurrent ? "page" : undefined}>
            {item.label}
            <Count count={item.count} />
          </a>
        ))}
      </nav>
      <div class="top-end">
        <button
          type="button"
          class="top-search"
          aria-keyshortcuts="Control+K"
          aria-label="Tìm chỉ tiêu, đơn vị, trang (Ctrl K)"
          onClick={onSearch}
        >
          <Icon name="search" size={14} />
          <span class="top-search-words">Tìm chỉ tiêu, đơn vị…</span>
          <kbd class="kbd">Ctrl K</kbd>
        </button>
        {children}
      </div>
    </header>
  );
}

/** How many places a phone shows at the bottom; the rest stand in the account's menu. */
export const TABS = 5;

/** The five tabs of a phone. Props: items (the first five are shown). */
export function BottomTabs({ items }: { readonly items: readonly NavItem[] }) {
  if (items.length === 0) return null;
  return (
    <nav class="tabs-bottom" aria-label="Điều hướng">
      {items.slice(0, TABS).map((item) => (
        <a key={item.href} href={item.href} aria-current={item.isCurrent ? "page" : undefined}>
          <Icon name={item.icon} size={22} />
          <span>
            {item.label}
            <Count count={item.count} />
          </span>
        </a>
      ))}
    </nav>
  );
}
