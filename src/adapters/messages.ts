import { TASK_STATE_LABELS } from "../domain/collection/task-state.ts";
import type { Problem, ProblemCode, ProblemDetails } from "../domain/kernel/problem.ts";

export type Language = "vi" | "en";

type Sentence<C extends ProblemCode> = (details: ProblemDetails[C]) => string;
type Catalogue = { readonly [C in ProblemCode]: Sentence<C> };

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;
const taskStateLabels: Readonly<Record<string, string>> = TASK_STATE_LABELS;
const taskStateLabel = (state: string): string => taskStateLabels[state] ?? state;
const list = (names: readonly string[]): string => names.join(", ");

const VI: Catalogue = {
  "document.file.unsupported": ({ fileName }) =>
    `Chưa đọc được loại tệp này (${fileName}). Hãy lưu lại dưới dạng .docx, .pdf, .txt hoặc .md rồi tải lên.`,
  "document.file.empty": ({ fileName }) =>
    `Tệp ${fileName} không có nội dung. Kiểm tra lại tệp rồi tải lên.`,
  "document.file.too-large": ({ fileName, limitBytes }) =>
    `Tệp ${fileName} lớn hơn ${megabytes(limitBytes)}. Nén ảnh trong tệp hoặc bỏ bớt phụ lục rồi tải lại.`,
  "document.file.damaged": ({ fileName }) =>
    `Không mở được tệp ${fileName}: tệp hỏng hoặc không đúng định dạng. Mở tệp bằng Word, lưu lại rồi tải lên.`,
  "document.file.has-macros": ({ fileName }) =>
    `Tệp ${fileName} có chứa macro nên không được nhận. Lưu lại dưới dạng .docx không có macro.`,
  "document.file.has-external-links": ({ fileName, target }) =>
    `Tệp ${fileName} có liên kết ra ngoài (${target}) nên không được nhận. Bỏ liên kết hoặc nhúng nội dung vào tệp rồi tải lại.`,
  "document.file.zip-bomb": ({ fileName }) =>
    `Tệp ${fileName} bung ra quá lớn so với dung lượng nén, có dấu hiệu không an toàn nên không được nhận.`,
  "document.file.encrypted": ({ fileName }) =>
    `Tệp ${fileName} được đặt mật khẩu. Bỏ mật khẩu rồi tải lại.`,
  "document.file.no-text": ({ fileName }) =>
    `Tệp ${fileName} không có chữ đọc được. Mở tệp kiểm tra lại, hoặc dùng bản Word của văn bản.`,
  "document.file.scanned": ({ fileName }) =>
    `Tệp ${fileName} là bản quét: mỗi trang là một ảnh nên chưa đọc được chữ; chưa có gì được ghi vào hệ thống. Tải lên bản Word, bản PDF xuất từ Word, hoặc nhận dạng chữ (OCR) bản quét rồi tải lại.`,
  "document.file.too-complex": ({ fileName }) =>
    `Tệp ${fileName} quá dài hoặc có cấu trúc quá phức tạp nên việc đọc đã được dừng lại; chưa có gì được ghi vào hệ thống. Nếu là tệp PDF, hãy tải lên tệp Word (.docx) của văn bản; nếu không có, tách thành các tệp ngắn hơn (dưới 300 trang), bỏ hình vẽ, phụ lục không cần, rồi tải lên từng tệp.`,
  "document.plan.no-items": ({ fileName }) =>
    `Không tìm thấy chỉ tiêu, nhiệm vụ nào trong ${fileName}. Kiểm tra xem đây có phải văn bản kế hoạch không.`,
  "plan.import.already-imported": ({ importedOn }) =>
    `Văn bản này đã được nhập ngày ${importedOn}. Mở lại lần nhập đó để làm tiếp, không cần nhập lần nữa.`,
  "plan.import.closed": () =>
    "Lần nhập này đã kết thúc, không sửa được nữa. Muốn thay đổi, hãy điều chỉnh kế hoạch.",
  "plan.import.open-questions": ({ count }) =>
    `Còn ${count} chỗ chưa trả lời. Trả lời hết rồi mới đưa vào sổ kế hoạch được.`,
  "plan.import.answer-invalid": ({ question }) =>
    `Câu trả lời cho “${question}” không hợp lệ. Chọn lại một trong các phương án.`,
  "plan.target.range-reversed": ({ item, low, high }) =>
    `Chỉ tiêu ${item}: mức dưới (${low}) lớn hơn mức trên (${high}). Đổi lại hai mức.`,
  "plan.target.value-missing": ({ item }) =>
    `Chỉ tiêu ${item} chưa có mức phải đạt. Nhập mức hoặc đổi thành nhiệm vụ định tính.`,
  "plan.version.already-issued": ({ number }) =>
    `Kế hoạch ${number} đã ban hành, chỉ xem. Muốn thay đổi, hãy lập bản điều chỉnh.`,
  "plan.version.not-issued": ({ title }) =>
    `Kế hoạch “${title}” chưa ban hành nên chưa mở đợt báo cáo được. Ban hành kế hoạch trước.`,
  "plan.item.lead-missing": ({ items }) =>
    `Chưa có đơn vị chủ trì cho nội dung ${list(items)}. Chọn một đơn vị chủ trì cho mỗi nội dung.`,
  "plan.version.unmeasured": ({ unmeasured, items }) =>
    `${unmeasured} trên ${items} nội dung chưa đo được nên kế hoạch chưa ban hành. Xem lý do, rồi đánh dấu đã xem để ban hành.`,
  "plan.version.not-draft": () =>
    "Bản này đã ban hành, chỉ xem; không có gì bị thay đổi. Muốn sửa, hãy lập bản điều chỉnh.",
  "plan.version.draft-open": ({ version }) =>
    `Đang có bản điều chỉnh lần ${version - 1} chưa ban hành. Sửa tiếp bản đó, không cần lập thêm.`,
  "plan.version.no-items": () =>
    "Kế hoạch chưa có nội dung nào nên chưa ban hành được. Thêm ít nhất một nội dung.",
  "plan.draft.stale": ({ place, by }) =>
    `${by} vừa sửa ${place}. Phần anh/chị nhập chưa ghi và còn trên màn hình này. Tải lại để xem bản mới rồi sửa tiếp.`,
  "plan.group.not-empty": ({ group, items }) =>
    `Nhóm ${group} còn ${items} nội dung nên chưa bỏ được. Chuyển hoặc bỏ các nội dung đó trước.`,
  "plan.item.in-use": ({ item }) =>
    `Nội dung ${item} đang được biểu mẫu dùng nên chưa bỏ được; không có gì bị thay đổi. Lập bản mới của biểu mẫu trước.`,
  "plan.copy.units-open": ({ units }) =>
    `Chưa rõ việc của đơn vị đã kết thúc (${list(units)}) giao cho ai, nên chưa chép. Chọn đơn vị thay hoặc bỏ phần đó.`,
  "plan.term.reversed": ({ from, to }) =>
    `Nhiệm kỳ ${from}–${to} có năm đầu sau năm cuối. Sửa lại năm.`,
  "organisation.unit.name-taken": ({ name }) =>
    `Đã có đơn vị tên “${name}” trong cùng thời gian. Đặt tên khác hoặc sửa đơn vị đã có.`,
  "organisation.unit.code-overlaps": ({ code }) =>
    `Mã ${code} đang thuộc đơn vị khác trong khoảng thời gian này. Sửa mã hoặc thời gian hiệu lực.`,
  "organisation.account.username-taken": ({ username }) =>
    `Tên đăng nhập “${username}” đã có người dùng. Chọn tên khác.`,
  "organisation.account.password-weak": ({ minimum }) =>
    `Mật khẩu cần ít nhất ${minimum} ký tự và không được trùng tên đăng nhập.`,
  "organisation.account.still-holds": ({ tasks, units }) =>
    `Người này đang giữ ${tasks} phần việc của ${list(units)}. Chưa thay đổi gì; chọn người nhận thay ở từng đơn vị rồi làm lại.`,
  "organisation.account.not-of-unit": ({ person }) =>
    `${person} không giữ vai trò nào ở đơn vị chuyển đi, hoặc đơn vị đến chính là đơn vị đó. Chưa thay đổi gì; chọn lại đơn vị.`,
  "organisation.account.role-needs-unit": ({ role }) =>
    `Vai trò “${role}” phải gắn với một đơn vị. Chọn đơn vị cho tài khoản này.`,
  "organisation.setup.done": () => "Hệ thống đã có quản trị viên. Đăng nhập bằng tài khoản đã có.",
  "organisation.setup.token-wrong": () =>
    "Liên kết khởi tạo không đúng hoặc đã dùng. Xem lại liên kết in ở cửa sổ khởi động máy chủ.",
  "access.session.required": () =>
    "Phiên làm việc đã hết hạn. Đăng nhập lại, nội dung đang nhập được giữ nguyên.",
  "access.session.wrong-credentials": () =>
    "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ rồi thử lại.",
  "access.session.too-many-attempts": ({ retryAfterSeconds }) =>
    `Đăng nhập sai quá nhiều lần. Thử lại sau ${Math.ceil(retryAfterSeconds / 60)} phút.`,
  "access.csrf.missing": () =>
    "Yêu cầu không đến từ trang của hệ thống nên bị từ chối. Tải lại trang rồi thử lại.",
  "access.action.forbidden": () =>
    "Anh/chị không có quyền làm việc này. Liên hệ quản trị để được cấp.",
  "access.thing.not-found": () => "Không tìm thấy nội dung này, hoặc anh/chị không có quyền xem.",
  "collection.form.invalid": ({ where, reason }) => `Biểu mẫu chưa dùng được, ${where}: ${reason}.`,
  "collection.form.code-taken": ({ code }) =>
    `Đã có biểu mẫu mang ký hiệu ${code}. Đặt ký hiệu khác, hoặc mở biểu đó để lập bản mới.`,
  "collection.indicator.code-taken": ({ code }) =>
    `Mã “${code}” đã dùng cho chỉ tiêu khác. Chưa sửa gì; đặt mã khác.`,
  "collection.indicator.in-use": ({ name, unit }) =>
    `“${name}” đã có số liệu theo ${unit} nên không đổi đơn vị tính được. Chưa sửa gì; cần đơn vị khác thì lập chỉ tiêu mới trong biểu.`,
  "collection.indicator.invalid": ({ name, reason }) =>
    `“${name}” chưa dùng được: ${reason}. Chưa sửa gì.`,
  "collection.form.workbook-unreadable": ({ where, reason }) =>
    `Không đọc được biểu mẫu trong tệp Excel, ${where}: ${reason}.`,
  "collection.workbook.unknown": ({ fileName }) =>
    `Không thấy biểu nào của đơn vị trong tệp “${fileName}”. Tải biểu Excel từ trang nhập số liệu, điền rồi nạp lại; hoặc kiểm tra dòng tiêu đề có ghi năm và tên chỉ tiêu.`,
  "collection.workbook.wrong-version": ({ fileName }) =>
    `Tệp “${fileName}” là biểu của một phiên bản phần mềm khác, hoặc phần nhận dạng trong tệp đã bị sửa. Chưa ghép gì. Tải lại biểu Excel từ trang nhập số liệu, chép số sang rồi nạp.`,
  "collection.workbook.of-another": ({ fileName, unit, round }) =>
    `Tệp “${fileName}” là biểu của ${unit}, ${round}. Chưa ghép gì. Chọn đúng tệp của đơn vị và đợt này.`,
  "collection.check.invalid": ({ message }) => `Quy tắc chưa dùng được. ${message}`,
  "collection.check.circular": ({ rows }) =>
    `Quy tắc tạo vòng lặp: ${rows.join(" ← ")}; chưa lưu gì. Bỏ một trong các đẳng thức, hoặc đổi dấu = thành <=, >=.`,
  "collection.check.code-taken": ({ code }) =>
    `Mã ${code} đã có quy tắc khác, hoặc vừa có người sửa quy tắc này; chưa lưu gì. Đặt mã khác, hoặc tải lại rồi sửa tiếp.`,
  "collection.round.no-forms": () => "Đợt báo cáo chưa có biểu mẫu nào. Chọn ít nhất một biểu mẫu.",
  "collection.round.dates-reversed": ({ earlier, later }) =>
    `${earlier} phải trước hoặc cùng ngày với ${later}. Sửa lại ngày.`,
  "collection.figure.not-a-number": ({ row, column, typed }) =>
    `${row}, ${column}: “${typed}” không phải là số. Nhập số, hoặc “-” nếu không phát sinh, “…” nếu chưa có số liệu.`,
  "collection.figure.ambiguous": ({ row, column, typed, readings }) =>
    `${row}, ${column}: “${typed}” có thể hiểu là ${readings.join(" hoặc ")}. Gõ lại cho rõ.`,
  "collection.figure.wrong-unit": ({ row, column, typed, expected }) =>
    `${row}, ${column}: “${typed}” không cùng đơn vị tính của dòng này (${expected}). Nhập theo ${expected}.`,
  "collection.figure.out-of-range": ({ row, column, typed, minimum, maximum }) =>
    maximum === null
      ? `${row}, ${column}: ${typed} nhỏ hơn mức thấp nhất có thể (${minimum ?? ""}).`
      : `${row}, ${column}: ${typed} nằm ngoài khoảng ${minimum ?? "…"} đến ${maximum}.`,
  "collection.figure.not-editable": ({ row, column }) =>
    `${row}, ${column}: ô này đang khóa, không nhập được.`,
  "collection.figure.conflict": ({ row, column, theirs, by }) =>
    `${row}, ${column}: ${by} vừa sửa ô này thành ${theirs}. Chọn giữ số nào.`,
  "collection.figure.state-secret": ({ row }) =>
    `${row}: có thể thuộc bí mật nhà nước, không nhập số liệu ở đây. Chỉ ghi đạt hoặc không đạt và số của báo cáo giấy.`,
  "collection.figure.part-exceeds-whole": ({ row, column, part, whole }) =>
    `${row}, ${column}: số “trong đó” (${part}) lớn hơn tổng (${whole}).`,
  "collection.figure.shares-do-not-sum": ({ column, sum }) =>
    `${column}: tổng cơ cấu là ${sum}%, phải bằng 100%. Kiểm tra lại các tỷ trọng.`,
  "collection.narrative.locked": ({ item }) =>
    `Thuyết minh của nội dung ${item} đã nộp nên đang khóa. Chờ thẩm tra hoặc đề nghị trả lại để sửa.`,
  "urging.template.empty": () =>
    "Mẫu tin phải có cả tiêu đề và nội dung. Mẫu cũ vẫn giữ nguyên; nhập đủ rồi lưu lại.",
  "urging.template.unknown-fact": ({ name, known }) =>
    `Mẫu tin có chỗ trống {{${name}}} mà hệ thống không biết điền gì. Dùng một trong các tên: ${known.map((each) => `{{${each}}}`).join(", ")}.`,
  "urging.policy.days-too-far": ({ most }) =>
    `Số ngày nhắc trước hạn phải từ 1 đến ${most} ngày làm việc. Sửa lại rồi lưu.`,
  "urging.policy.hours-reversed": ({ from, until }) =>
    `Giờ bắt đầu gửi (${from}) phải trước giờ ngừng gửi (${until}). Sửa lại rồi lưu.`,
  "urging.letter.nothing-owed": () =>
    "Các đơn vị đã chọn vừa nộp đủ nên không có gì để đôn đốc. Tải lại trang theo dõi.",
  "urging.message.not-releasable": () =>
    "Chỉ gửi lại được tin bị từ chối, quá hạn gửi hoặc chưa rõ đã gửi. Tải lại trang để xem tình trạng mới nhất.",
  "collection.narrative.figure-missing": ({ items }) =>
    `Chưa nộp được: thuyết minh ${list(items)} còn số gắn với ô chưa có số (dấu …). Nhập số vào ô đó, hoặc bỏ số gắn khỏi đoạn rồi nộp lại. Phần đã nhập vẫn được giữ.`,
  "collection.evidence.unsupported": () =>
    "Tệp này không phải PDF, Word (.docx), Excel (.xlsx) hay ảnh PNG, JPEG (xét theo nội dung tệp, không theo tên) nên không được nhận. Lưu lại đúng loại rồi chọn lại.",
  "collection.evidence.offset": ({ expected, sizeBytes }) =>
    `Tệp đã nhận ${expected} trên ${sizeBytes} byte. Gửi tiếp từ chỗ đó, phần đã nhận không mất.`,
  "collection.evidence.too-many-unfinished": ({ files }) =>
    `Anh/chị còn ${files} tệp đang tải dở nên tệp này chưa gửi. Chờ tải xong hoặc bỏ các tệp đó, rồi chọn lại.`,
  "collection.evidence.locked": ({ item }) =>
    `Nội dung ${item} đã nộp nên minh chứng đã khóa, chỉ xem. Muốn sửa, chờ trả lại hoặc liên hệ cơ quan thẩm tra.`,
  "collection.submission.nothing-to-submit": () =>
    "Không có phần việc nào sẵn sàng để nộp. Nhập số liệu hoặc thuyết minh trước.",
  "collection.submission.incomplete": ({ items, causes }) =>
    [
      `Chưa nộp được: nội dung ${list(items)} còn ô sai hoặc ô trống chưa có lý do.`,
      ...causes.slice(0, 3),
      ...(causes.length > 3 ? [`Còn ${causes.length - 3} chỗ khác.`] : []),
    ].join(" "),
  "collection.submission.results-missing": ({ items }) =>
    `Chưa nộp được: nội dung ${list(items)} không phải nhập số liệu nên cần ghi kết quả đạt được. Phần đã nhập vẫn được giữ.`,
  "collection.submission.closed": ({ unit }) =>
    `Báo cáo của ${unit} đã chốt, không nộp thêm được. Liên hệ Văn phòng nếu cần mở lại.`,
  "collection.submission.stale": () =>
    "Báo cáo vừa được người khác cập nhật. Tải lại trang để xem bản mới, nội dung đã lưu không mất.",
  "collection.submission.needs-approval": ({ unit }) =>
    `Đợt này cần lãnh đạo ${unit} duyệt trước khi nộp. Nội dung đã lưu; bấm “Trình lãnh đạo duyệt”.`,
  "collection.submission.not-withdrawable": ({ receiptNumber }) =>
    `Bài nộp theo biên nhận số ${receiptNumber} đã được thẩm tra hoặc đã rút nên không rút lại được. Cần sửa thì đề nghị người thẩm tra trả lại.`,
  "collection.approval.waiting": ({ items }) =>
    `Nội dung ${list(items)} đang chờ lãnh đạo đơn vị duyệt. Rút lại trước nếu cần sửa.`,
  "collection.approval.decided": () =>
    "Việc duyệt này đã có quyết định. Tải lại trang để xem kết quả.",
  "collection.approval.words-missing": () =>
    "Gửi lại để sửa cần ghi rõ ý kiến. Số liệu vẫn giữ nguyên; ghi ý kiến rồi gửi lại.",
  "collection.handover.not-of-unit": ({ unit }) =>
    `Chỉ chuyển được cho người đang có tài khoản ở ${unit}. Chọn người khác trong danh sách.`,
  "collection.task.wrong-state": ({ state }) =>
    `Phần việc đang ở trạng thái “${taskStateLabel(state)}” nên không làm được việc này. Tải lại trang để xem tình trạng mới.`,
  "collection.review.reason-missing": () =>
    "Trả lại phải chỉ rõ ô hoặc đoạn cần xem lại và lý do. Ghi ý kiến ít nhất một chỗ.",
  "collection.review.not-submitted": ({ items }) =>
    `Nội dung ${list(items)} không ở trạng thái chờ thẩm tra. Tải lại trang để xem tình trạng mới.`,
  "collection.review.deadline-past": () =>
    "Hạn gửi lại đã qua. Chọn một thời điểm sau lúc này; ý kiến đã ghi vẫn còn.",
  "evaluation.override.reason-too-short": ({ minimum }) =>
    `Cho biết lý do xếp loại lại (ít nhất ${minimum} chữ). Lý do in kèm báo cáo.`,
  "consolidation.freeze.open-differences": ({ count, blocking, names }) =>
    `Chưa chốt được: còn ${count} chênh lệch giữa các đơn vị (${list(names)}). ${
      blocking > 0
        ? "Chênh lệch ở mức chặn phải được đơn vị sửa số liệu; chênh lệch khác thì ghi lý do."
        : "Ghi lý do cho từng chênh lệch rồi chốt."
    }`,
  "consolidation.difference.moved": () =>
    "Số liệu vừa thay đổi nên chênh lệch không còn như đã xem. Xem lại danh sách rồi ghi lý do cho số mới.",
  "consolidation.freeze.open-blanks": ({ blanks, unaccepted }) =>
    `Còn ${blanks} ô trống và ${unaccepted} ô chưa chấp nhận. Xác nhận đã biết rồi mới chốt được.`,
  "report.version.stale": () =>
    "Báo cáo vừa được người khác sửa. Tải lại để xem bản mới rồi sửa tiếp.",
  "report.version.approved": ({ version }) =>
    `Báo cáo bản ${version} đã duyệt, chỉ xem. Muốn sửa, hãy lập bản mới.`,
  "report.state.wrong": ({ state }) =>
    state === "presented"
      ? "Báo cáo đang trình Chủ tịch nên chưa sửa được. Chờ duyệt hoặc trả lại rồi sửa tiếp."
      : "Báo cáo chưa được trình hoặc đã trả lại để sửa. Tải lại trang để xem tình trạng mới.",
  "report.paragraph.unknown-number": ({ keys }) =>
    `Chưa lưu được: không có số liệu nào tên ${list(keys)}. Dùng “Chèn số liệu” để chọn lại, nội dung đang soạn vẫn còn.`,
  "report.decision.reason-missing": () =>
    "Trả lại báo cáo cần kèm ý kiến để đơn vị soạn thảo biết phải sửa gì.",
  "directive.deadline.past": ({ dueOn }) => `Hạn ${dueOn} đã qua. Chọn ngày sau hôm nay.`,
  "directive.state.wrong": () =>
    "Ý kiến chỉ đạo này không còn ở trạng thái làm được việc đó. Tải lại trang.",
  "request.malformed": ({ fields }) =>
    `Dữ liệu gửi lên chưa đúng: ${fields.map((field) => `${field.path || "nội dung"} (${field.message})`).join("; ")}.`,
  "request.idempotency.mismatch": () =>
    "Yêu cầu này đã gửi trước đó với nội dung khác. Tải lại trang rồi thử lại.",
};

