import { useQuery, useQueryClient } from "@tanstack/preact-query";
import { useEffect, useMemo } from "preact/hooks";
import type { EvidenceList, EvidenceView } from "../../contract/evidence.ts";
import { placeName } from "../../domain/collection/evidence.ts";
import { api } from "../api/client.ts";
import { showToast } from "../parts/Toast.tsx";
import { Uploads } from "./uploads.ts";

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
  const uploads = useMemo(
    () =>
      new Uploads(obligationId, ({ isDuplicate }, fileName) => {
        showToast({
          text: isDuplicate
            ? `Tệp ${fileName} đã có sẵn nên không lưu thêm lần nữa; đã gắn vào chỗ vừa chọn.`
            : `Đã nhận minh chứng ${fileName}.`,
        });
        reload();
      }),
    [obligationId],
  );
  useEffect(() => () => uploads.close(), [uploads]);
  const unfinished = list.data?.uploads;
  useEffect(() => {
    if (unfinished !== undefined) void uploads.resume(unfinished);
  }, [uploads, unfinished]);
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
  return { list, items, uploads, proven, reload };
}
export type Evidence = ReturnType<typeof useEvidence>;
