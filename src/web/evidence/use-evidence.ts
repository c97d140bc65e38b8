import { useQuery, useQueryClient } from "@tanstack/preact-query";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { EvidenceList, EvidenceView } from "../../contract/evidence.ts";
import { placeName } from "../../domain/collection/evidence.ts";
import { api } from "../api/client.ts";
import { showToast } from "../parts/Toast.tsx";
import type { Uploads } from "./uploads.ts";

const NOTHING: readonly EvidenceView[] = [];

/** The evidence of a unit's sheet, with the uploads that go on while one works. */
export function useEvidence(obligationId: string) {
  const client = useQueryClient();
  const queryKey = ["evidence", obligationId];
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      api.get<EvidenceList>(`/obligations/${obligationId}/evidence`, { signal }),
  });
  const reload = () => void client.invalidateQueries({ queryKey });
  const [uploads, setUploads] = useState<Uploads>();
  const [isWanted, setWanted] = useState(false);
  const unfinished = list.data?.uploads;
  const isNeeded = isWanted || (unfinished !== undefined && unfinished.length > 0);
  useEffect(() => {
    if (!isNeeded) return undefined;
    let made: Uploads | undefined;
    let isGone = false;
    // most visits send no file, so that the sending is fetched by those that do
    void import("./uploads.ts").then((module) => {
      if (isGone) return;
      made = new module.Uploads(obligationId, ({ isDuplicate }, fileName) => {
        showToast({
          text: isDuplicate
            ? `Tệp ${fileName} đã có sẵn nên không lưu thêm lần nữa; đã gắn vào chỗ vừa chọn.`
            : `Đã nhận minh chứng ${fileName}.`,
        });
        reload();
      });
      setUploads(made);
    });
    return () => {
      isGone = true;
      made?.close();
      setUploads(undefined);
    };
  }, [obligationId, isNeeded]);
  useEffect(() => {
    if (unfinished !== undefined) void uploads?.resume(unfinished);
  }, [uploads, unfinished]);
  /** Files are about to be chosen. */
  const prepare = useCallback(() => setWanted(true), []);
  const items = list.data?.items ?? NOTHING;
  const proven = useMemo(
    () =>
      new Set(
        items
          .filter((item) => item.withdrawnAt === null)
          .flatMap(({ places }) => places.map(placeName)),
      ),
    [items],
  );
  return useMemo(
    () => ({ list, items, uploads, proven, reload, prepare }),
    [list, items, uploads, proven],
  );
}
export type Evidence = ReturnType<typeof useEvidence>;
