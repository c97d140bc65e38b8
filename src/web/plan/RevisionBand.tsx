import type { ImportView } from "../../contract/plan.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";

/** What a revised document keeps, changes and drops of the one before (giữ, đổi, bỏ). */
export function RevisionBand({
  view,
  onChanged,
}: {
  readonly view: ImportView;
  readonly onChanged: () => void;
}) {
  const { revision } = view;
  if (revision === null) return null;
  const count = (kind: "kept" | "changed" | "added") =>
    revision.items.filter((item) => item.kind === kind).length;
  return (
    <Band
      tone="info"
      aside={
        <Button size="small" onClick={onChanged}>
          Xem chỗ đổi
        </Button>
      }
    >
      Bản sửa của <a href={`/ke-hoach/nhap/${revision.importId}`}>{revision.fileName}</a> (nhập lúc{" "}
      {momentInWords(revision.startedAt)}): giữ {count("kept")}, đổi {count("changed")}, thêm{" "}
      {count("added")}, bỏ {revision.gone.length}
      {revision.gone.length > 0 &&
        ` (${revision.gone.map(({ number, title }) => number ?? title.slice(0, 40)).join(", ")})`}
      . Câu trả lời còn đúng đã được giữ lại.
    </Band>
  );
}
