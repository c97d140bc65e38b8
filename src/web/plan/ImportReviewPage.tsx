import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useLocation, useRoute } from "preact-iso";
import { useState } from "preact/hooks";
import type { ImportView } from "../../contract/plan.ts";
import type { SourceSpan } from "../../domain/plan/plan-document.ts";
import type { ReviewQuestion } from "../../domain/plan/review-questions.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { FilterPills } from "../parts/Choices.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState, KeyHint, Skeleton } from "../parts/Quiet.tsx";
import { BulkDialog } from "./BulkDialog.tsx";
import { ClashBand } from "./ClashBand.tsx";
import { ItemCard } from "./ItemCard.tsx";
import { Paper } from "./Paper.tsx";
import { type Answer, QuestionRow } from "./QuestionRow.tsx";
import { RevisionBand } from "./RevisionBand.tsx";
import type { EditedRule } from "./RuleTable.tsx";
import { type Filter, agreeable, isFilter, isOpen, itemsFor, openCount } from "./review-model.ts";
import { useAnswers } from "./use-answers.ts";
import { useReviewKeys } from "./use-review-keys.ts";
import "./plan.css";

const STEPS = ["Tải văn bản", "Tách nội dung", "Rà soát", "Vào sổ", "Ban hành"];

function Steps() {
  return (
    <ol class="steps" aria-label="Các bước">
      {STEPS.map((step, at) => (
        <li
          key={step}
          class={at === 2 ? "is-on" : undefined}
          aria-current={at === 2 ? "step" : undefined}
        >
          <b class="tn">{at + 1}</b>
          {step}
        </li>
      ))}
    </ol>
  );
}

/** The document beside what was understood of it; nothing enters the register unconfirmed. */
export function ImportReviewPage() {
  const { params } = useRoute();
  const id = params["importId"] ?? "";
  const query = useQuery({
    queryKey: ["plan-import", id],
    queryFn: () => api.get<ImportView>(`/plan-imports/${id}`),
    // another person may be reviewing the same document
    refetchInterval: ({ state }) => (state.data?.state === "reviewing" ? 8_000 : false),
  });
  if (query.data === undefined) {
    return (
      <>
        <PageHead tab="Rà soát kế hoạch" title="Rà soát kế hoạch" />
        {query.isError ? (
          <Band tone="error" onRetry={() => void query.refetch()}>
            {problemTitle(query.error)}
          </Band>
        ) : (
          <Skeleton rows={12} />
        )}
      </>
    );
  }
  return <Review view={query.data} />;
}

/** Where one is in the review; the address says it, so that coming back finds the same place. */
function useReviewPlace(view: ImportView) {
  const { query, path, route } = useLocation();
  const wanted = query["loc"];
  const filter: Filter = isFilter(wanted) ? wanted : "open";
  // an item of the register is known by its number: its place may have changed since
  const byNumber = view.reading.items.find(
    ({ number }) => number !== null && number === query["so"],
  );
  const chosen = Number(query["muc"] ?? byNumber?.ordinal ?? Number.NaN);
  const go = (changes: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) next.delete(name);
      else next.set(name, value);
    }
    route(`${path}?${next.toString()}`, true);
  };
  return {
    filter,
    chosen: view.reading.items.some(({ ordinal }) => ordinal === chosen) ? chosen : null,
    setFilter: (value: Filter) => go({ loc: value === "open" ? undefined : value }),
    setChosen: (ordinal: number) => go({ muc: String(ordinal) }),
  };
}

/** Questions that would take the same answer as this one, itself first. */
const alikeOf = (view: ImportView, question: ReviewQuestion): readonly ReviewQuestion[] => [
  question,
  ...view.questions.filter((each) => question.similar.includes(each.id) && isOpen(view, each)),
];

