import { useMutation, useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { Page } from "../../contract/common.ts";
import type { FormDesignRequest, FormSummary, FormView, FormsRead } from "../../contract/form.ts";
import type { UnitView } from "../../contract/organisation.ts";
import type { PlanSummary } from "../../contract/plan.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Input, Select } from "../parts/Field.tsx";
import { FileDrop } from "../parts/FileDrop.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Card, EmptyState, Skeleton } from "../parts/Quiet.tsx";
import { FormDesigner } from "./FormDesigner.tsx";
import { nextVersionOf } from "./next-version.ts";
import "./forms.css";

const ORIGINS = {
  designed: "thiết kế trong hệ thống",
  workbook: "nhập từ Excel",
  plan: "đề xuất từ kế hoạch",
} as const;

const EMPTY: FormDesignRequest = {
  code: "",
  title: "",
  unitNote: "",
  sourceNote: "",
  planVersionId: null,
  origin: "designed",
  replaces: null,
  rows: [],
  columns: [],
};

type Questions = FormsRead["forms"][number]["questions"];

/** Forms as data: designed here, proposed from a plan, or read from Excel (Biểu mẫu). */
export function FormsPage() {
  const { account } = useSession();
  const mayDesign = account.roles.some(({ role }) => role === "office" || role === "finance");
  const [design, setDesign] = useState<FormDesignRequest>();
  const [questions, setQuestions] = useState<Questions>([]);
  const begin = (next: FormDesignRequest, asked: Questions = []) => {
    setDesign(next);
    setQuestions(asked);
  };
  const forms = useQuery({
    queryKey: ["forms"],
    queryFn: () => api.get<Page<FormSummary>>("/forms"),
  });
  const units = useQuery({
    queryKey: ["units"],
    queryFn: () => api.get<Page<UnitView>>("/units", { query: { limit: 500 } }),
  });
  const open = useMutation({
    mutationFn: (id: string) => api.get<FormView>(`/forms/${id}`),
    onSuccess: (view) => begin(nextVersionOf(view)),
  });
  if (design !== undefined) {
    return (
      <FormDesigner
        design={design}
        questions={questions}
        units={units.data?.items ?? []}
        onDesign={setDesign}
        onClose={() => {
          setDesign(undefined);
          void forms.refetch();
        }}
      />
    );
  }
  const items = forms.data?.items;
  return (
    <>
      <PageHead
        tab="Biểu mẫu"
        title={items === undefined ? "Biểu mẫu" : `${items.length} biểu mẫu đã thiết kế`}
        actions={
          <>
            <Button icon="table" href="/bieu-mau/chi-tieu">
              Danh mục chỉ tiêu
            </Button>
            <Button icon="check" href="/bieu-mau/quy-tac">
              Quy tắc kiểm tra
            </Button>
            {mayDesign && (
              <Button icon="plus" onClick={() => begin(EMPTY)}>
                Biểu mới
              </Button>
            )}
          </>
        }
      />
      {forms.isError && (
        <Band tone="error" onRetry={() => void forms.refetch()}>
          {problemTitle(forms.error)}
        </Band>
      )}
      {open.isError && <Band tone="error">{problemTitle(open.error)}</Band>}
      <div class="page-body">
        {items === undefined && !forms.isError && <Skeleton />}
        {mayDesign && <Sources onDesign={begin} />}
        {items?.length === 0 && <EmptyState>Chưa có biểu mẫu nào.</EmptyState>}
        <ul class="record-list">
          {items?.map((form) => (
            <li key={form.id}>
              <div>
                <b>
                  {form.code}. {form.title}
                </b>
                <span class="ink-2">
                  Bản {form.version}, {form.rows} dòng, {form.columns} cột, {ORIGINS[form.origin]}
                  {form.isUsed && ", đang dùng trong đợt báo cáo"}
                </span>
              </div>
              {mayDesign && isNewest(form, items) && (
                <Button size="small" busy={open.isPending} onClick={() => open.mutate(form.id)}>
                  Lập bản mới từ bản này
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

/** Versions stay as they were stored; the newest of a code is where the next begins. */
const isNewest = (form: FormSummary, forms: readonly FormSummary[]): boolean =>
  forms.every((other) => other.code !== form.code || other.version <= form.version);

function Sources({
  onDesign,
}: {
  readonly onDesign: (design: FormDesignRequest, questions?: Questions) => void;
}) {
  const [planId, setPlanId] = useState("");
  const [code, setCode] = useState("Biểu 01");
  const [year, setYear] = useState("2024");
  const plans = useQuery({
    queryKey: ["plans"],
    queryFn: () => api.get<Page<PlanSummary>>("/plans"),
  });
  const chosen = planId === "" ? (plans.data?.items[0]?.id ?? "") : planId;
  const propose = useMutation({
    mutationFn: () =>
      api.get<FormDesignRequest>("/forms/proposal", {
        query: { planId: chosen, code, asOfYear: year },
      }),
    onSuccess: (design) => onDesign(design),
  });
  const read = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.set("file", file);
      return api.post<FormsRead>("/forms/workbook", body);
    },
  });
  return (
    <div class="form-sources">
      <Card title="Đề xuất từ chỉ tiêu của kế hoạch">
        <div class="issue-form">
          <Select
            label="Kế hoạch"
            value={chosen}
            onValue={setPlanId}
            options={(plans.data?.items ?? []).map((plan) => ({
              value: plan.id,
              label: `${plan.termFrom}–${plan.termTo}: ${plan.title.slice(0, 60)}`,
            }))}
          />
          <Input label="Ký hiệu" value={code} onValue={setCode} />
          <Input label="Năm ước thực hiện" inputMode="numeric" value={year} onValue={setYear} />
          <Button
            kind="primary"
            busy={propose.isPending}
            disabled={chosen === ""}
            onClick={() => propose.mutate()}
          >
            Đề xuất biểu
          </Button>
        </div>
        {propose.isError && <Band tone="error">{problemTitle(propose.error)}</Band>}
      </Card>
      <Card title="Nhập biểu thiết kế trong Excel">
        <FileDrop
          label="Kéo tệp biểu mẫu vào đây, hoặc"
          hint="XLSX, mỗi trang tính một biểu. Số liệu trong tệp không được lấy theo."
          accept=".xlsx"
          busy={read.isPending}
          error={read.isError ? problemTitle(read.error) : undefined}
          onFile={(file) => read.mutate(file)}
        />
        <ul>
          {read.data?.forms.map((form) => (
            <li key={form.sheet}>
              <Button kind="quiet" onClick={() => onDesign(form.design, form.questions)}>
                {form.sheet}: {form.design.rows.length} dòng, {form.design.columns.length} cột
              </Button>
              {form.questions.length > 0 && (
                <span class="ink-2"> {form.questions.length} chỗ nên xem lại</span>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
