import { Component, type ComponentChildren } from "preact";
import { Button } from "../parts/Button.tsx";
import { isApiProblem } from "../api/problem.ts";

interface Props {
  /** The address shown: another one gives the page another try. */
  readonly place: string;
  readonly children: ComponentChildren;
}

interface State {
  readonly error: unknown;
}

/** Catches what breaks in a page, so that the shell stays usable. */
export class ErrorScreen extends Component<Props, State> {
  override state: State = { error: undefined };

  static override getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override componentDidUpdate(before: Props): void {
    if (before.place !== this.props.place && this.state.error !== undefined) {
      this.setState({ error: undefined });
    }
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <section class="message-page" role="alert">
        <h1 tabIndex={-1}>Trang này chưa mở được</h1>
        <p>
          {isApiProblem(error)
            ? error.title
            : "Có lỗi ngoài dự kiến ở trang này. Số liệu đã gửi vẫn an toàn trên máy chủ. Tải lại trang để làm tiếp."}
        </p>
        <div class="row">
          <Button kind="primary" icon="refresh" onClick={() => location.reload()}>
            Tải lại trang
          </Button>
          <Button href="/">Về trang đầu</Button>
        </div>
      </section>
    );
  }
}