function Review({ view }: { readonly view: ImportView }) {
  const { route } = useLocation();
  const client = useQueryClient();
  const { filter, chosen, setFilter, setChosen } = useReviewPlace(view);
  const [span, setSpan] = useState<SourceSpan | null>(null);
  const [editing, setEditing] = useState<EditedRule | null>(null);
  const [bulk, setBulk] = useState<readonly ReviewQuestion[]>([]);
  const { save, clashes, drop } = useAnswers(view);
  const confirm = useMutation({
    mutationFn: () => api.post<{ planId: string }>(`/plan-imports/${view.id}/confirm`),
    onSuccess: async ({ planId }) => {
      await client.invalidateQueries({ queryKey: ["plans"] });
      route(`/ke-hoach/${planId}`);
    },
  });
  const isReviewing = view.state === "reviewing";
  const onAnswer: Answer | undefined = isReviewing ? (answers) => save.mutate(answers) : undefined;
  const items = itemsFor(view, filter, chosen);
  const policy = view.questions.find((question) => question.kind === "deadline-policy");
  const agreed = agreeable(view);
  const open = openCount(view, "open");
  const choose = (ordinal: number) => {
    if (ordinal === chosen) return;
    setEditing(null);
    setSpan(null);
    setChosen(ordinal);
  };
  useReviewKeys({
    view,
    items,
    chosen,
    onChoose: choose,
    onAnswer: bulk.length === 0 ? onAnswer : undefined,
    onEdit: (operator) => setEditing({ kind: "row", row: 0, operator }),
  });

  return (
    <>
      <PageHead
        tab="Rà soát kế hoạch"
        crumbs={[
          { label: "Kế hoạch", href: "/ke-hoach" },
          { label: "Nhập từ văn bản", href: "/ke-hoach/nhap" },
        ]}
        title={<Sentence view={view} />}
        readOnly={isReviewing ? undefined : "Lần nhập này đã kết thúc, chỉ xem."}
        actions={<Steps />}
      />
      <ClashBand
        view={view}
        clashes={clashes}
        onKeep={({ question, ours }) => save.mutate([{ question, value: ours }])}
        onDrop={({ question }) => drop(question)}
      />
      <RevisionBand view={view} onChanged={() => setFilter("changed")} />
      <div class="review">
        <Paper view={view} chosen={chosen} span={span} onChoose={choose} />
        <section class="review-cards" aria-label="Nội dung đã đọc">
          <div class="review-pills">
            <FilterPills
              label="Lọc nội dung"
              value={filter}
              onValue={setFilter}
              pills={[
                { value: "open", label: "Cần xem", count: open, tone: open > 0 ? "warn" : "plain" },
                { value: "unit", label: "Đơn vị", count: openCount(view, "unit") },
                { value: "target", label: "Chỉ tiêu", count: openCount(view, "target") },
                { value: "deadline", label: "Thời hạn", count: openCount(view, "deadline") },
                ...(view.revision === null
                  ? []
                  : [
                      {
                        value: "changed" as const,
                        label: "Đã đổi",
                        count: openCount(view, "changed"),
                      },
                    ]),
                { value: "all", label: "Tất cả", count: view.reading.items.length },
              ]}
            />
            {isReviewing && agreed.length > 0 && (
              <Button size="small" onClick={() => setBulk(agreed)}>
                Nhận {agreed.length} đề xuất khá chắc
              </Button>
            )}
          </div>
          <div class="review-list" tabIndex={0} role="group" aria-label="Danh sách nội dung">
            {save.isError && <Band tone="error">{problemTitle(save.error)}</Band>}
            {policy !== undefined &&
              (isOpen(view, policy) || filter === "deadline" || filter === "all") && (
                <article class="item-card sure-uncertain" aria-label="Thời hạn">
                  <QuestionRow
                    view={view}
                    question={policy}
                    onAnswer={onAnswer}
                    hasKeys={chosen === null}
                  />
                </article>
              )}
            {filter === "open" && <Suspicions view={view} />}
            {items.map((item) => (
              <ItemCard
                key={item.ordinal}
                {...{ view, item, onAnswer }}
                isChosen={item.ordinal === chosen}
                editing={item.ordinal === chosen ? editing : null}
                onChoose={choose}
                onAlike={(question) => setBulk(alikeOf(view, question))}
                onSpan={(place) => {
                  choose(item.ordinal);
                  setSpan(place);
                }}
                onEdit={setEditing}
              />
            ))}
            {items.length === 0 && open === 0 && (
              <EmptyState>
                Không còn chỗ nào cần xem. Đưa kế hoạch vào sổ để giao đơn vị.
              </EmptyState>
            )}
          </div>
          <footer class="review-foot">
            <span class="keys">
              <KeyHint keys={["J", "K"]}>chuyển</KeyHint>
              <KeyHint keys={["N"]}>cần xem</KeyHint>
              <KeyHint keys={["1", "Enter"]}>chọn</KeyHint>
              <KeyHint keys={["E", "1…6"]}>quy tắc</KeyHint>
            </span>
            {confirm.isError && <span class="son">{problemTitle(confirm.error)}</span>}
            {isReviewing ? (
              <>
                <Button href="/ke-hoach">Lưu, làm tiếp sau</Button>
                <Button
                  kind="primary"
                  disabled={open > 0}
                  busy={confirm.isPending}
                  onClick={() => confirm.mutate()}
                >
                  Đưa vào sổ{open > 0 ? ` (còn ${open} chỗ)` : " kế hoạch"}
                </Button>
              </>
            ) : (
              view.planId !== null && <Button href={`/ke-hoach/${view.planId}`}>Mở kế hoạch</Button>
            )}
          </footer>
        </section>
      </div>
      {bulk.length > 0 && (
        <BulkDialog
          view={view}
          questions={bulk}
          onClose={() => setBulk([])}
          onConfirm={() => {
            onAnswer?.(bulk.map((each) => ({ question: each.id, value: each.proposed })));
            setBulk([]);
          }}
        />
      )}
    </>
  );
}

function Sentence({ view }: { readonly view: ImportView }) {
  const open = view.questions.filter((question) => isOpen(view, question));
  const doubtful = open.filter(({ confidence }) => confidence === "uncertain").length;
  const waiting = open.length - doubtful;
  return (
    <>
      Đọc được <span class="tn">{view.reading.items.length}</span> nội dung,{" "}
      {open.length === 0 ? (
        "không còn chỗ nào cần xem"
      ) : (
        <span class="warn-ink">
          <span class="tn">{doubtful}</span> chỗ cần anh/chị xem lại
          {waiting > 0 && (
            <>
              {" "}
              và <span class="tn">{waiting}</span> đề xuất chờ nhận
            </>
          )}
        </span>
      )}
    </>
  );
}

function Suspicions({ view }: { readonly view: ImportView }) {
  const { suspicions } = view.reading;
  if (suspicions.length === 0) return null;
  return (
    <details class="suspicions">
      <summary>
        {suspicions.length} điều cần lưu ý trong văn bản:{" "}
        <span class="ink-3">{suspicions[0]?.message}</span>
      </summary>
      <ul>
        {suspicions.map((suspicion, at) => (
          <li key={at}>{suspicion.message}</li>
        ))}
      </ul>
    </details>
  );
}
