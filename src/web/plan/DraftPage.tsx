import { useQueryClient } from "@tanstack/preact-query";
import { useLocation, useRoute } from "preact-iso";
import { useState } from "preact/hooks";
import type { PlanView } from "../../contract/plan.ts";
import { versionName } from "../../domain/plan/amendment.ts";
import type { DocumentEdit } from "../../domain/plan/document-facts.ts";
import type { OutlineEdit } from "../../domain/plan/outline-edit.ts";
import { isApiProblem, problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Segmented } from "../parts/Choices.tsx";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState, KeyHint, Skeleton } from "../parts/Quiet.tsx";
import { SidePanel, Workspace } from "../parts/SidePanel.tsx";
import { DocumentEditor } from "./DocumentEditor.tsx";
import { EditHistory } from "./EditHistory.tsx";
import { ItemEditor } from "./ItemEditor.tsx";
import { OutlineTree } from "./OutlineTree.tsx";
import { askedVersion, useDraftEdits, usePlan } from "./use-plan.ts";
import "./authoring.css";

type Item = PlanView["items"][number];

const VIEWS = [
  { value: "noi-dung", label: "Nội dung" },
  { value: "van-ban", label: "Thông tin văn bản" },
  { value: "nhat-ky", label: "Nhật ký sửa" },
] as const;

type View = (typeof VIEWS)[number]["value"];

const viewOf = (query: Readonly<Record<string, string>>): View =>
  VIEWS.find(({ value }) => value === query["xem"])?.value ?? "noi-dung";

interface DraftViewProps {
  readonly plan: PlanView;
  readonly edits: ReturnType<typeof useDraftEdits>;
}

/** What an edit made; undefined where it was refused, which the band shows. */
const sent = (edits: DraftViewProps["edits"], edit: OutlineEdit | DocumentEdit) =>
  edits.mutateAsync(edit).catch(() => undefined);

interface LoadedDraftProps {
  readonly plan: PlanView;
  readonly asked: { readonly id: string; readonly version: number | undefined };
}

function sentenceOf(plan: PlanView): string {
  const targets = plan.items.reduce((sum, item) => sum + item.targets.length, 0);
  const name = plan.amendment === null ? "Dự thảo" : versionName(plan.version);
  return `${name}: ${plan.groups.length} nhóm, ${plan.items.length} nội dung, ${targets} chỉ tiêu`;
}

/** A refused edit: what somebody else changed is fetched only when the person asks. */
function Refusal({ error }: { readonly error: unknown }) {
  const client = useQueryClient();
  const isStale = isApiProblem(error) && error.code === "plan.draft.stale";
  return (
    <Band
      tone="error"
      aside={
        isStale && (
          <Button
            size="small"
            onClick={() => void client.invalidateQueries({ queryKey: ["plan"] })}
          >
            Tải bản mới
          </Button>
        )
      }
    >
      {problemTitle(error)}
    </Band>
  );
}

