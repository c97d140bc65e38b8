import { useMutation } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import type { SheetView } from "../../contract/collection.ts";
import type { EvidenceView } from "../../contract/evidence.ts";
import {
  type EvidencePlace,
  type ParagraphPlace,
  placeName,
} from "../../domain/collection/evidence.ts";
import { ITEM_SECTIONS, UNIT_SECTIONS } from "../../domain/collection/narrative.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import type { SheetGrid } from "../collection/sheet-lines.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { Select } from "../parts/Field.tsx";
import { FileDrop } from "../parts/FileDrop.tsx";
import { ProgressBar } from "../parts/ProgressBar.tsx";
import { EmptyState, Skeleton } from "../parts/Quiet.tsx";
import { useStore } from "../shell/store-hook.ts";
import { EvidenceCard } from "./EvidenceCard.tsx";
import type { Upload, Uploads } from "./uploads.ts";
import type { Evidence } from "./use-evidence.ts";
import { evidencePlaceInWords, sizeInWords } from "./words.ts";
import "./evidence.css";

export interface EvidencePanelProps {
  readonly sheet: SheetView;
  readonly grids: readonly SheetGrid[];
  readonly evidence: Evidence;
  /** Cells of the selection. */
  readonly selected: readonly EvidencePlace[];
  readonly itemId: string | null;
  /** Points of a section in their order, one at least. */
  readonly pointsOf: (place: Omit<ParagraphPlace, "point">) => readonly number[];
  readonly onCell: (rowId: string, columnId: string) => void;
  readonly onItem: (itemId: string | null) => void;
}

const CELLS = "cells";
const MOST_PLACES = 500;
const ACCEPT = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg";

/** Files that prove what the unit writes: added, looked at, bound and withdrawn. */
export function EvidencePanel(props: EvidencePanelProps) {
  const { prepare, uploads } = props.evidence;
  useEffect(prepare, [prepare]);
  return uploads === undefined ? <Skeleton rows={4} /> : <Files {...props} uploads={uploads} />;
}

function Files(props: EvidencePanelProps & { readonly uploads: Uploads }) {
  const { sheet, grids, evidence, selected, itemId, pointsOf, onCell, onItem } = props;
  const [target, setTarget] = useState(CELLS);
  const [trouble, setTrouble] = useState<string>();
  const [leaving, setLeaving] = useState<EvidenceView | null>(null);
  const uploads = useStore(props.uploads.view);
  const canWrite = sheet.access === "edit";
  const task = sheet.tasks.find((each) => each.itemId === itemId);
  const sections = task === undefined ? UNIT_SECTIONS : ITEM_SECTIONS;
  const wordsOf = (place: EvidencePlace) =>
    evidencePlaceInWords(place, grids, sheet.tasks, pointsOf);
  const paragraphs = sections.flatMap((section) =>
    pointsOf({ itemId, section }).map(
      (point) => ({ kind: "paragraph", itemId, section, point }) as const,
    ),
  );
  const paragraph = paragraphs.find((each) => placeName(each) === target);
  const isOfCells = paragraph === undefined && selected.length > 0;
  const chosen = paragraph ?? paragraphs[0];
  const places: readonly EvidencePlace[] =
    isOfCells || chosen === undefined ? selected.slice(0, MOST_PLACES) : [chosen];
  const options = [
    ...(selected.length === 0 ? [] : [{ value: CELLS, label: cellsInWords(selected, wordsOf) }]),
    ...paragraphs.map((each) => ({
      value: placeName(each),
      label: `Thuyết minh ${wordsOf(each)}`,
    })),
  ];
  const withdraw = useMutation({
    mutationFn: (item: EvidenceView) => api.post(`/evidence/${item.id}/withdrawal`),
    onSuccess: () => {
      setLeaving(null);
      evidence.reload();
    },
  });
  const bind = useMutation({
    mutationFn: ({ item, to }: { item: EvidenceView; to: readonly EvidencePlace[] }) =>
      api.put(`/evidence/${item.id}/places`, { places: to.map(bare) }),
    onMutate: () => setTrouble(undefined),
    onSuccess: () => evidence.reload(),
    onError: (error) => setTrouble(problemTitle(error)),
  });
  const send = async (files: readonly File[]) => {
    setTrouble(undefined);
    for (const file of files) {
      const refusal = await props.uploads.start(file, places);
      if (refusal !== null) setTrouble(refusal);
    }
  };
  const standing = evidence.items.filter((item) => item.withdrawnAt === null);
  const withdrawn = evidence.items.filter((item) => item.withdrawnAt !== null);
  return (
    <div class="evidence-panel">
      {canWrite && (
        <>
          <Select
            label="Minh chứng cho"
            value={isOfCells || chosen === undefined ? CELLS : placeName(chosen)}
            options={options}
            onValue={setTarget}
          />
          <FileDrop
            label="Kéo tệp vào đây, hoặc"
            hint="PDF, DOCX, XLSX, PNG, JPEG; mỗi tệp tối đa 20 MB. Mất mạng sẽ tự tải tiếp."
            accept={ACCEPT}
            multiple
            onFiles={(files) => void send(files)}
            error={trouble}
          />
        </>
      )}
      {uploads.map((upload) => (
        <UploadLine
          key={upload.id}
          upload={upload}
          uploads={props.uploads}
          onTrouble={setTrouble}
        />
      ))}
      {evidence.list.isError && (
        <Band tone="error" onRetry={evidence.reload}>
          {problemTitle(evidence.list.error)}
        </Band>
      )}
      {standing.length === 0 && uploads.length === 0 && !evidence.list.isPending && (
        <EmptyState>Chưa có minh chứng nào.</EmptyState>
      )}
      <ul class="evidence-list" aria-label="Minh chứng đã có">
        {standing.map((item) => {
          const bound = new Set(item.places.map(placeName));
          const fresh = places.filter((place) => !bound.has(placeName(place)));
          return (
            <EvidenceCard
              key={item.id}
              item={item}
              placeInWords={wordsOf}
              onPlace={(place) =>
                place.kind === "cell" ? onCell(place.rowId, place.columnId) : onItem(place.itemId)
              }
              actions={
                canWrite && (
                  <>
                    {fresh.length > 0 && (
                      <Button
                        size="small"
                        kind="quiet"
                        icon="link"
                        busy={bind.isPending}
                        onClick={() => bind.mutate({ item, to: [...item.places, ...fresh] })}
                      >
                        Gắn thêm chỗ đang chọn
                      </Button>
                    )}
                    <Button
                      size="small"
                      kind="quiet"
                      aria-label={`Rút ${item.fileName}`}
                      onClick={() => setLeaving(item)}
                    >
                      Rút
                    </Button>
                  </>
                )
              }
            />
          );
        })}
      </ul>
      {withdrawn.length > 0 && (
        <details>
          <summary>Đã rút ({withdrawn.length})</summary>
          <ul class="evidence-list" aria-label="Minh chứng đã rút">
            {withdrawn.map((item) => (
              <EvidenceCard
                key={item.id}
                item={item}
                placeInWords={wordsOf}
                onPlace={(place) => {
                  if (place.kind === "cell") onCell(place.rowId, place.columnId);
                }}
              />
            ))}
          </ul>
        </details>
      )}
      {leaving !== null && (
        <ConfirmDialog
          title={`Rút minh chứng ${leaving.fileName}?`}
          confirmLabel="Rút minh chứng"
          danger
          busy={withdraw.isPending}
          error={withdraw.isError ? problemTitle(withdraw.error) : undefined}
          onConfirm={() => withdraw.mutate(leaving)}
          onClose={() => {
            withdraw.reset();
            setLeaving(null);
          }}
        >
          Tệp không bị xóa: vẫn còn trong nhật ký và trong các lần đã nộp.
        </ConfirmDialog>
      )}
    </div>
  );
}

