import { useSession } from "../api/session.ts";
import { later } from "../parts/later.tsx";
import { Popover } from "../parts/Popover.tsx";
import type { AccountChoicesProps } from "./AccountChoices.tsx";
import { initialsOf } from "./initials.ts";

const AccountChoices = later(() => import("./AccountChoices.tsx").then((m) => m.AccountChoices));

/** The signed-in person, with looks and the way out. */
export function AccountMenu({ isIllustrative, others }: AccountChoicesProps) {
  const { account } = useSession();
  const place = account.unit?.name ?? account.position;
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
      <AccountChoices {...{ isIllustrative, others }} />
    </Popover>
  );
}
