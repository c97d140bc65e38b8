import { useQuery, useQueryClient } from "@tanstack/preact-query";
import { useRoute } from "preact-iso";
import { useEffect, useMemo, useState } from "preact/hooks";
import type {
  FiguresSaved,
  NarrativesSaved,
  Receipt,
  SheetView,
} from "../../contract/collection.ts";
import { api } from "../api/client.ts";
import { isApiProblem, problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Skeleton } from "../parts/Quiet.tsx";
import { type DraftShelf, openDraftShelf } from "./draft-shelf.ts";
import { EntrySheet } from "./EntrySheet.tsx";
import { EntryStore, type Outlet } from "./entry-store.ts";
import "./collection.css";

const isPassing = (error: unknown): boolean =>
  isApiProblem(error) && (error.status === 0 || error.status >= 500 || error.status === 429);

const outletTo = (obligationId: string): Outlet => ({
  figures: (body) => api.put<FiguresSaved>(`/obligations/${obligationId}/figures`, body),
  narratives: (body) => api.put<NarrativesSaved>(`/obligations/${obligationId}/narratives`, body),
  isPassing,
  messageOf: problemTitle,
});

/** What lies on this machine, read again with each sheet: another window may have added to it. */
function useShelf(owner: string, obligationId: string, sheet: SheetView | undefined) {
  const [opened, setOpened] = useState<{
    readonly sheet: SheetView;
    readonly shelf: DraftShelf;
  }>();
  useEffect(() => {
    if (sheet === undefined) return undefined;
    let isGone = false;
    void openDraftShelf(owner, obligationId).then((shelf) => {
      if (!isGone) setOpened({ sheet, shelf });
    });
    return () => {
      isGone = true;
    };
  }, [owner, obligationId, sheet]);
  return opened?.sheet === sheet ? opened?.shelf : undefined;
}

/** Typing figures and narratives for one round (Nhập số liệu). */
export function EntryPage() {
  const { obligationId = "" } = useRoute().params;
  const { account } = useSession();
  const client = useQueryClient();
  const sheet = useQuery({
    queryKey: ["sheet", obligationId],
    queryFn: ({ signal }) => api.get<SheetView>(`/obligations/${obligationId}/sheet`, { signal }),
    // what is typed lives in the page's own store; a silent reload under it would pull the ground away
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const view = sheet.data;
  const shelf = useShelf(account.id, obligationId, view);
  const store = useMemo(
    () =>
      view === undefined || shelf === undefined
        ? undefined
        : new EntryStore(view, shelf, outletTo(obligationId)),
    [view, shelf, obligationId],
  );
  useEffect(() => () => store?.close(), [store]);
  if (view === undefined || store === undefined) {
    return (
      <>
        <PageHead
          title="Nhập số liệu"
          tab="Nhập số liệu"
          crumbs={[{ label: "Việc của tôi", href: "/viec-cua-toi" }]}
        />
        {sheet.isError ? (
          <Band tone="error" onRetry={() => void sheet.refetch()}>
            {problemTitle(sheet.error)}
          </Band>
        ) : (
          <Skeleton rows={16} />
        )}
      </>
    );
  }
  return (
    <EntrySheet
      key={sheet.dataUpdatedAt}
      sheet={view}
      store={store}
      receipt={receipt}
      onSubmitted={(made) => {
        setReceipt(made);
        void client.invalidateQueries({ queryKey: ["my-work"] });
        void sheet.refetch();
      }}
      onReload={() => void sheet.refetch()}
    />
  );
}
