import { useMutation } from "@tanstack/preact-query";
import type { DocumentCheck } from "../../contract/document-check.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { FileDrop } from "../parts/FileDrop.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Card } from "../parts/Quiet.tsx";

type Finding = DocumentCheck["findings"][number];

function FindingLine({ finding }: { readonly finding: Finding }) {
  const { problem, remedy, source, place, quote } = finding;
  return (
    <li>
      <div>
        <span>
          {problem} {remedy}
        </span>
        <span class="ink-2">{place === null ? "Cả văn bản" : `Đoạn ${place}: “${quote}”`}</span>
      </div>
      <span class="ink-2">{source}</span>
    </li>
  );
}

function Findings({
  checked: { fileName, paragraphs, findings },
}: {
  readonly checked: DocumentCheck;
}) {
  if (findings.length === 0) {
    return (
      <Band tone="ok">
        {fileName}: {paragraphs} đoạn, không thấy chỗ nào sai thể thức.
      </Band>
    );
  }
  return (
    <section aria-labelledby="findings">
      <h2 class="list-title" id="findings">
        {fileName}: {findings.length} chỗ cần sửa
      </h2>
      <ul class="record-list">
        {findings.map((finding, index) => (
          <FindingLine key={index} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

/** Holding a Word file against the layout rules of the decree. */
export function DocumentCheckPage() {
  const check = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set("file", file);
      return api.post<DocumentCheck>("/documents/check", form);
    },
  });
  return (
    <>
      <PageHead
        tab="Kiểm tra thể thức"
        title="Kiểm tra thể thức văn bản"
        crumbs={[{ label: "Kế hoạch", href: "/ke-hoach" }, { label: "Kiểm tra thể thức" }]}
      />
      <div class="page-body">
        <Card title="Văn bản cần kiểm tra">
          <FileDrop
            label="Kéo tệp Word vào đây, hoặc"
            hint="DOCX, tối đa 20 MB. Đối chiếu với Phụ lục I Nghị định 30/2020/NĐ-CP; tệp không được lưu lại."
            accept=".docx"
            busy={check.isPending}
            error={check.isError ? problemTitle(check.error) : undefined}
            onFile={(file) => check.mutate(file)}
          />
        </Card>
        <div aria-live="polite">
          {check.data !== undefined && <Findings checked={check.data} />}
        </div>
      </div>
    </>
  );
}
