import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import type { NoticeView, NoticesView } from "../../contract/urging.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Icon } from "../parts/Icon.tsx";
import { Popover } from "../parts/Popover.tsx";
import { Skeleton } from "../parts/Quiet.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import "./notices.css";

const KEY = ["notices"] as const;
const EVERY_MINUTE = 60_000;
const SHOWN = 10;

/** What the person was told, behind a bell that counts what is new (thông báo). */
export function NoticeBell() {
  const notices = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) =>
      api.get<NoticesView>("/notices", { signal, query: { limit: SHOWN, offset: 0 } }),
    refetchInterval: EVERY_MINUTE,
  });
  const unseen = notices.data?.unseen ?? 0;
  return (
    <Popover
      triggerClass="bell"
      label={unseen === 0 ? "Thông báo" : `Thông báo, ${unseen} chưa xem`}
      face={
        <>
          <Icon name="bell" size={18} />
          {unseen > 0 && <span class="nav-count">{unseen}</span>}
        </>
      }
    >
      <section class="notices" aria-label="Thông báo">
        <h2>Thông báo</h2>
        {notices.isError && <p class="son">{problemTitle(notices.error)}</p>}
        {notices.data === undefined && !notices.isError && <Skeleton rows={3} />}
        {notices.data !== undefined && <List view={notices.data} />}
      </section>
    </Popover>
  );
}

function List({ view }: { readonly view: NoticesView }) {
  const client = useQueryClient();
  // what was new stays marked as new while the list is open
  const [shown] = useState(view.items);
  const seen = useMutation({
    mutationFn: () => api.post("/notices/seen", {}),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const { mutate } = seen;
  useEffect(() => {
    if (view.unseen > 0) mutate();
  }, []);
  if (shown.length === 0)
    return (
      <p class="ink-2">
        Chưa có thông báo. Gần đến hạn, việc còn thiếu của anh/chị sẽ được nhắc ở đây mỗi ngày làm
        việc một lần.
      </p>
    );
  return (
    <ul>
      {shown.map((notice) => (
        <Notice key={notice.id} notice={notice} />
      ))}
    </ul>
  );
}

function Notice({ notice }: { readonly notice: NoticeView }) {
  return (
    <li class={notice.isSeen ? undefined : "is-new"}>
      <details>
        <summary>
          <span class={notice.occasion === "late" ? "son" : undefined}>{notice.subject}</span>
          <small class="ink-3">
            {!notice.isSeen && "Mới · "}
            {momentInWords(notice.createdAt)}
          </small>
        </summary>
        <p class="notice-body">{notice.body}</p>
      </details>
      <a href="/viec-cua-toi">Mở Việc của tôi</a>
    </li>
  );
}
