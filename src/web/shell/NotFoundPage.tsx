import { Button } from "../parts/Button.tsx";
import { PageHead } from "../parts/PageHead.tsx";

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <>
      <PageHead tab="Không thấy trang" title="Không có trang ở địa chỉ này" />
      <section class="message-page">
        <p>
          Địa chỉ có thể gõ sai, hoặc nội dung đã chuyển đi. Mở trang đầu hoặc bấm Ctrl K để tìm.
        </p>
        <div class="row">
          <Button kind="primary" href="/">
            Về trang đầu
          </Button>
        </div>
      </section>
    </>
  );
}