const EN: Catalogue = {
  "document.file.unsupported": ({ fileName }) =>
    `This kind of file cannot be read yet (${fileName}). Save it as .docx, .pdf, .txt or .md.`,
  "document.file.empty": ({ fileName }) => `${fileName} is empty. Check the file and try again.`,
  "document.file.too-large": ({ fileName, limitBytes }) =>
    `${fileName} is larger than ${megabytes(limitBytes)}. Compress its pictures or leave out appendices.`,
  "document.file.damaged": ({ fileName }) =>
    `${fileName} cannot be opened: it is damaged or not what its name says. Save it again in Word.`,
  "document.file.has-macros": ({ fileName }) =>
    `${fileName} contains macros and was refused. Save it as a .docx without macros.`,
  "document.file.has-external-links": ({ fileName, target }) =>
    `${fileName} links to something outside (${target}) and was refused. Embed it or remove the link.`,
  "document.file.zip-bomb": ({ fileName }) =>
    `${fileName} unpacks to far more than its size allows and was refused as unsafe.`,
  "document.file.encrypted": ({ fileName }) =>
    `${fileName} is protected by a password. Remove the password and try again.`,
  "document.file.no-text": ({ fileName }) =>
    `${fileName} holds no readable text. Check the file, or use the document's Word file.`,
  "document.file.scanned": ({ fileName }) =>
    `${fileName} is a scan: its pages are pictures, and nothing was imported. Use the Word file, a PDF saved from Word, or a copy with recognised text (OCR).`,
  "document.file.too-complex": ({ fileName }) =>
    `${fileName} is too long or too complex, reading it was stopped, and nothing was imported. Give the Word file (.docx) instead of a PDF, or split it into shorter files (below 300 pages) without drawings and appendices.`,
  "document.plan.no-items": ({ fileName }) =>
    `No target or task was found in ${fileName}. Check that it is a plan.`,
  "plan.import.already-imported": ({ importedOn }) =>
    `This document was imported on ${importedOn}. Open that import and go on there.`,
  "plan.import.closed": () =>
    "This import is finished and cannot be changed. Amend the plan instead.",
  "plan.import.open-questions": ({ count }) => `${count} places still need an answer.`,
  "plan.import.answer-invalid": ({ question }) =>
    `The answer to “${question}” is not one of its choices.`,
  "plan.target.range-reversed": ({ item, low, high }) =>
    `Target ${item}: the lower level (${low}) is above the upper one (${high}).`,
  "plan.target.value-missing": ({ item }) => `Target ${item} has no level to reach.`,
  "plan.version.already-issued": ({ number }) =>
    `Plan ${number} is issued and read-only. Amend it instead.`,
  "plan.version.not-issued": ({ title }) =>
    `The plan “${title}” is not issued yet. Issue it first.`,
  "plan.item.lead-missing": ({ items }) =>
    `Items ${list(items)} have no lead unit. Choose one for each.`,
  "plan.version.unmeasured": ({ unmeasured, items }) =>
    `${unmeasured} of ${items} items cannot be measured yet. Read the reasons, then acknowledge them.`,
  "plan.version.not-draft": () => "This version is issued and read-only.",
  "plan.version.draft-open": ({ version }) => `Amendment ${version - 1} is still a draft.`,
  "plan.version.no-items": () => "The plan has no item yet.",
  "plan.draft.stale": ({ place, by }) => `${by} has just changed ${place}. Reload and edit again.`,
  "plan.group.not-empty": ({ group, items }) => `Group ${group} still has ${items} items.`,
  "plan.item.in-use": ({ item }) => `Item ${item} is used by a form.`,
  "plan.copy.units-open": ({ units }) => `Units that ended need an heir: ${list(units)}.`,
  "plan.term.reversed": ({ from, to }) => `The term ${from}–${to} ends before it begins.`,
  "organisation.unit.name-taken": ({ name }) =>
    `A unit named “${name}” exists at that time already.`,
  "organisation.unit.code-overlaps": ({ code }) =>
    `Code ${code} belongs to another unit at that time.`,
  "organisation.account.username-taken": ({ username }) => `The user name “${username}” is taken.`,
  "organisation.account.password-weak": ({ minimum }) =>
    `The password needs at least ${minimum} characters and must differ from the user name.`,
  "organisation.account.still-holds": ({ tasks, units }) =>
    `This person still has ${tasks} tasks of ${list(units)}. Nothing was changed; choose a successor in each unit.`,
  "organisation.account.not-of-unit": ({ person }) =>
    `${person} holds no role in the unit to leave, or it is the unit to go to. Nothing was changed.`,
  "organisation.account.role-needs-unit": ({ role }) => `The role “${role}” needs a unit.`,
  "organisation.setup.done": () => "An administrator exists already. Sign in with that account.",
  "organisation.setup.token-wrong": () =>
    "The set-up link is wrong or used. See the server's start-up output.",
  "access.session.required": () => "The session has ended. Sign in again; what you typed is kept.",
  "access.session.wrong-credentials": () =>
    "User name or password is wrong. Check Caps Lock and try again.",
  "access.session.too-many-attempts": ({ retryAfterSeconds }) =>
    `Too many failed attempts. Try again in ${Math.ceil(retryAfterSeconds / 60)} minutes.`,
  "access.csrf.missing": () =>
    "The request did not come from this system's pages. Reload and try again.",
  "access.action.forbidden": () => "You may not do this. Ask the administrator.",
  "access.thing.not-found": () => "Not found, or not yours to see.",
  "collection.form.invalid": ({ where, reason }) => `The form cannot be used, ${where}: ${reason}.`,
  "collection.form.code-taken": ({ code }) =>
    `A form with code ${code} exists already. Choose another code, or open that form to make its next version.`,
  "collection.indicator.code-taken": ({ code }) =>
    `The code “${code}” is another indicator's. Nothing was changed.`,
  "collection.indicator.in-use": ({ name, unit }) =>
    `“${name}” has figures in ${unit}; its unit of measure stays. Nothing was changed.`,
  "collection.indicator.invalid": ({ name, reason }) =>
    `“${name}” cannot be computed: ${reason}. Nothing was changed.`,
  "collection.form.workbook-unreadable": ({ where, reason }) =>
    `The form in the workbook cannot be read, ${where}: ${reason}.`,
  "collection.workbook.unknown": ({ fileName }) =>
    `No form of the unit was found in “${fileName}”. Download the workbook from the entry page, fill it and upload it again.`,
  "collection.workbook.wrong-version": ({ fileName }) =>
    `“${fileName}” was made by another version of the program, or its hidden identity was changed. Nothing was merged. Download the workbook again and copy the figures into it.`,
  "collection.workbook.of-another": ({ fileName, unit, round }) =>
    `“${fileName}” belongs to ${unit}, ${round}. Nothing was merged. Choose the file of this unit and round.`,
  "collection.check.invalid": ({ at }) =>
    `The check cannot be used: it is not understood at character ${at + 1}.`,
  "collection.check.circular": ({ rows }) =>
    `Figures would define each other: ${rows.join(" ← ")}.`,
  "collection.check.code-taken": ({ code }) =>
    `The code ${code} is taken, or its check was just changed. Choose another, or reload.`,
  "collection.round.no-forms": () => "The round has no form. Choose at least one.",
  "collection.round.dates-reversed": ({ earlier, later }) =>
    `${earlier} must not be after ${later}.`,
  "collection.figure.not-a-number": ({ row, column, typed }) =>
    `${row}, ${column}: “${typed}” is not a number. Type a number, “-” for none or “…” for not available.`,
  "collection.figure.ambiguous": ({ row, column, typed, readings }) =>
    `${row}, ${column}: “${typed}” may mean ${readings.join(" or ")}. Type it again more clearly.`,
  "collection.figure.wrong-unit": ({ row, column, typed, expected }) =>
    `${row}, ${column}: “${typed}” is not in the unit of this row (${expected}).`,
  "collection.figure.out-of-range": ({ row, column, typed, minimum, maximum }) =>
    `${row}, ${column}: ${typed} is outside ${minimum ?? "…"} to ${maximum ?? "…"}.`,
  "collection.figure.not-editable": ({ row, column }) => `${row}, ${column}: this cell is locked.`,
  "collection.figure.conflict": ({ row, column, theirs, by }) =>
    `${row}, ${column}: ${by} has just changed this cell to ${theirs}. Choose which to keep.`,
  "collection.figure.state-secret": ({ row }) =>
    `${row}: possibly a state secret; record only the verdict and the number of the paper report.`,
  "collection.figure.part-exceeds-whole": ({ row, column, part, whole }) =>
    `${row}, ${column}: the part (${part}) exceeds the whole (${whole}).`,
  "collection.figure.shares-do-not-sum": ({ column, sum }) =>
    `${column}: the shares add up to ${sum}%, not 100%.`,
  "collection.narrative.locked": ({ item }) =>
    `The narrative of item ${item} is submitted and locked.`,
  "urging.template.empty": () => "A message template needs a subject and a body.",
  "urging.template.unknown-fact": ({ name, known }) =>
    `The template names {{${name}}}, which is no fact of a message. Known: ${known.join(", ")}.`,
  "urging.policy.days-too-far": ({ most }) =>
    `Digests go out 1 to ${most} working days before the last day.`,
  "urging.policy.hours-reversed": ({ from, until }) =>
    `The sending hours end (${until}) before they begin (${from}).`,
  "urging.letter.nothing-owed": () => "The chosen units owe nothing.",
  "urging.message.not-releasable": () =>
    "Only a message that failed, or of which nobody knows whether it left, can be sent again.",
  "collection.narrative.figure-missing": ({ items }) =>
    `Not submitted: paragraphs of ${list(items)} quote cells that hold no figure. Fill them, or take the figures out.`,
  "collection.evidence.unsupported": () =>
    "Evidence is a PDF, Word (.docx), Excel (.xlsx), PNG or JPEG file; this one is none of them by its content.",
  "collection.evidence.offset": ({ expected, sizeBytes }) =>
    `The file goes on at byte ${expected} of ${sizeBytes}. Send the piece that begins there.`,
  "collection.evidence.too-many-unfinished": ({ files }) =>
    `${files} of your files are still being uploaded. Finish or drop them, then choose this one again.`,
  "collection.evidence.locked": ({ item }) =>
    `The evidence of item ${item} has been submitted and is locked.`,
  "collection.submission.nothing-to-submit": () => "No task is ready to be submitted.",
  "collection.submission.incomplete": ({ items }) =>
    `Not submitted: items ${list(items)} have wrong cells, or blanks without a reason.`,
  "collection.submission.results-missing": ({ items }) =>
    `Not submitted: items ${list(items)} ask for no figures, so they need their results in words.`,
  "collection.submission.closed": ({ unit }) => `The submission of ${unit} is frozen.`,
  "collection.submission.stale": () => "Somebody else has just updated this. Reload to see it.",
  "collection.submission.needs-approval": ({ unit }) =>
    `The head of ${unit} approves first in this round. Ask for the approval.`,
  "collection.submission.not-withdrawable": ({ receiptNumber }) =>
    `The submission with receipt ${receiptNumber} was decided on or withdrawn already.`,
  "collection.approval.waiting": ({ items }) =>
    `Items ${list(items)} wait for the head of the unit. Take them back first to change them.`,
  "collection.approval.decided": () => "This approval has been decided already. Reload to see it.",
  "collection.approval.words-missing": () => "Sending work back needs words for the unit.",
  "collection.handover.not-of-unit": ({ unit }) =>
    `A task is handed only to people with an active account in ${unit}.`,
  "collection.task.wrong-state": ({ state, event }) =>
    `The task is ${state}; ${event} is not possible there.`,
  "collection.review.reason-missing": () =>
    "A return must point at cells or paragraphs, with a reason.",
  "collection.review.not-submitted": ({ items }) =>
    `Items ${list(items)} are not waiting for review.`,
  "collection.review.deadline-past": () =>
    "The time to send it again has passed. Choose a later one; your comments are kept.",
  "evaluation.override.reason-too-short": ({ minimum }) =>
    `Give a reason of at least ${minimum} characters.`,
  "consolidation.freeze.open-differences": ({ count, names }) =>
    `Not frozen: ${count} differences between units are open (${list(names)}). Explain them, or have the figures mended.`,
  "consolidation.difference.moved": () =>
    "The figures have just changed. Look at the list again and explain the new ones.",
  "consolidation.freeze.open-blanks": ({ blanks, unaccepted }) =>
    `${blanks} blanks and ${unaccepted} unaccepted cells remain. Acknowledge them to freeze.`,
  "report.version.stale": () => "Somebody else has just changed the report. Reload and go on.",
  "report.version.approved": ({ version }) => `Version ${version} is approved and read-only.`,
  "report.state.wrong": ({ state }) => `The report is ${state}; this is not possible there.`,
  "report.paragraph.unknown-number": ({ keys }) => `No figure is called ${list(keys)}.`,
  "report.decision.reason-missing": () => "Returning a report needs words: what to change.",
  "directive.deadline.past": ({ dueOn }) => `The deadline ${dueOn} has passed. Choose a later day.`,
  "directive.state.wrong": () =>
    "This directive is no longer in a state for that. Reload the page.",
  "request.malformed": ({ fields }) =>
    `The request is not as expected: ${fields.map((field) => `${field.path || "body"} (${field.message})`).join("; ")}.`,
  "request.idempotency.mismatch": () => "This request was sent before with another content.",
};

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { vi: VI, en: EN };

/** The sentence a person reads for a problem: what happened, what is safe, what to do. */
export function messageOf(problem: Problem, language: Language = "vi"): string {
  // The union over codes pairs code and details; indexing loses that pairing.
  const sentence = CATALOGUES[language][problem.code] as (
    details: typeof problem.details,
  ) => string;
  return sentence(problem.details);
}
