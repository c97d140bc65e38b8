import { useState } from "preact/hooks";
import type { PlanView } from "../../contract/plan.ts";
import type { OutlineEdit } from "../../domain/plan/outline-edit.ts";
import { Button, IconButton } from "../parts/Button.tsx";
import { Chip } from "../parts/Chip.tsx";
import { Input } from "../parts/Field.tsx";
import type { SendEdit } from "./ItemEditor.tsx";

type Group = PlanView["groups"][number];
type Item = PlanView["items"][number];

interface TreeProps {
  readonly plan: PlanView;
  readonly chosen: string | undefined;
  readonly onChoose: (itemId: string) => void;
  readonly send: SendEdit;
  /** Asks before an item is taken away. */
  readonly onRemove: (item: Item) => void;
}

/** Alt with an arrow moves what has the focus; undefined for any other key. */
function stepOf({ altKey, key, isComposing }: KeyboardEvent): -1 | 1 | undefined {
  if (!altKey || isComposing) return undefined;
  if (key === "ArrowUp") return -1;
  return key === "ArrowDown" ? 1 : undefined;
}

/** Moves on Alt with an arrow. */
const moving = (send: SendEdit, edit: (by: -1 | 1) => OutlineEdit) => (event: KeyboardEvent) => {
  const by = stepOf(event);
  if (by === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  void send(edit(by));
};

/** One line of text and a button that adds it. */
function AddLine(props: {
  readonly label: string;
  readonly action: string;
  readonly onAdd: (text: string) => Promise<boolean>;
}) {
  const { label, action, onAdd } = props;
  const [text, setText] = useState("");
  const add = async (event: Event) => {
    event.preventDefault();
    if (text.trim() !== "" && (await onAdd(text.trim()))) setText("");
  };
  return (
    <form class="outline-add" onSubmit={(event) => void add(event)}>
      <Input label={label} labelHidden placeholder={label} value={text} onValue={setText} />
      <Button type="submit" size="small" icon="plus">
        {action}
      </Button>
    </form>
  );
}

function ItemRow({ item, tree }: { readonly item: Item; readonly tree: TreeProps }) {
  const { chosen, onChoose, send, onRemove } = tree;
  const isChosen = item.id === chosen;
  const move = (by: -1 | 1): OutlineEdit => ({ kind: "move-item", itemId: item.id, by });
  return (
    <li class={isChosen ? "is-chosen" : undefined}>
      <button
        type="button"
        class="outline-item"
        aria-current={isChosen ? "true" : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={() => onChoose(item.id)}
        onKeyDown={moving(send, move)}
      >
        <b class="tn">{item.number}</b> {item.title}
      </button>
      {isChosen && (
        <span class="outline-tools">
          <IconButton
            icon="up"
            label={`Đưa ${item.number} lên`}
            onClick={() => void send(move(-1))}
          />
          <IconButton
            icon="down"
            label={`Đưa ${item.number} xuống`}
            onClick={() => void send(move(1))}
          />
          <IconButton icon="close" label={`Bỏ ${item.number}`} onClick={() => onRemove(item)} />
        </span>
      )}
    </li>
  );
}

function GroupHead({ group, send }: { readonly group: Group; readonly send: SendEdit }) {
  const [title, setTitle] = useState<string>();
  const move = (by: -1 | 1): OutlineEdit => ({ kind: "move-group", groupId: group.id, by });
  const rename = async (event: Event) => {
    event.preventDefault();
    if (title === undefined || title.trim() === "") return;
    if (await send({ kind: "rename-group", groupId: group.id, title: title.trim() })) {
      setTitle(undefined);
    }
  };
  if (title !== undefined) {
    return (
      <form class="outline-add" onSubmit={(event) => void rename(event)}>
        <Input label={`Tên nhóm ${group.number}`} labelHidden value={title} onValue={setTitle} />
        <Button type="submit" size="small">
          Lưu tên
        </Button>
        <Button size="small" kind="quiet" onClick={() => setTitle(undefined)}>
          Thôi
        </Button>
      </form>
    );
  }
  return (
    <h2 onKeyDown={moving(send, move)}>
      <span class="tn">{group.number}.</span>{" "}
      <span class="grow">
        {group.title} {group.isConfidential && <Chip tone="warn">Hạn chế</Chip>}
      </span>
      <IconButton
        icon="lock"
        label={`Nhóm ${group.number} chỉ người được nêu tên xem`}
        aria-pressed={group.isConfidential}
        onClick={() =>
          void send({
            kind: "restrict-group",
            groupId: group.id,
            isConfidential: !group.isConfidential,
          })
        }
      />
      <IconButton
        icon="edit"
        label={`Đổi tên nhóm ${group.number}`}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={() => setTitle(group.title)}
      />
      <IconButton
        icon="up"
        label={`Đưa nhóm ${group.number} lên`}
        onClick={() => void send(move(-1))}
      />
      <IconButton
        icon="down"
        label={`Đưa nhóm ${group.number} xuống`}
        onClick={() => void send(move(1))}
      />
      <IconButton
        icon="close"
        label={`Bỏ nhóm ${group.number}`}
        onClick={() => void send({ kind: "remove-group", groupId: group.id })}
      />
    </h2>
  );
}

/** Groups and items of a draft: add, rename, reorder with Alt and an arrow, take away. */
export function OutlineTree(tree: TreeProps) {
  const { plan, send } = tree;
  return (
    <div class="outline-tree">
      {plan.groups.map((group) => (
        <section key={group.id}>
          <GroupHead group={group} send={send} />
          <ol>
            {plan.items
              .filter(({ groupId }) => groupId === group.id)
              .map((item) => (
                <ItemRow key={item.id} item={item} tree={tree} />
              ))}
          </ol>
          <AddLine
            label={`Nội dung mới của nhóm ${group.number}`}
            action="Thêm nội dung"
            onAdd={(wording) => send({ kind: "add-item", groupId: group.id, wording })}
          />
        </section>
      ))}
      <AddLine
        label="Tên nhóm mới"
        action="Thêm nhóm"
        onAdd={(title) => send({ kind: "add-group", title })}
      />
    </div>
  );
}
