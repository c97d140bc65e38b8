/** Verbs with which what a unit has to do begins; none of them stands inside a unit's name. */
const PLAIN: readonly string[] = [
  ..."chủ trì|chủ động|phối hợp|tham mưu|triển khai|đẩy nhanh|đẩy mạnh|nâng cao|nâng cấp|nâng".split(
    "|",
  ),
  ..."hoàn thành|hoàn thiện|hoàn chỉnh|đón|phấn đấu|bảo đảm|đảm bảo|duy trì|giữ vững|đóng cửa".split(
    "|",
  ),
  ..."rà soát|giải tỏa|giải quyết|giải ngân|công khai|công bố|công nhận|đấu nối|kết nối|theo dõi".split(
    "|",
  ),
  ..."thực hiện|tăng cường|tiếp tục|tập trung|hướng dẫn|giám sát|đôn đốc|ban hành|báo cáo|căn cứ".split(
    "|",
  ),
  ..."chịu trách nhiệm|có trách nhiệm|bố trí|cân đối|thẩm định|thẩm tra|tổng hợp|vận động|tuyên truyền".split(
    "|",
  ),
  ..."nghiên cứu|đề xuất|đề nghị|kiến nghị|lập lại|lập|thông báo|lắp đặt|lắp mới|sửa chữa|cấp phát".split(
    "|",
  ),
  ..."mở rộng|mở|huy động|hỗ trợ|giảm|cắt giảm|rút ngắn|khai thác|thu gom|thu hút|thu hồi|thu thập".split(
    "|",
  ),
  ..."tạo việc làm|ra quân|bàn giao|khắc phục|kiện toàn|cập nhật|di dời|nạo vét|phục dựng|phục hồi".split(
    "|",
  ),
  ..."nhân rộng|vận hành|khảo sát|khởi công|thi công|xử lý|xóa|trồng|nghiệm thu|cung cấp|tích hợp".split(
    "|",
  ),
  ..."chia sẻ|số hóa|niêm yết|tiếp nhận|tập huấn|phân bổ|phê duyệt|khen thưởng|đánh giá|xác định".split(
    "|",
  ),
  ..."xác minh|sửa đổi|bổ sung|điều tra|khám phá|đấu tranh|trấn áp|tuần tra|ngăn chặn|phát hiện".split(
    "|",
  ),
  ..."phát động|chi trả|kêu gọi|quảng bá|chỉnh trang|cải tạo|thành lập|sắp xếp|chuyển giao|phân công".split(
    "|",
  ),
  ..."khoan|gửi|chuẩn bị|soạn thảo|dự thảo|phát hành|chấn chỉnh|siết chặt|phổ biến|quán triệt|cho vay|tuyển dụng|quyết toán|luân chuyển|điều động|điều chỉnh|kiểm soát|củng cố|cải thiện|khuyến khích|biên soạn|lồng ghép|sáp nhập|hợp nhất|phòng ngừa|giới thiệu|đối chiếu|sưu tầm|tôn tạo|bảo tồn|mua sắm|đấu giá|dạy|đào tạo nghề|tinh giản|tiết kiệm|kéo giảm|kích hoạt|thí điểm|áp dụng|ứng dụng|xếp loại|giải thể|chấm dứt|thanh lý|trưng bày|biểu diễn|ký kết|thiết lập|tạo lập|cài đặt|kê khai|phân loại|kiểm kê|diễn tập|khám|phụng dưỡng|thăm hỏi|thông xe|sơ kết|tổng kết|hoàn trả|kết nạp|luân phiên|mở lớp|xúc tiến".split(
    "|",
  ),
  ..."gieo cấy|tiêm|lấy mẫu|cưỡng chế|dự phòng|cụ thể hóa|kịp thời|khẩn trương|nghiêm túc".split(
    "|",
  ),
  ..."quyết liệt|xây mới|phát sóng|phủ sóng|tham gia|chỉ đạo|là|rút kinh nghiệm|tháo gỡ|bồi hoàn".split(
    "|",
  ),
];

/** Verbs that are also words of unit names or of nouns, each with what must not stand beside it. */
const GUARDED: readonly string[] = [
  "(?:số|cứng|nhựa|bê tông|kiên cố|ngầm|hiện đại|chuẩn|đơn giản|cổ phần|xã hội|tin học|cơ giới|điện tử)\\s+hóa",
  "(?<![Gg]iáo dục\\s)thường xuyên",
  "phòng,?\\s+chống",
  "(?<!(?:Đội|Tổ|[Đđ]oàn|Ban|[Cc]ông tác)\\s)thanh tra(?!,)",
  "(?<!(?:đầu tư|quản lý|dự án)\\s)xây dựng",
  "tổ chức(?! cán bộ)",
  "chuyển đổi(?! số)",
  "(?<!đào\\s|Đào\\s)tạo",
  "(?<!(?:công|chương|quá|quy|lộ|giáo|hành|phát thanh, truyền hình,|Công|Chương)\\s)trình(?!\\s+độ)",
  "(?<!(?:Đội|Trạm|Phòng|Tổ|thanh tra,)\\s)kiểm tra",
  "(?<!(?:Văn phòng|Chi nhánh|phòng)\\s)đăng ký",
  "(?<!Trung tâm\\s|Quỹ đầu tư\\s|Ngân hàng\\s)phát triển(?=\\s+(?:mới|thêm|\\d))",
  "(?<!(?:Hội đồng|Ban|Tổ)\\s)đưa",
  "(?<!(?:các|Các|Trường|giáo dục,|và)\\s)bồi dưỡng(?=\\s+(?:cho|\\d|kiến))",
  "(?<!Ban\\s)đo đạc",
  "(?<!\\p{L}\\s?-\\s?)cấp(?=\\s+(?:\\d|mới|lại|đổi|tài khoản|giấy|thẻ|phép))",
];

/** The first word of what a unit has to do, in running words. */
export const ACTION = new RegExp(
  `(?<!\\p{L})(?:${[...GUARDED, ...[...PLAIN].sort((a, b) => b.length - a.length)].join("|")})(?!\\p{L})`,
  "u",
);
