import { useState } from "preact/hooks";
import type { PlanView } from "../../contract/plan.ts";
import type { RatingScale } from "../../domain/plan/outline.ts";
import type { DocumentEdit } from "../../domain/plan/document-facts.ts";
import type { OutlineEdit } from "../../domain/plan/outline-edit.ts";
import { Button } from "../parts/Button.tsx";
import { type Option, Input, Select, TextArea } from "../parts/Field.tsx";
import { RuleEditor } from "./RuleEditor.tsx";
import { ROLE_NAMES } from "./matrix-model.ts";
import { addressOfDraft } from "./plan-address.ts";
import { NEW_RULE, formOf } from "./rule-form.ts";
import { useTyped } from "./use-typed.ts";

type Item = PlanView["items"][number];

/** Sends an edit and answers whether it was taken. */
export type SendEdit = (edit: OutlineEdit | DocumentEdit) => Promise<boolean>;

interface PartProps {
  readonly plan: PlanView;
  readonly item: Item;
  readonly busy: boolean;
  readonly send: SendEdit;
}

const newerHint = (newer: string | undefined): string | undefined =>
  newer === undefined ? undefined : `Bản đang lưu: “${newer}”`;

function Wording({ item, busy, send }: PartProps) {
  const wording = useTyped(item.title);
  const save = async (event: Event) => {
    event.preventDefault();
    const edit = { kind: "reword-item", itemId: item.id, wording: wording.value } as const;
    if (await send(edit)) wording.done();
  };
  return (
    <form class="authoring-form" onSubmit={(event) => void save(event)}>
      <TextArea
        label="Lời văn"
        rows={4}
        required
        value={wording.value}
        onValue={wording.set}
        hint={newerHint(wording.newer)}
      />
      {wording.isChanged && (
        <Button type="submit" size="small" busy={busy}>
          Lưu lời văn
        </Button>
      )}
    </form>
  );
}

function Deadline({ item, busy, send }: PartProps) {
  const words = useTyped(item.deadlineAsWritten ?? "");
  const day = useTyped(item.deadlineOn ?? "");
  const save = async (event: Event) => {
    event.preventDefault();
    const taken = await send({
      kind: "set-deadline",
      itemId: item.id,
      asWritten: words.value.trim() === "" ? null : words.value.trim(),
      on: day.value === "" ? null : day.value,
    });
    if (!taken) return;
    words.done();
    day.done();
  };
  return (
    <form class="authoring-form" onSubmit={(event) => void save(event)}>
      <div class="authoring-fields">
        <Input
          label="Thời hạn như văn bản"
          optional
          value={words.value}
          onValue={words.set}
          hint={newerHint(words.newer)}
        />
        <Input
          label="Hiểu là hết ngày"
          type="date"
          optional
          value={day.value}
          onValue={day.set}
          hint={newerHint(day.newer)}
        />
      </div>
      {(words.isChanged || day.isChanged) && (
        <Button type="submit" size="small" busy={busy}>
          Lưu thời hạn
        </Button>
      )}
    </form>
  );
}

function Targets({ plan, item, busy, send }: PartProps) {
  const [open, setOpen] = useState<string>();
  const shown = item.targets.find(({ id }) => id === open);
  const term = { from: plan.termFrom, to: plan.termTo };
  return (
    <section>
      <h3>Chỉ tiêu ({item.targets.length})</h3>
      <ul class="plan-rules">
        {item.targets.map((target) => (
          <li key={target.id}>
            <b class="tn">{target.code}</b> {target.measure}: <b>{target.words}</b>{" "}
            <Button size="small" kind="quiet" onClick={() => setOpen(target.id)}>
              Sửa {target.code}
            </Button>
          </li>
        ))}
      </ul>
      {open === undefined && (
        <Button size="small" icon="plus" onClick={() => setOpen("new")}>
          Viết chỉ tiêu
        </Button>
      )}
      {open !== undefined && (
        <RuleEditor
          key={open}
          initial={shown === undefined ? NEW_RULE : formOf(shown.measure, shown.rule)}
          term={term}
          takesName
          saveLabel={shown === undefined ? "Thêm chỉ tiêu" : "Lưu chỉ tiêu"}
          busy={busy}
          onClose={() => setOpen(undefined)}
          onSave={(measure, { term: _term, ...rule }) => {
            const targetId = shown?.id ?? null;
            void send({ kind: "set-target", itemId: item.id, targetId, measure, rule }).then(
              (taken) => taken && setOpen(undefined),
            );
          }}
          remove={
            shown === undefined
              ? undefined
              : {
                  label: "Bỏ chỉ tiêu",
                  kind: "danger",
                  act: () =>
                    void send({
                      kind: "remove-target",
                      itemId: item.id,
                      targetId: shown.id,
                    }).then((taken) => taken && setOpen(undefined)),
                }
          }
        />
      )}
    </section>
  );
}

