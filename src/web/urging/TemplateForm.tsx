import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { UrgingView } from "../../contract/urging.ts";
import {
  TEMPLATE_FACTS,
  type TemplateKind,
  USUAL_TEMPLATES,
} from "../../domain/urging/message-template.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Button } from "../parts/Button.tsx";
import { Segmented } from "../parts/Choices.tsx";
import { Input, TextArea } from "../parts/Field.tsx";
import { showToast } from "../parts/Toast.tsx";
import { KIND_WORDS, URGING_KEY } from "./urging-model.ts";

type Templates = UrgingView["templates"];

interface Props {
  readonly templates: Templates;
  readonly isReadOnly: boolean;
}

/** The words of each kind of message. */
export function TemplateForm({ templates, isReadOnly }: Props) {
  const [kind, setKind] = useState<TemplateKind>("digest_before");
  const template = templates.find((each) => each.kind === kind);
  return (
    <>
      <Segmented
        label="Loại lời nhắc"
        value={kind}
        onValue={setKind}
        options={templates.map((each) => ({ value: each.kind, label: KIND_WORDS[each.kind] }))}
      />
      {template !== undefined && <Words key={kind} template={template} isReadOnly={isReadOnly} />}
    </>
  );
}

function Words({
  template,
  isReadOnly,
}: {
  readonly template: Templates[number];
  readonly isReadOnly: boolean;
}) {
  const client = useQueryClient();
  const [subject, setSubject] = useState(template.subject);
  const [body, setBody] = useState(template.body);
  const usual = USUAL_TEMPLATES[template.kind];
  const save = useMutation({
    mutationFn: () => api.put(`/urging/templates/${template.kind}`, { subject, body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: URGING_KEY });
      showToast({ text: `Đã lưu lời nhắc “${KIND_WORDS[template.kind]}”.` });
    },
  });
  const isUsual = subject === usual.subject && body === usual.body;
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <fieldset class="urging-fields" disabled={isReadOnly}>
        <legend class="hidden-visually">Lời nhắc {KIND_WORDS[template.kind]}</legend>
        <Input label="Tiêu đề" value={subject} onValue={setSubject} />
        <TextArea label="Nội dung" rows={9} value={body} onValue={setBody} />
      </fieldset>
      <dl class="urging-facts">
        {Object.entries(TEMPLATE_FACTS).map(([name, meaning]) => (
          <div key={name}>
            <dt>
              <code>{`{{${name}}}`}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      {save.isError && <p class="son">{problemTitle(save.error)}</p>}
      {!isReadOnly && (
        <div class="row">
          <Button kind="primary" type="submit" busy={save.isPending}>
            Lưu lời nhắc
          </Button>
          {!isUsual && (
            <Button
              onClick={() => {
                setSubject(usual.subject);
                setBody(usual.body);
              }}
            >
              Lấy lại lời có sẵn
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
