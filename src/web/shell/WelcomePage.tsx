import { useSession } from "../api/session.ts";
import { EmptyState } from "../parts/Quiet.tsx";
import { PageHead } from "../parts/PageHead.tsx";

/** Where a person lands who has no place of work yet. */
export function WelcomePage() {
  const { account, organization } = useSession();
  return (
    <>
      <PageHead
        tab="Trang đầu"
        crumbs={[{ label: organization.name }]}
        title={`Xin chào ${account.fullName}`}
      />
      <EmptyState>
        Chưa có việc nào được giao. Khi có kế hoạch mới, việc của anh/chị sẽ hiện ở đây.
      </EmptyState>
    </>
  );
}
