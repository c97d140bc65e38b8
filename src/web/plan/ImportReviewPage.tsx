import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useLocation, useRoute } from "preact-iso";
import { useEffect, useState } from "preact/hooks";
import type { ImportView } from "../../contract/plan.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { FilterPills } from "../parts/Choices.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState, KeyHint, Skeleton } from "../parts/Quiet.tsx";
import { ItemCard } from "./ItemCard.tsx";
import { Paper } from "./Paper.tsx";
import { type Answer, QuestionRow } from "./QuestionRow.tsx";
import {
  type Filter,
  agreeable,
  isOpen,
  itemsFor,
  openCount,
  questionsOf,
} from "./review-model.ts";
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

function useAnswers(view: ImportView) {
  const client = useQueryClient();
  const key = ["plan-import", view.id];
  const save = useMutation({
    mutationFn: (answers: Parameters<Answer>[0]) =>
      api.put(`/plan-imports/${view.id}/answers`, { answers }),
    onMutate: (answers) => {
      client.setQueryData<ImportView>(key, (old) =>
        old === undefined
          ? old
          : {
              ...old,
              answers: {
                ...old.answers,
                ...Object.fromEntries(answers.map(({ question, value }) => [question, value])),
              },
            },
      );
    },
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
  return save;
}

function Review({ view }: { readonly view: ImportView }) {
  const { route } = useLocation();
  const client = useQueryClient();
  const [filter, setFilter] = useState<Filter>("open");
  const [chosen, setChosen] = useState<number | null>(null);
  const save = useAnswers(view);
  const confirm = useMutation({
    mutationFn: () => api.post<{ planId: string }>(`/plan-imports/${view.id}/confirm`),
    onSuccess: async ({ planId }) => {
      await client.invalidateQueries({ queryKey: ["plans"] });
      route(`/ke-hoach/${planId}`);
    },
  });
  const isReviewing = view.state === "reviewing";
  const onAnswer: Answer | undefined = isReviewing ? (answers) => save.mutate(answers) : undefined;
  const open = openCount(view, "open");
  const items = itemsFor(view, filter);
  const policy = view.questions.find((question) => question.kind === "deadline-policy");
  const agreed = agreeable(view);

  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      const inField =
        event.target instanceof Element && event.target.closest("input,select,textarea") !== null;
      if (inField || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      const at = items.findIndex((item) => item.ordinal === chosen);
      const key = event.key.toLowerCase();
      if (key === "j" || key === "n")
        setChosen(items[Math.min(items.length - 1, at + 1)]?.ordinal ?? null);
      else if (key === "k") setChosen(items[Math.max(0, at - 1)]?.ordinal ?? null);
      else if (event.key === "Enter" && event.target === document.body && at >= 0) {
        const item = items[at];
        const asked = item === undefined ? [] : questionsOf(view, item);
        const ready = asked.filter((each) => isOpen(view, each) && each.proposed !== null);
        if (ready.length > 0)
          onAnswer?.(ready.map((each) => ({ question: each.id, value: each.proposed })));
      } else return;
      event.preventDefault();
    };
    addEventListener("keydown", act);
    return () => removeEventListener("keydown", act);
  });

  return (
    <>
      <PageHead
        tab="Rà soát kế hoạch"
        crumbs={[
          { label: "Kế hoạch", href: "/ke-hoach" },
          { label: "Nhập từ văn bản", href: "/ke-hoach/nhap" },
        ]}
        title={
          <>
            Đọc được <span class="tn">{view.reading.items.length}</span> nội dung,{" "}
            {open === 0 ? (
              "không còn chỗ nào cần xem"
            ) : (
              <span class="warn-ink">
                <span class="tn">{open}</span> chỗ cần anh/chị xem lại
              </span>
            )}
          </>
        }
        readOnly={isReviewing ? undefined : "Lần nhập này đã kết thúc, chỉ xem."}
        actions={<Steps />}
      />
      <div class="review">
        <Paper view={view} chosen={chosen} onChoose={setChosen} />
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
                { value: "all", label: "Tất cả", count: view.reading.items.length },
              ]}
            />
            {isReviewing && agreed.length > 0 && (
              <Button
                size="small"
                onClick={() =>
                  onAnswer?.(agreed.map((each) => ({ question: each.id, value: each.proposed })))
                }
              >
                Nhận {agreed.length} đề xuất khá chắc
              </Button>
            )}
          </div>
          <div class="review-list" tabIndex={0} role="group" aria-label="Danh sách nội dung">
            {save.isError && <Band tone="error">{problemTitle(save.error)}</Band>}
            {policy !== undefined &&
              (isOpen(view, policy) || filter === "deadline" || filter === "all") && (
                <article class="item-card sure-uncertain" aria-label="Thời hạn">
                  <QuestionRow view={view} question={policy} onAnswer={onAnswer} />
                </article>
              )}
            {filter === "open" && view.reading.suspicions.length > 0 && (
              <details class="suspicions">
                <summary>
                  {view.reading.suspicions.length} điều cần lưu ý trong văn bản:{" "}
                  <span class="ink-3">{view.reading.suspicions[0]?.message}</span>
                </summary>
                <ul>
                  {view.reading.suspicions.map((suspicion, at) => (
                    <li key={at}>{suspicion.message}</li>
                  ))}
                </ul>
              </details>
            )}
            {items.map((item) => (
              <ItemCard
                key={item.ordinal}
                view={view}
                item={item}
                isChosen={item.ordinal === chosen}
                onChoose={setChosen}
                onAnswer={onAnswer}
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
              <KeyHint keys={["J", "K"]}>chuyển mục</KeyHint>
              <KeyHint keys={["Enter"]}>đồng ý</KeyHint>
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
                  Đưa vào sổ kế hoạch{open > 0 ? ` (còn ${open} chỗ)` : ""}
                </Button>
              </>
            ) : (
              view.planId !== null && <Button href={`/ke-hoach/${view.planId}`}>Mở kế hoạch</Button>
            )}
          </footer>
        </section>
      </div>
    </>
  );
}