/** The place alone, as the server takes it. */
const bare = (place: EvidencePlace): EvidencePlace =>
  place.kind === "cell"
    ? { kind: "cell", rowId: place.rowId, columnId: place.columnId }
    : {
        kind: "paragraph",
        itemId: place.itemId,
        section: place.section,
        point: place.point,
      };

function cellsInWords(
  selected: readonly EvidencePlace[],
  wordsOf: (place: EvidencePlace) => string,
): string {
  const [first] = selected;
  const name = first === undefined ? "" : wordsOf(first);
  return selected.length === 1 ? `Ô ${name}` : `${selected.length} ô đang chọn, từ ${name}`;
}

interface UploadLineProps {
  readonly upload: Upload;
  readonly uploads: Uploads;
  readonly onTrouble: (message: string | undefined) => void;
}

function UploadLine({ upload, uploads, onTrouble }: UploadLineProps) {
  const { id, fileName, sizeBytes, receivedBytes, state, message } = upload;
  const percent = Math.floor((100 * receivedBytes) / sizeBytes);
  return (
    <div class="evidence-upload" role="group" aria-label={`Đang tải ${fileName}`}>
      <b>{fileName}</b>
      {state === "refused" ? (
        <p class="field-error" role="alert">
          {message}
        </p>
      ) : (
        <>
          <ProgressBar label={`Đã gửi ${fileName}, phần trăm`} done={percent} total={100} bare />
          <p class="ink-3" role="status">
            {percent}% của {sizeInWords(sizeBytes)}.{" "}
            {state === "waiting" && "Mất kết nối; phần đã gửi không mất, có mạng sẽ tải tiếp."}
            {state === "needs-file" && "Tải dở từ lần trước. Chọn lại tệp này để tải tiếp."}
          </p>
        </>
      )}
      <div class="evidence-actions">
        {state === "needs-file" && (
          <label class="btn btn-plain btn-small">
            Chọn lại tệp
            <input
              type="file"
              class="hidden-visually"
              accept={ACCEPT}
              onChange={(event) => {
                const file = event.currentTarget.files?.[0];
                event.currentTarget.value = "";
                if (file !== undefined)
                  void uploads.goOn(id, file).then((why) => onTrouble(why ?? undefined));
              }}
            />
          </label>
        )}
        <Button
          size="small"
          kind="quiet"
          aria-label={`Bỏ ${fileName}`}
          onClick={() => void uploads.drop(id)}
        >
          Bỏ
        </Button>
      </div>
    </div>
  );
}
