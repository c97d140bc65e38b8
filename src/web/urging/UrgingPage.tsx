import { useQuery } from "@tanstack/preact-query";
import type { UrgingView } from "../../contract/urging.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Card, Skeleton } from "../parts/Quiet.tsx";
import { MessageList } from "./MessageList.tsx";
import { PolicyForm } from "./PolicyForm.tsx";
import { TemplateForm } from "./TemplateForm.tsx";
import { URGING_KEY, sentenceOf } from "./urging-model.ts";
import "./urging.css";

/** When the product reminds, in which words, and what became of every letter (Nhắc việc). */
export function UrgingPage() {
  const { account } = useSession();
  const mayManage = account.roles.some(({ role }) => role === "office" || role === "admin");
  const urging = useQuery({
    queryKey: URGING_KEY,
    queryFn: ({ signal }) => api.get<UrgingView>("/urging", { signal }),
  });
  const view = urging.data;
  return (
    <>
      <PageHead
        tab="Nhắc việc"
        crumbs={[{ label: "Theo dõi", href: "/theo-doi" }, { label: "Nhắc việc" }]}
        title={view === undefined ? "Nhắc việc" : sentenceOf(view)}
      />
      {urging.isError && (
        <Band tone="error" onRetry={() => void urging.refetch()}>
          {problemTitle(urging.error)}
        </Band>
      )}
      {!mayManage && (
        <Band tone="read-only">Chỉ xem. Văn phòng hoặc quản trị viên mới đổi được.</Band>
      )}
      {view?.hasMail === false && (
        <Band tone="info">
          <b>Chưa nối máy chủ thư.</b> Việc vẫn được nhắc ngay trong phần mềm. Muốn gửi thêm thư
          điện tử, người quản trị máy chủ đặt <code>SMTP_URL</code> và <code>MAIL_FROM</code> rồi
          chạy lại.
        </Band>
      )}
      <div class="page-body urging">
        {view === undefined && !urging.isError && <Skeleton rows={10} />}
        {view !== undefined && (
          <>
            <MessageList counts={view.counts} mayManage={mayManage} />
            <Card title="Khi nào nhắc">
              <PolicyForm policy={view.policy} isReadOnly={!mayManage} />
            </Card>
            <Card title="Lời nhắc">
              <TemplateForm templates={view.templates} isReadOnly={!mayManage} />
            </Card>
          </>
        )}
      </div>
    </>
  );
}
