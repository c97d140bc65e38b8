/** The engine's rules in one line each, by their number (quy tắc đánh giá). */
export const RULE_WORDS: Readonly<Record<number, string>> = {
  1: "Mức nêu trơn (“đạt 40%”) đọc theo chiều của chỉ tiêu: càng cao càng tốt là “từ”, càng thấp càng tốt là “không quá”.",
  2: "Đạt khi số liệu nằm trong phạm vi mục tiêu; so trên số chính xác, không làm tròn.",
  3: "Mục tiêu tăng, giảm được so bằng phần trăm thay đổi so với gốc mà văn bản nêu.",
  4: "Vượt khi tốt hơn hẳn mức đề ra sau khi làm tròn; mức tối đa thì không thể vượt.",
  5: "Cơ bản đạt khi chưa đạt nhưng từ 95% mức đề ra.",
  6: "Tỷ lệ hoàn thành là số liệu chia cho mức đề ra (hoặc ngược lại nếu càng thấp càng tốt).",
  7: "Mục tiêu hằng năm lấy theo năm kém nhất trong các năm có số liệu.",
  8: "Mục tiêu đến một năm: xét năm đích; trước năm đích thì xét khả năng đạt.",
  9: "Mục tiêu cả giai đoạn: cộng dồn các năm; trước năm cuối thì xét tiến độ.",
  10: "Thiếu số liệu thì chưa kết luận; thiếu không bao giờ là số 0.",
};

export const KIND_WORDS: Readonly<Record<"actual" | "estimate" | "projection" | "none", string>> = {
  actual: "thực hiện",
  estimate: "ước thực hiện",
  projection: "dự báo",
  none: "chưa có số liệu",
};