const LEVELS: readonly { readonly key: keyof RatingScale; readonly label: string }[] = [
  { key: "done", label: "Hoàn thành khi" },
  { key: "ongoing", label: "Đang thực hiện khi" },
  { key: "notStarted", label: "Chưa triển khai khi" },
];

const NO_SCALE: RatingScale = { done: "", ongoing: "", notStarted: "" };

function Scale({ item, busy, send }: PartProps) {
  const [scale, setScale] = useState(item.criteria ?? NO_SCALE);
  const write = (criteria: RatingScale | null) =>
    void send({ kind: "write-criteria", itemId: item.id, criteria });
  return (
    <form
      class="authoring-form"
      onSubmit={(event) => {
        event.preventDefault();
        write(scale);
      }}
    >
      <h3>Thang đánh giá</h3>
      <p class="ink-2">
        Nội dung không có chỉ tiêu chỉ đo được khi công bố trước tiêu chí của từng mức.
      </p>
      {LEVELS.map(({ key, label }) => (
        <Input
          key={key}
          label={label}
          required
          value={scale[key]}
          onValue={(value) => setScale({ ...scale, [key]: value })}
        />
      ))}
      <div class="authoring-actions">
        <Button type="submit" size="small" busy={busy}>
          Lưu thang đánh giá
        </Button>
        {item.criteria !== null && (
          <Button
            size="small"
            kind="quiet"
            onClick={() => {
              setScale(NO_SCALE);
              write(null);
            }}
          >
            Bỏ thang đánh giá
          </Button>
        )}
      </div>
    </form>
  );
}

const SECRECY: readonly Option<Item["secrecy"]>[] = [
  { value: "open", label: "Ai có việc cũng xem được" },
  { value: "confidential", label: "Hạn chế: chỉ người được nêu tên xem" },
  { value: "state_secret", label: "Có thể là bí mật nhà nước: không nhập số liệu" },
];

function Units({ plan, item }: PartProps) {
  return (
    <section>
      <h3>Đơn vị ({item.assignments.length})</h3>
      {item.assignments.length === 0 && <p class="ink-2">Chưa giao đơn vị nào.</p>}
      <ul>
        {item.assignments.map(({ unitId, unit, role }) => (
          <li key={unitId}>
            {unit}: {ROLE_NAMES[role]}
          </li>
        ))}
      </ul>
      <a href={`/ke-hoach/${plan.slug}?ban=${plan.version}&xem=phan-cong&muc=${item.id}`}>
        Phân công nội dung {item.number}
      </a>
    </section>
  );
}

/** One item of a draft: wording, group, who may see it, deadline, rules or scale, units. */
export function ItemEditor(props: PartProps) {
  const { plan, item, send } = props;
  return (
    <div class="item-editor">
      <Wording {...props} />
      <Select
        label="Nhóm"
        value={item.groupId}
        onValue={(groupId) => void send({ kind: "place-item", itemId: item.id, groupId })}
        options={plan.groups.map(({ id, number, title }) => ({
          value: id,
          label: `${number}. ${title}`,
        }))}
      />
      <Select
        label="Ai được xem"
        value={item.secrecy}
        onValue={(secrecy) => void send({ kind: "restrict-item", itemId: item.id, secrecy })}
        options={SECRECY}
      />
      <Deadline {...props} />
      {item.secrecy === "state_secret" ? (
        <p class="ink-2">Có thể thuộc bí mật nhà nước: chỉ theo dõi đạt hoặc chưa đạt.</p>
      ) : (
        <Targets {...props} />
      )}
      {item.targets.length === 0 && item.secrecy !== "state_secret" && <Scale {...props} />}
      <Units {...props} />
      <a href={`${addressOfDraft(plan, item.id)}&xem=nhat-ky`}>
        Nhật ký sửa nội dung {item.number}
      </a>
    </div>
  );
}
