import { useState } from "preact/hooks";
import type { ReportView } from "../../contract/report.ts";
import { problemTitle } from "../api/problem.ts";
import { Button } from "../parts/Button.tsx";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { TextArea } from "../parts/Field.tsx";
import { showToast } from "../parts/Toast.tsx";
import { openChecks } from "./ChecksTab.tsx";
import type { ReportActs } from "./use-report.ts";
import { CHECK_WORDS } from "./words.ts";

export interface ReportActionsProps {
  readonly view: ReportView;
  readonly acts: ReportActs;
  readonly mayWrite: boolean;
  readonly mayDecide: boolean;
  readonly onPresented: () => void;
}

const errorOf = (act: { readonly isError: boolean; readonly error: unknown }) =>
  act.isError ? problemTitle(act.error) : undefined;

function PresentDialog({
  view,
  acts,
  onClose,
  onPresented,
}: Pick<ReportActionsProps, "view" | "acts" | "onPresented"> & { readonly onClose: () => void }) {
  const left = openChecks(view);
  const next = (view.versions[0]?.version ?? 0) + 1;
  return (
    <ConfirmDialog
      title={`Trình Chủ tịch bản ${next}?`}
      confirmLabel={`Trình bản ${next}`}
      busy={acts.present.isPending}
      error={errorOf(acts.present)}
      onClose={onClose}
      onConfirm={() =>
        acts.present.mutate(undefined, {
          onSuccess: ({ version }) => {
            onClose();
            onPresented();
            showToast({ text: `Đã trình bản ${version}.` });
          },
        })
      }
    >
      <p>
        Bản {next} được giữ nguyên như lúc này; không ai sửa được cho đến khi Chủ tịch duyệt hoặc
        trả lại.
      </p>
      {left.length > 0 && (
        <>
          <p>Còn những chỗ sau, vẫn trình được:</p>
          <ul class="dialog-list">
            {left.map(({ check, findings, of }) => (
              <li key={check}>{CHECK_WORDS[check].failed(findings.length, of ?? 0)}</li>
            ))}
          </ul>
        </>
      )}
      {view.confidentialItems > 0 && (
        <p>{view.confidentialItems} nội dung mật không nằm trong bản trình.</p>
      )}
    </ConfirmDialog>
  );
}

function DecisionDialog({
  view,
  acts,
  decision,
  onClose,
}: Pick<ReportActionsProps, "view" | "acts"> & {
  readonly decision: "approve" | "return";
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);
  const version = view.versions[0]?.version ?? 1;
  const isReturn = decision === "return";
  const lacksReason = isReturn && reason.trim() === "";
  return (
    <ConfirmDialog
      title={isReturn ? `Trả lại bản ${version}?` : `Duyệt báo cáo bản ${version}?`}
      confirmLabel={isReturn ? "Trả lại kèm ý kiến" : `Duyệt bản ${version}`}
      busy={acts.decide.isPending}
      error={errorOf(acts.decide)}
      onClose={onClose}
      onConfirm={() => {
        setAsked(true);
        if (lacksReason) return;
        acts.decide.mutate(
          { decision, version, reason },
          {
            onSuccess: () => {
              onClose();
              showToast({
                text: isReturn ? `Đã trả lại bản ${version}.` : `Đã duyệt bản ${version}.`,
              });
            },
          },
        );
      }}
    >
      <p>
        {isReturn
          ? "Phòng Tài chính – Kế hoạch nhận ý kiến này và sửa tiếp báo cáo."
          : "Bản đã duyệt không sửa được nữa; tải về lúc nào cũng giống hệt bản này."}
      </p>
      <TextArea
        label="Ý kiến"
        optional={!isReturn}
        value={reason}
        onValue={setReason}
        error={
          isAsked && lacksReason ? "Ghi ý kiến để đơn vị soạn thảo biết phải sửa gì." : undefined
        }
      />
    </ConfirmDialog>
  );
}

/** What this person can do with the report now: begin, present, approve, return. */
export function ReportActions({
  view,
  acts,
  mayWrite,
  mayDecide,
  onPresented,
}: ReportActionsProps) {
  const [asking, setAsking] = useState<"present" | "approve" | "return">();
  const close = () => setAsking(undefined);
  const ask = (what: NonNullable<typeof asking>) => () => {
    acts.present.reset();
    acts.decide.reset();
    setAsking(what);
  };
  const isNewest = view.version === view.versions[0]?.version;
  return (
    <>
      {mayWrite && view.id === null && (
        <Button
          kind="primary"
          icon="edit"
          busy={acts.begin.isPending}
          onClick={() => acts.begin.mutate()}
        >
          Bắt đầu soạn báo cáo
        </Button>
      )}
      {mayWrite && view.id !== null && view.state === "draft" && view.version === null && (
        <Button kind="primary" icon="send" onClick={ask("present")}>
          Trình Chủ tịch
        </Button>
      )}
      {mayDecide && view.state === "presented" && isNewest && (
        <>
          <Button icon="return" onClick={ask("return")}>
            Trả lại kèm ý kiến
          </Button>
          <Button kind="primary" icon="check" onClick={ask("approve")}>
            Duyệt bản {view.version}
          </Button>
        </>
      )}
      {asking === "present" && (
        <PresentDialog view={view} acts={acts} onClose={close} onPresented={onPresented} />
      )}
      {(asking === "approve" || asking === "return") && (
        <DecisionDialog view={view} acts={acts} decision={asking} onClose={close} />
      )}
    </>
  );
}
