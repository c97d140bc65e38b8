import { useMutation, useQuery } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import type { Page } from "../../contract/common.ts";
import type { UnitView } from "../../contract/organisation.ts";
import type { ImportStarted, ImportSummary } from "../../contract/plan.ts";
import { api } from "../api/client.ts";
import { isApiProblem, problemTitle } from "../api/problem.ts";
import { Button } from "../parts/Button.tsx";
import { FileDrop } from "../parts/FileDrop.tsx";
import { Input } from "../parts/Field.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Card } from "../parts/Quiet.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import "./plan.css";

const STATES = { reviewing: "đang rà soát", confirmed: "đã vào sổ", discarded: "đã bỏ" } as const;

/** The first question: whether the units that the plan will name are known. */
function RegisterQuestion() {
  const units = useQuery({
    queryKey: ["units"],
    queryFn: () => api.get<Page<UnitView>>("/units", { query: { limit: 500 } }),
  });
  const count = units.data?.total;
  return (
    <Card title="1. Danh mục đơn vị">
      <div class="import-register">
        <p class={count === 0 ? "warn-ink" : undefined}>
          {count === undefined && "Đang đếm đơn vị trong danh mục…"}
          {count === 0 &&
            "Danh mục chưa có đơn vị nào, nên tên đơn vị trong văn bản sẽ không khớp vào đâu. Nạp danh mục trước."}
          {count !== undefined &&
            count > 0 &&
            `Dùng danh mục có sẵn: ${count} đơn vị. Tên trong văn bản được khớp với danh mục này.`}
        </p>
        <Button href="/to-chuc">{count === 0 ? "Nạp danh mục" : "Xem hoặc nạp thêm"}</Button>
      </div>
    </Card>
  );
}

/** Dropping a plan document, and going on with one that is under review. */
export function ImportPage() {
  const { route } = useLocation();
  const [from, setFrom] = useState("2020");
  const [to, setTo] = useState("2025");
  const imports = useQuery({
    queryKey: ["plan-imports"],
    queryFn: () => api.get<Page<ImportSummary>>("/plan-imports"),
  });
  const upload = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set("termFrom", from);
      form.set("termTo", to);
      form.set("file", file);
      return api.post<ImportStarted>("/plan-imports", form);
    },
    onSuccess: ({ id }) => route(`/ke-hoach/nhap/${id}`),
  });
  const known = isApiProblem(upload.error) ? upload.error.details?.["importId"] : undefined;
  return (
    <>
      <PageHead
        tab="Nhập kế hoạch"
        title="Ba câu hỏi để bắt đầu: đơn vị, nhiệm kỳ, văn bản kế hoạch"
        crumbs={[{ label: "Kế hoạch", href: "/ke-hoach" }, { label: "Nhập từ văn bản" }]}
      />
      <div class="page-body">
        <RegisterQuestion />
        <Card title="2. Nhiệm kỳ">
          <div class="import-term">
            <Input label="Từ năm" inputMode="numeric" value={from} onValue={setFrom} />
            <Input label="Đến năm" inputMode="numeric" value={to} onValue={setTo} />
          </div>
        </Card>
        <Card title="3. Văn bản kế hoạch">
          <FileDrop
            label="Kéo tệp kế hoạch vào đây, hoặc"
            hint="DOCX, PDF, TXT hoặc MD, tối đa 20 MB. Chưa có gì vào sổ trước khi anh/chị xác nhận."
            accept=".docx,.pdf,.txt,.md"
            busy={upload.isPending}
            error={upload.isError ? problemTitle(upload.error) : undefined}
            onFile={(file) => upload.mutate(file)}
          />
          {typeof known === "string" && (
            <p>
              <a href={`/ke-hoach/nhap/${known}`}>Mở lần nhập đã có</a>
            </p>
          )}
        </Card>
        {(imports.data?.items.length ?? 0) > 0 && (
          <>
            <h2 class="list-title">Các lần nhập</h2>
            <ul class="record-list">
              {imports.data?.items.map((each) => (
                <li key={each.id}>
                  <div>
                    <a
                      href={
                        each.planId === null
                          ? `/ke-hoach/nhap/${each.id}`
                          : `/ke-hoach/${each.planId}`
                      }
                    >
                      {each.title ?? each.fileName}
                    </a>
                    <span class="ink-2">
                      {each.fileName}, {each.items} nội dung, {each.startedBy} nhập lúc{" "}
                      {momentInWords(each.startedAt)}
                    </span>
                  </div>
                  <span class="ink-2">{STATES[each.state]}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
