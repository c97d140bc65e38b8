import { useQuery } from "@tanstack/preact-query";
import type { Page } from "../../contract/common.ts";
import type { EditStory } from "../../contract/plan-authoring.ts";
import type { PlanView } from "../../contract/plan.ts";
import { wordChanges } from "../../domain/kernel/word-changes.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Select } from "../parts/Field.tsx";
import { EmptyState, Skeleton } from "../parts/Quiet.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import { WordRuns } from "./WordRuns.tsx";
import { addressOfDraft } from "./plan-address.ts";

const KINDS: Readonly<Record<string, string>> = {
  "add-group": "Thêm nhóm",
  "rename-group": "Đổi tên nhóm",
  "restrict-group": "Đổi quyền xem nhóm",
  "move-group": "Đổi thứ tự nhóm",
  "remove-group": "Bỏ nhóm",
  "add-item": "Thêm nội dung",
  "reword-item": "Sửa lời văn",
  "restrict-item": "Đổi quyền xem",
  "move-item": "Đổi thứ tự",
  "place-item": "Chuyển nhóm",
  "remove-item": "Bỏ nội dung",
  "set-deadline": "Sửa thời hạn",
  "set-target": "Viết chỉ tiêu",
  "remove-target": "Bỏ chỉ tiêu",
  assign: "Phân công",
  "write-criteria": "Viết thang đánh giá",
  "write-document": "Sửa thông tin văn bản",
};

/** Shown at once; older ones are on the server still. */
const SHOWN = 300;

/** Every item, the document alone, or one item by its id. */
export const DOCUMENT_ONLY = "van-ban";

type Line = EditStory["lines"][number];

/** Two texts of a few words stand whole beside each other; longer ones word by word. */
const SHORT = 40;

function OldAndNew({ before, after }: Line) {
  if (before === null) return <ins>{after}</ins>;
  if (after === null) return <del>{before}</del>;
  if (before.length <= SHORT && after.length <= SHORT) {
    return (
      <>
        <del>{before}</del> → <ins>{after}</ins>
      </>
    );
  }
  return <WordRuns runs={wordChanges(before, after)} />;
}

function Place({ plan, place }: { readonly plan: PlanView; readonly place: EditStory["place"] }) {
  const words = (
    <>
      {place.kind === "group" && "Nhóm "}
      {place.number !== "" && <b class="tn">{place.number}</b>} {place.title}
    </>
  );
  if (!place.isThere) return <span>{words} (đã bỏ)</span>;
  if (place.kind === "document") {
    return <a href={`${addressOfDraft(plan)}&xem=van-ban`}>{words}</a>;
  }
  return place.kind === "item" && place.id !== null ? (
    <a href={addressOfDraft(plan, place.id)}>{words}</a>
  ) : (
    <span>{words}</span>
  );
}

function Story({ plan, story }: { readonly plan: PlanView; readonly story: EditStory }) {
  return (
    <li class="edit-story">
      <p class="edit-story-head">
        <span class="tn ink-2">{story.revision}</span>
        <b>{KINDS[story.kind] ?? "Sửa"}</b>
        <span class="grow">
          <Place plan={plan} place={story.place} />
        </span>
        <span class="ink-2">
          {story.by}, {momentInWords(story.at)}
        </span>
      </p>
      {story.lines.length > 0 && (
        <dl>
          {story.lines.map((line, at) => (
            <div key={at}>
              <dt>{line.label}</dt>
              <dd>
                <OldAndNew {...line} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

interface EditHistoryProps {
  readonly plan: PlanView;
  /** An item's id, DOCUMENT_ONLY, or empty for everything. */
  readonly about: string;
  readonly onAbout: (about: string) => void;
}

/** Who changed what in a draft, old beside new, the last change first; nothing is overwritten. */
export function EditHistory({ plan, about, onAbout }: EditHistoryProps) {
  const edits = useQuery({
    queryKey: ["plan", plan.id, "edits", plan.versionId, plan.revision],
    queryFn: () =>
      api.get<Page<EditStory>>(`/plan-versions/${plan.versionId}/edits`, {
        query: { limit: SHOWN },
      }),
  });
  const all = edits.data?.items ?? [];
  const shown = all.filter(({ place }) =>
    about === "" ? true : about === DOCUMENT_ONLY ? place.kind === "document" : place.id === about,
  );
  const changed = new Map(
    all.flatMap(({ place }) =>
      place.kind === "document" || place.id === null ? [] : [[place.id, place] as const],
    ),
  );
  const asked = plan.items.find(({ id }) => id === about);
  if (asked !== undefined && !changed.has(about)) {
    changed.set(about, { kind: "item", ...asked, isThere: true });
  }
  const older = (edits.data?.total ?? 0) - all.length;
  return (
    <>
      <div class="history-filter">
        <Select
          label="Xem lần sửa của"
          value={about}
          onValue={onAbout}
          options={[
            { value: "", label: `Cả dự thảo (${all.length})` },
            { value: DOCUMENT_ONLY, label: "Thông tin văn bản" },
            ...[...changed.values()].map(({ id, kind, number, title }) => ({
              value: id ?? "",
              label: `${kind === "group" ? "Nhóm " : ""}${number} ${title}`,
            })),
          ]}
        />
      </div>
      {edits.isError && (
        <Band tone="error" onRetry={() => void edits.refetch()}>
          {problemTitle(edits.error)}
        </Band>
      )}
      {edits.data === undefined && !edits.isError && <Skeleton rows={8} />}
      {edits.data !== undefined && shown.length === 0 && (
        <EmptyState>Chưa có lần sửa nào ở đây.</EmptyState>
      )}
      <ol class="edit-stories" aria-label="Nhật ký sửa">
        {shown.map((story) => (
          <Story key={story.revision} plan={plan} story={story} />
        ))}
      </ol>
      {older > 0 && <p class="ink-2">{older} lần sửa cũ hơn vẫn được giữ, không hiện ở đây.</p>}
    </>
  );
}
