import { useMutation } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";
import type { SetUpRequest } from "../../contract/session.ts";
import { api } from "../api/client.ts";
import { fieldError, problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Input } from "../parts/Field.tsx";
import { EntryFrame } from "./EntryFrame.tsx";
import { PASSWORD_HINT } from "./password-words.ts";

type Typed = Omit<SetUpRequest, "token">;

const EMPTY: Typed = {
  organizationName: "",
  areaName: "",
  placeName: "",
  fullName: "",
  username: "",
  password: "",
};

interface Question {
  readonly name: keyof Typed;
  readonly label: string;
  readonly hint?: string;
  readonly type?: string;
  readonly autoComplete?: string;
}

const ORGANISATION: readonly Question[] = [
  {
    name: "organizationName",
    label: "Tên cơ quan",
    hint: "Như ghi trên văn bản, ví dụ: Ủy ban nhân dân thành phố Hải Vân.",
  },
  { name: "areaName", label: "Địa bàn", hint: "Ví dụ: thành phố Hải Vân." },
  {
    name: "placeName",
    label: "Địa danh trên văn bản",
    hint: "Đứng trước ngày tháng, ví dụ: Hải Vân.",
  },
];

const PERSON: readonly Question[] = [
  { name: "fullName", label: "Họ và tên", autoComplete: "name" },
  { name: "username", label: "Tên đăng nhập", autoComplete: "username" },
  {
    name: "password",
    label: "Mật khẩu",
    hint: PASSWORD_HINT,
    type: "password",
    autoComplete: "new-password",
  },
];

/** The first run (thiết lập): names the organization and makes its first administrator. */
export function SetUpPage() {
  const { query } = useLocation();
  const token = query["token"] ?? "";
  const [typed, setTyped] = useState(EMPTY);
  const setting = useMutation({
    mutationFn: (request: SetUpRequest) => api.post("/setup", request),
    onSuccess: () => location.assign("/dang-nhap"),
  });
  const { error } = setting;
  useEffect(() => {
    document.title = "Thiết lập · Nhiệm Kỳ";
  }, []);
  const ask = ({ name, ...question }: Question) => (
    <Input
      key={name}
      {...question}
      name={name}
      required
      value={typed[name]}
      onValue={(value) => setTyped({ ...typed, [name]: value })}
      error={fieldError(error, name)}
    />
  );
  return (
    <EntryFrame
      title="Thiết lập Nhiệm Kỳ"
      lead="Hai nhóm câu hỏi, sau đó anh/chị đăng nhập và làm việc."
    >
      {token === "" && (
        <Band tone="warn">
          Địa chỉ này thiếu mã thiết lập. Mở đúng đường dẫn mà chương trình in ra khi khởi động lần
          đầu.
        </Band>
      )}
      <form
        class="col form"
        onSubmit={(event) => {
          event.preventDefault();
          setting.mutate({ ...typed, token });
        }}
      >
        <fieldset class="col">
          <legend>Cơ quan</legend>
          {ORGANISATION.map(ask)}
        </fieldset>
        <fieldset class="col">
          <legend>Người quản trị</legend>
          {PERSON.map(ask)}
        </fieldset>
        {error !== null && <Band tone="error">{problemTitle(error)}</Band>}
        <Button kind="primary" type="submit" busy={setting.isPending} disabled={token === ""}>
          Thiết lập
        </Button>
      </form>
    </EntryFrame>
  );
}
