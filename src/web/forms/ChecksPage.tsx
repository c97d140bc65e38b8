import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { Page } from "../../contract/common.ts";
import type { FormSummary } from "../../contract/form.ts";
import type { DesignCheckBody, FormCheckView } from "../../contract/form-check.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Chip } from "../parts/Chip.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState, Skeleton } from "../parts/Quiet.tsx";
import { CheckEditor } from "./CheckEditor.tsx";
import { SEVERITIES, nextCode } from "./check-words.ts";
import "./forms.css";

/** The newest version of every form: where checks are designed. */
const newestOf = (forms: readonly FormSummary[]): readonly FormSummary[] =>
  forms.filter((form) =>
    forms.every((other) => other.code !== form.code || other.version <= form.version),
  );

function toDraft(check: FormCheckView, forms: readonly FormSummary[]): DesignCheckBody {
  const { formId, rowId, columnId, code, name, expression, severity, message } = check;
  const { proposal, isActive } = check;
  const newest = newestOf(forms).find((form) => form.code === check.formCode)?.id ?? formId;
  const place = newest === formId ? { rowId, columnId } : { rowId: null, columnId: null };
  const words = { code, name, expression, severity, message, proposal, isActive };
  return { ...words, formId: newest, ...place, replaces: check.id };
}

/** Checks of figures as data (Quy tắc kiểm tra): listed, designed, tried, switched on and off. */
export function ChecksPage() {
  const { account } = useSession();
  const mayDesign = account.roles.some(({ role }) => role === "office" || role === "finance");
  const [draft, setDraft] = useState<DesignCheckBody>();
  const checks = useQuery({
    queryKey: ["form-checks"],
    queryFn: () => api.get<Page<FormCheckView>>("/form-checks", { query: { limit: 500 } }),
  });
  const forms = useQuery({
    queryKey: ["forms", "all"],
    queryFn: () => api.get<Page<FormSummary>>("/forms", { query: { limit: 500 } }),
  });
  const known = forms.data?.items ?? [];
  if (draft !== undefined) {
    return (
      <CheckEditor
        check={draft}
        forms={newestOf(known)}
        onClose={() => {
          setDraft(undefined);
          void checks.refetch();
        }}
      />
    );
  }
  const items = checks.data?.items;
  const [first] = newestOf(known);
  const begin = () =>
    setDraft({
      formId: first?.id ?? "",
      rowId: null,
      columnId: null,
      code: nextCode((items ?? []).map(({ code }) => code)),
      name: "",
      expression: "",
      severity: "must_explain",
      message: "",
      proposal: null,
      isActive: false,
      replaces: null,
    });
  return (
    <>
      <PageHead
        tab="Quy tắc kiểm tra"
        crumbs={[{ label: "Biểu mẫu", href: "/bieu-mau" }]}
        title={
          items === undefined ? "Quy tắc kiểm tra" : `${items.length} quy tắc kiểm tra đã thiết kế`
        }
        actions={
          mayDesign && (
            <Button icon="plus" disabled={first === undefined} onClick={begin}>
              Quy tắc mới
            </Button>
          )
        }
      />
      {checks.isError && (
        <Band tone="error" onRetry={() => void checks.refetch()}>
          {problemTitle(checks.error)}
        </Band>
      )}
      <div class="page-body">
        {items === undefined && !checks.isError && <Skeleton />}
        {items?.length === 0 && (
          <EmptyState>
            Chưa có quy tắc riêng nào. Các kiểm tra sẵn có (tổng, cơ cấu, nhầm đơn vị, bỏ trống)
            luôn chạy.
          </EmptyState>
        )}
        <ul class="record-list">
          {items?.map((check) => (
            <li key={check.id}>
              <div>
                <b>
                  {check.code}. {check.name}
                </b>
                <code class="check-condition">{check.expression}</code>
                <span class="ink-2">
                  {check.formCode}, bản {check.version},{" "}
                  {SEVERITIES.find(({ value }) => value === check.severity)?.label.toLowerCase()}
                </span>
              </div>
              <Chip tone={check.isActive ? "ok" : "plain"}>
                {check.isActive ? "Đang bật" : "Chưa bật"}
              </Chip>
              {mayDesign && (
                <Button
                  size="small"
                  disabled={forms.data === undefined}
                  aria-label={`Sửa quy tắc ${check.code}`}
                  onClick={() => setDraft(toDraft(check, known))}
                >
                  Sửa
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
