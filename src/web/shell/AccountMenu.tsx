import { useState } from "preact/hooks";
import { ROLE_LABELS } from "../../domain/organisation/role.ts";
import { useSession, useSignOut } from "../api/session.ts";
import { Button } from "../parts/Button.tsx";
import { IllustrativeMark } from "../parts/Chip.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Popover } from "../parts/Popover.tsx";
import type { NavItem } from "../parts/TopBar.tsx";
import { AppearanceChoices } from "../settings/AppearanceChoices.tsx";
import { initialsOf } from "./initials.ts";

export interface AccountMenuProps {
  readonly isIllustrative: boolean;
  /** Places for which a phone has no tab. */
  readonly others: readonly NavItem[];
}

/** The signed-in person, with looks and the way out. */
export function AccountMenu({ isIllustrative, others }: AccountMenuProps) {
  const { account, organization } = useSession();
  const signOut = useSignOut();
  const [isLeaving, setLeaving] = useState(false);
  const place = account.unit?.name ?? account.position;
  const leave = () => {
    setLeaving(true);
    void signOut();
  };
  return (
    <Popover
      triggerClass="account"
      face={
        <>
          <span class="avatar" aria-hidden="true">
            {initialsOf(account.unit?.shortName ?? account.fullName)}
          </span>
          <span class="account-words">
            <span class="ellipsis">{account.fullName}</span>
            <small class="ellipsis">{place}</small>
          </span>
          <span class="hidden-visually">, mở cài đặt cá nhân</span>
        </>
      }
    >
      <div class="account-menu">
        <div>
          <b>{account.fullName}</b>
          <p class="ink-2 t-12">{account.position}</p>
          <p class="ink-3 t-12">{account.roles.map(({ role }) => ROLE_LABELS[role]).join(", ")}</p>
          <p class="ink-3 t-12">{organization.name}</p>
          {isIllustrative && <IllustrativeMark />}
        </div>
        {others.length > 0 && (
          <nav class="account-places" aria-label="Trang khác">
            {others.map((place) => (
              <a key={place.href} href={place.href}>
                <Icon name={place.icon} size={18} />
                {place.label}
              </a>
            ))}
          </nav>
        )}
        <AppearanceChoices />
        <div class="account-actions">
          <Button href="/doi-mat-khau" icon="lock" size="small">
            Đổi mật khẩu
          </Button>
          <Button icon="sign-out" size="small" busy={isLeaving} onClick={leave}>
            Đăng xuất
          </Button>
        </div>
      </div>
    </Popover>
  );
}