function RemoveDialog(props: {
  readonly item: Item;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const { item, onConfirm, onClose } = props;
  return (
    <ConfirmDialog
      title={`Bỏ nội dung ${item.number}?`}
      confirmLabel={`Bỏ nội dung ${item.number}`}
      danger
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {item.title} ({item.targets.length} chỉ tiêu, {item.assignments.length} đơn vị). Lời văn cũ
      vẫn còn trong nhật ký sửa.
    </ConfirmDialog>
  );
}

/** The items of a draft: the outline, and the one that is chosen. */
function DraftItems({ plan, edits }: DraftViewProps) {
  const { query, path, route } = useLocation();
  const [removing, setRemoving] = useState<Item>();
  const item = plan.items.find(({ id }) => id === query["muc"]);
  const choose = (itemId: string | undefined) => {
    const rest = itemId === undefined ? "" : `&muc=${itemId}`;
    route(`${path}?ban=${plan.version}${rest}`, true);
  };
  const send = async (edit: OutlineEdit | DocumentEdit): Promise<boolean> => {
    const made = await sent(edits, edit);
    const added = edit.kind === "add-item" ? made?.added[0] : undefined;
    if (added !== undefined) choose(added);
    return made !== undefined;
  };
  return (
    <>
      <Workspace
        panel={
          item !== undefined && (
            <SidePanel
              over={`Nội dung ${item.number}`}
              title={item.title}
              takesFocus={false}
              onClose={() => choose(undefined)}
            >
              <ItemEditor
                key={item.id}
                plan={plan}
                item={item}
                busy={edits.isPending}
                send={send}
              />
            </SidePanel>
          )
        }
      >
        <div class="page-body authoring-body">
          {plan.groups.length === 0 && (
            <EmptyState>Chưa có nhóm nào. Đặt tên nhóm đầu tiên để bắt đầu.</EmptyState>
          )}
          <OutlineTree
            plan={plan}
            chosen={item?.id}
            onChoose={choose}
            send={send}
            onRemove={setRemoving}
          />
          <p class="outline-keys">
            <KeyHint keys={["Alt", "↑", "↓"]}>đổi thứ tự nội dung hoặc nhóm đang chọn</KeyHint>
          </p>
        </div>
      </Workspace>
      {removing !== undefined && (
        <RemoveDialog
          item={removing}
          onClose={() => setRemoving(undefined)}
          onConfirm={() => {
            setRemoving(undefined);
            void send({ kind: "remove-item", itemId: removing.id });
          }}
        />
      )}
    </>
  );
}

function LoadedDraft({ plan, asked }: LoadedDraftProps) {
  const { query, path, route } = useLocation();
  const edits = useDraftEdits(asked.id, asked.version);
  const view = viewOf(query);
  return (
    <>
      {edits.isError && <Refusal error={edits.error} />}
      {view === "noi-dung" && <DraftItems plan={plan} edits={edits} />}
      {view === "van-ban" && (
        <div class="page-body authoring-body">
          <DocumentEditor
            plan={plan}
            busy={edits.isPending}
            error={edits.error}
            send={async (edit) => (await sent(edits, edit)) !== undefined}
          />
        </div>
      )}
      {view === "nhat-ky" && (
        <div class="page-body authoring-body">
          <EditHistory
            plan={plan}
            about={query["muc"] ?? ""}
            onAbout={(about) =>
              route(
                `${path}?ban=${plan.version}&xem=nhat-ky${about === "" ? "" : `&muc=${about}`}`,
                true,
              )
            }
          />
        </div>
      )}
    </>
  );
}

/** Where a draft is written: its groups and items at the left, one item at the right. */
export function DraftPage() {
  const { params } = useRoute();
  const { query, path, route } = useLocation();
  const { account } = useSession();
  const asked = { id: params["planId"] ?? "", version: askedVersion(query) };
  const found = usePlan(asked.id, asked.version);
  const plan = found.data;
  const mayWrite = account.roles.some(({ role }) => role === "office" || role === "finance");
  const isDraft = plan?.issuedOn === null && plan.state !== "closed" && mayWrite;
  return (
    <>
      <PageHead
        tab="Soạn kế hoạch"
        crumbs={[
          { label: "Kế hoạch", href: "/ke-hoach" },
          ...(plan === undefined
            ? []
            : [
                {
                  label: `${plan.termFrom}–${plan.termTo}`,
                  href: `/ke-hoach/${plan.slug}?ban=${plan.version}`,
                },
              ]),
        ]}
        title={plan === undefined ? "Soạn kế hoạch" : sentenceOf(plan)}
        aside={
          plan !== undefined &&
          plan.withheld > 0 && <span>{plan.withheld} nội dung hạn chế không hiện ở đây</span>
        }
        actions={
          plan !== undefined && (
            <>
              {isDraft && (
                <Segmented
                  label="Phần của dự thảo"
                  value={viewOf(query)}
                  options={VIEWS}
                  onValue={(view) => route(`${path}?ban=${plan.version}&xem=${view}`, true)}
                />
              )}
              <Button href={`/ke-hoach/${plan.slug}?ban=${plan.version}&xem=phan-cong`}>
                Phân công
              </Button>
              <Button kind="primary" href={`/ke-hoach/${plan.slug}?ban=${plan.version}`}>
                Kiểm tra, ban hành
              </Button>
            </>
          )
        }
      />
      {found.isError && (
        <Band tone="error" onRetry={() => void found.refetch()}>
          {problemTitle(found.error)}
        </Band>
      )}
      {plan === undefined && !found.isError && <Skeleton rows={12} />}
      {plan !== undefined && isDraft && <LoadedDraft plan={plan} asked={asked} />}
      {plan !== undefined && !isDraft && (
        <div class="page-body">
          <EmptyState>
            Bản này đã ban hành hoặc anh/chị không soạn kế hoạch, nên chỉ xem. Muốn sửa, đề nghị Văn
            phòng lập bản điều chỉnh.
          </EmptyState>
        </div>
      )}
    </>
  );
}
