import { useState } from "preact/hooks";
import { ROLE_LABELS } from "../../domain/organisation/role.ts";
import { useSession, useSignOut } from "../api/session.ts";
import { Button } from "../parts/Button.tsx";
import { IllustrativeMark } from "../parts/Chip.tsx";
import { Icon } from "../parts/Icon.tsx";
import { AppearanceChoices } from "../settings/AppearanceChoices.tsx";
import type { NavItem } from "../parts/TopBar.tsx";

export interface AccountChoicesProps {
  readonly isIllustrative: boolean;
  /** Places for which a phone has no tab. */
  readonly others: readonly NavItem[];
}

/** What stands in the account's menu: who one is, other places, looks, the way out. */
export function AccountChoices({ isIllustrative, others }: AccountChoicesProps) {
  const { account, organization } = useSession();
  const signOut = useSignOut();
  const [isLeaving, setLeaving] = useState(false);
  const leave = () => {
    setLeaving(true);
    void signOut();
  };
  return (
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
  );
}
