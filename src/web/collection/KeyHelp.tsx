import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";

const KEYS: readonly (readonly [string, string])[] = [
  ["Mũi tên, Enter, Tab", "chuyển ô; thêm Shift để đi ngược hoặc chọn vùng"],
  ["Gõ số, F2", "nhập đè; sửa trong ô. Esc bỏ"],
  ["Delete", "xóa các ô đang chọn"],
  ["Ctrl C, Ctrl X, Ctrl V", "sao, cắt, dán cả với Excel"],
  ["Ctrl D, Ctrl R", "điền xuống, điền sang phải"],
  ["Ctrl Z, Ctrl Y", "lấy lại, làm lại"],
  ["Home, End, Ctrl mũi tên", "đến đầu, cuối"],
  ["N, Shift N", "ô cần xem tiếp theo, trước đó"],
  ["Shift F2", "ghi chú của ô"],
  ["Ctrl Enter", "nộp báo cáo"],
  ["-", "không phát sinh, cho cả vùng đang chọn; gõ tiếp chữ số thành số âm"],
  [".  hoặc  …", "chưa thu thập được, cho cả vùng đang chọn"],
  ["x", "không áp dụng, cho cả vùng đang chọn"],
  ["=", "giữ nguyên như năm trước, cho cả vùng đang chọn"],
  ["M", "số chính thức, sơ bộ, ước tính"],
  ["1,2 triệu; 12 %", "gõ kèm đơn vị, tự đổi về đơn vị của dòng"],
];

/** The keys of the grid. Props: onClose. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <ConfirmDialog
      title="Phím tắt khi nhập số liệu"
      confirmLabel="Đóng"
      cancelLabel="Thôi"
      onConfirm={onClose}
      onClose={onClose}
    >
      <dl class="key-help">
        {KEYS.map(([keys, words]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </ConfirmDialog>
  );
}
