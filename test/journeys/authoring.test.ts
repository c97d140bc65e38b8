import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  accessibilityFindings,
  keepPicture,
  openChromium,
  openContext,
  signInOnPage,
  startSystem,
} from "../support/browser.ts";
import { stepsStandOnEachOther } from "../support/journey.ts";
import { TEST_PASSWORD, anActor, anOrganization, fixedClock } from "../support/actors.ts";
import { aUnit } from "../support/units.ts";

let system: Awaited<ReturnType<typeof startSystem>>;
let browser: Browser;
let page: Page;

stepsStandOnEachOther("authoring", () => browser);

beforeAll(async () => {
  system = await startSystem({ clock: fixedClock() });
  const admin = await anOrganization(system.deps);
  for (const name of ["Phòng Tài chính", "Phòng Y tế", "Phòng Nội vụ"]) {
    await aUnit(system.deps, admin, name);
  }
  await anActor(system.deps, admin, { username: "vanphong", role: "office", hasClearance: true });
  await anActor(system.deps, admin, {
    username: "tckh",
    role: "finance",
    fullName: "Chuyên viên kế hoạch",
    hasClearance: true,
  });
  await anActor(system.deps, admin, { username: "chutich", role: "leader" });
  browser = await openChromium();
  page = await (await openContext(browser, system.address)).newPage();
  await signInOnPage(page, "vanphong", TEST_PASSWORD);
});

afterAll(async () => {
  await browser?.close();
  await system?.remove();
});

const headed = (on: Page, name: RegExp) => on.getByRole("heading", { level: 1, name }).waitFor();

async function addItem(group: string, wording: string): Promise<void> {
  await page.getByLabel(`Nội dung mới của nhóm ${group}`).fill(wording);
  await page.getByLabel(`Nội dung mới của nhóm ${group}`).press("Enter");
  await page.getByRole("button", { name: new RegExp(`^${group}\\.\\d+ ${wording}`) }).waitFor();
}

const cell = (name: RegExp) => page.getByRole("gridcell", { name });

describe("a plan is written from nothing", () => {
  test("term and title begin a draft", async () => {
    await page.goto("/ke-hoach");
    await page.getByRole("link", { name: "Kế hoạch mới" }).click();
    await page.getByLabel("Tên kế hoạch").fill("Kế hoạch nhiệm kỳ 2025–2030");
    await page.getByLabel("Từ năm").fill("2025");
    await page.getByLabel("Đến năm").fill("2030");
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Bắt đầu soạn" }).click();
    await headed(page, /^Dự thảo: 0 nhóm, 0 nội dung, 0 chỉ tiêu$/);
  });

  test("groups and items are added and numbered; a rule is described back as a sentence", async () => {
    await page.getByLabel("Tên nhóm mới").fill("Y tế");
    await page.getByLabel("Tên nhóm mới").press("Enter");
    await addItem("1", "Tỷ lệ người dân tham gia bảo hiểm y tế");
    await page.getByRole("button", { name: "Viết chỉ tiêu" }).click();
    await page.getByLabel("Tên chỉ tiêu").fill("Tỷ lệ tham gia bảo hiểm y tế");
    await page.getByLabel("Mức", { exact: true }).fill("1.200");
    await page.getByRole("button", { name: "Thêm chỉ tiêu" }).click();
    await page.getByText(/“1.200” có thể hiểu là/).waitFor();
    await page.getByRole("button", { name: "Là 1,2", exact: true }).click();
    await page.getByText("≥ 1,2%, hằng năm").waitFor();
    await page.getByLabel("Mức", { exact: true }).fill("95,5");
    await page.getByText("≥ 95,5%, hằng năm").waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Thêm chỉ tiêu" }).click();
    await headed(page, /1 nhóm, 1 nội dung, 1 chỉ tiêu$/);
    await addItem("1", "Nâng cao chất lượng khám bệnh");
    await keepPicture(page, "authoring-draft");
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test("an item changes places by keyboard and is renumbered", async () => {
    const second = page.getByRole("button", { name: /^1\.2 Nâng cao chất lượng/ });
    await second.focus();
    await second.press("Alt+ArrowUp");
    await page.getByRole("button", { name: /^1\.1 Nâng cao chất lượng/ }).waitFor();
    await page.getByRole("button", { name: /^1\.1 Nâng cao chất lượng/ }).press("Alt+ArrowDown");
    await page.getByRole("button", { name: /^1\.1 Tỷ lệ người dân/ }).waitFor();
  });

  test("somebody else's change is not overwritten: the person is told, and keeps what was typed", async () => {
    const finance = await personOn("tckh");
    await finance.goto(page.url());
    await page.getByRole("button", { name: /^1\.2 Nâng cao chất lượng/ }).click();
    await page.getByLabel("Lời văn").fill("Lời văn của Văn phòng");
    await finance.getByRole("button", { name: /^1\.2 Nâng cao chất lượng/ }).click();
    await finance.getByLabel("Lời văn").fill("Nâng cao chất lượng khám bệnh, chữa bệnh");
    await finance.getByRole("button", { name: "Lưu lời văn" }).click();
    await finance.getByRole("button", { name: /chữa bệnh$/ }).waitFor();
    await page.getByRole("button", { name: "Lưu lời văn" }).click();
    await page.getByText(/^Chuyên viên kế hoạch vừa sửa nội dung 1\.2/).waitFor();
    expect(await page.getByLabel("Lời văn").inputValue()).toBe("Lời văn của Văn phòng");
    await page.getByRole("button", { name: "Tải bản mới" }).click();
    await page.getByText(/^Bản đang lưu: “Nâng cao chất lượng khám bệnh, chữa bệnh”/).waitFor();
    await finance.context().close();
  });

  test("units are assigned by keyboard; an item has one lead", async () => {
    await page.goto("/ke-hoach/2025-2030?xem=phan-cong");
    await headed(page, /2 nội dung chưa có đơn vị chủ trì \(1\.1, 1\.2\), 3 đơn vị chưa có việc$/);
    await cell(/^Phòng Tài chính, 1\.1: không có phần/).focus();
    await page.keyboard.press("Space");
    await cell(/^Phòng Tài chính, 1\.1: phối hợp/).waitFor();
    await page.keyboard.press("Space");
    await cell(/^Phòng Tài chính, 1\.1: chủ trì/).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await page.keyboard.press("Space");
    await cell(/^Phòng Y tế, 1\.1: chủ trì/).waitFor();
    await cell(/^Phòng Tài chính, 1\.1: phối hợp/).waitFor();
    await headed(page, /^2 phần việc của 2 đơn vị: 1 nội dung chưa có đơn vị chủ trì \(1\.2\)/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await page.keyboard.press("Space");
    await headed(page, /^3 phần việc của 2 đơn vị: cả 2 nội dung đã có đơn vị chủ trì/);
    await keepPicture(page, "authoring-matrix");
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test("the sheet of one unit stands ready to print", async () => {
    await page.getByLabel("Đơn vị", { exact: true }).selectOption({ label: "Phòng Y tế (2)" });
    await page.getByRole("heading", { level: 2, name: "Phòng Y tế" }).waitFor();
    await page.getByText(/^2 nội dung, chủ trì 2\./).waitFor();
    const printed = (await page.pdf({ format: "A4" })).toString("latin1");
    expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: "print" });
    await keepPicture(page, "authoring-unit-sheet");
    await page.emulateMedia({ media: "screen" });
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test("what the document says outside its items is written part by part", async () => {
    await page.goto("/ke-hoach/2025-2030/soan");
    await page.getByText("Thông tin văn bản", { exact: true }).click();
    await page.getByLabel("Loại văn bản", { exact: true }).selectOption("Chương trình");
    expect(await page.getByLabel("Ký hiệu", { exact: true }).inputValue()).toBe("/CTr-UBND");
    await page.getByLabel("Địa danh", { exact: true }).fill("");
    await page.getByRole("button", { name: "Lưu văn bản" }).click();
    await page.getByText("Nhập địa danh, ví dụ Vũng Tàu.").waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByLabel("Địa danh", { exact: true }).fill("Vũng Tàu");
    await page.getByLabel("Trích yếu", { exact: true }).press("Control+Enter");
    await page.getByRole("button", { name: "Lưu văn bản" }).waitFor({ state: "hidden" });

    const bases = page.getByRole("form", { name: "Căn cứ" });
    await bases.getByRole("button", { name: "Thêm căn cứ" }).click();
    await bases.getByRole("button", { name: "Lưu căn cứ" }).click();
    await bases.getByText("Nhập loại văn bản, ví dụ Nghị quyết.").waitFor();
    await bases.getByLabel("Loại văn bản").fill("Nghị quyết");
    await bases.getByLabel("Số, ký hiệu").fill("12/NQ-HĐND");
    await bases.getByLabel("Ngày", { exact: false }).fill("2024-07-10");
    await bases.getByText("Căn cứ Nghị quyết số 12/NQ-HĐND ngày 10 tháng 7 năm 2024").waitFor();
    await bases.getByRole("button", { name: "Lưu căn cứ" }).click();
    await bases.getByRole("button", { name: "Lưu căn cứ" }).waitFor({ state: "hidden" });

    const duties = page.getByRole("form", { name: "Tổ chức thực hiện" });
    await duties.getByRole("button", { name: "Thêm nhiệm vụ" }).click();
    await duties.getByLabel("Đơn vị").fill("Phòng Tài chính");
    await duties.getByLabel("Nhiệm vụ", { exact: true }).fill("Theo dõi\nTổng hợp");
    await duties.getByLabel("Nhiệm vụ", { exact: true }).press("Control+Enter");
    await duties.getByRole("button", { name: /^Lưu/ }).waitFor({ state: "hidden" });

    const recipients = page.getByRole("form", { name: "Nơi nhận" });
    await recipients.getByLabel("Nơi nhận").fill("Như Điều 1\nLưu: VT");
    await recipients.getByRole("button", { name: "Lưu nơi nhận" }).click();
    await recipients.getByRole("button", { name: /^Lưu/ }).waitFor({ state: "hidden" });

    const signer = page.getByRole("form", { name: "Người ký" });
    await signer.getByLabel("Thẩm quyền ký").selectOption({ label: "KT. Chủ tịch" });
    await signer.getByRole("button", { name: "Lưu người ký" }).click();
    await signer.getByText("Nhập chức vụ, ví dụ Chủ tịch.").waitFor();
    await signer.getByLabel("Chức vụ").fill("Phó Chủ tịch");
    await signer.getByLabel("Chức vụ").press("Enter");
    await signer.getByRole("button", { name: /^Lưu/ }).waitFor({ state: "hidden" });
    await keepPicture(page, "authoring-document");
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.reload();
    expect(await signer.getByLabel("Chức vụ").inputValue()).toBe("Phó Chủ tịch");
  });

  test("every change of the draft is told, and one item's alone", async () => {
    await page.getByText("Nhật ký sửa", { exact: true }).click();
    const history = page.getByRole("list", { name: "Nhật ký sửa" });
    await history.getByText("Phó Chủ tịch").waitFor();
    await keepPicture(page, "authoring-history");
    expect(await accessibilityFindings(page)).toEqual([]);
    const about = page.getByLabel("Xem lần sửa của");
    const second = await about.getByRole("option", { name: /^1\.2 / }).getAttribute("value");
    await about.selectOption(second);
    await history.getByText("Sửa lời văn").waitFor();
    expect(await history.getByText("Sửa thông tin văn bản").count()).toBe(0);
    await history.getByRole("link", { name: /^1\.2/ }).first().click();
    await page.getByLabel("Lời văn").waitFor();
  });

  test("every target stands in one flat table", async () => {
    await page.goto("/ke-hoach/2025-2030?xem=chi-tieu");
    await page.getByText("≥ 95,5%, hằng năm").waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});

describe("the check before issuing, and the amendment after", () => {
  test("what cannot be measured is named with the way to its place", async () => {
    await page.goto("/ke-hoach/2025-2030");
    await page.getByRole("heading", { name: "1 trên 2 nội dung chưa đo được" }).waitFor();
    await page.getByText(/^Chỉ có lời, chưa có thang đánh giá/).click();
    await page.getByText(/^Viết tiêu chí cho ba mức/).waitFor();
    await keepPicture(page, "authoring-measurability");
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole("link", { name: /^1\.2/ }).click();
    await page.getByRole("heading", { name: "Thang đánh giá" }).waitFor();
  });

  test("it is issued only after the reasons were read", async () => {
    await page.goto("/ke-hoach/2025-2030");
    await page.getByLabel("Số văn bản").fill("31");
    await page.getByLabel("Ngày ban hành").fill("2024-09-10");
    await page.getByRole("button", { name: "Ban hành kế hoạch" }).click();
    await page.getByText(/^1 trên 2 nội dung chưa đo được nên kế hoạch chưa ban hành/).waitFor();
    await page.getByLabel("Đã xem lý do của 1 nội dung chưa đo được").check();
    await page.getByRole("button", { name: "Ban hành kế hoạch" }).click();
    await page.getByText(/đã ban hành, chỉ xem/).waitFor();
  });

  test("in the issued plan the matrix is read-only", async () => {
    await page.goto("/ke-hoach/2025-2030?xem=phan-cong");
    await cell(/^Phòng Nội vụ, 1\.1: không có phần/).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Home");
    expect(await page.getByRole("grid").getAttribute("aria-readonly")).toBe("true");
    await page.reload();
    await cell(/^Phòng Nội vụ, 1\.1: không có phần/).waitFor();
  });

  test("an amendment begins from its legal basis", async () => {
    await page.goto("/ke-hoach/2025-2030");
    await page.getByRole("link", { name: "Lập bản điều chỉnh" }).click();
    await page.getByLabel("Số, ký hiệu").fill("12/QĐ-UBND");
    await page.getByLabel("Ngày văn bản").fill("2024-09-10");
    await page.getByLabel("Lý do điều chỉnh").fill("Trung ương giao lại chỉ tiêu");
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Lập bản điều chỉnh" }).click();
    await headed(page, /^Điều chỉnh lần 1: 1 nhóm, 2 nội dung/);
    await page.getByRole("button", { name: /^1\.1 Tỷ lệ người dân/ }).click();
    await page.getByRole("button", { name: "Sửa 1.1" }).click();
    await page.getByLabel("Mức", { exact: true }).fill("97");
    await page.getByRole("button", { name: "Lưu chỉ tiêu" }).click();
    await page.getByText("≥ 97%, hằng năm").waitFor();
    await addItem("1", "Xây mới hai trạm y tế");
    await page.getByRole("button", { name: "Đổi tên nhóm 1" }).click();
    await page.getByLabel("Tên nhóm 1").fill("Y tế, dân số");
    await page.getByRole("button", { name: "Lưu tên" }).click();
    await page.getByRole("heading", { name: /^1\. Y tế, dân số/ }).waitFor();
  });

  test("the difference shows what was struck, written and added", async () => {
    await page.goto("/ke-hoach/2025-2030/so-sanh?tu=1&den=2");
    await headed(page, /sửa 1, thêm 1, bỏ 0, giữ nguyên 1 nội dung; đổi 1 nhóm$/);
    await page.getByText("Đổi tên nhóm", { exact: true }).waitFor();
    expect(await page.locator("del").allInnerTexts()).toEqual([" tế", " 95,5%,"]);
    expect(await page.locator("ins").allInnerTexts()).toEqual([
      " tế, dân số",
      " 97%,",
      "Xây mới hai trạm y tế",
    ]);
    await keepPicture(page, "authoring-differences");
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test("a reader sees the version in force alone, until the amendment is issued", async () => {
    const leader = await personOn("chutich");
    await leader.goto("/ke-hoach/2025-2030");
    await headed(leader, /^2 nội dung/);
    await leader.goto("/ke-hoach/2025-2030?ban=2");
    await leader.getByText(/^Không tìm thấy nội dung này/).waitFor();
    await page.goto("/ke-hoach/2025-2030?ban=2&xem=phan-cong");
    await cell(/^Phòng Nội vụ, 1\.3: không có phần/).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Space");
    await cell(/^Phòng Nội vụ, 1\.3: chủ trì/).waitFor();
    await page.goto("/ke-hoach/2025-2030?ban=2");
    await page.getByLabel("Số văn bản").fill("45");
    await page.getByLabel("Ngày ban hành").fill("2024-09-12");
    await page.getByLabel(/^Đã xem lý do của 2 nội dung/).check();
    await page.getByRole("button", { name: "Ban hành bản điều chỉnh" }).click();
    await page.getByText(/^Kế hoạch số 45/).waitFor();
    await leader.goto("/ke-hoach/2025-2030");
    await headed(leader, /^3 nội dung/);
    await leader.goto("/ke-hoach/2025-2030?ban=1");
    await leader.getByText(/là bản cũ, chỉ xem/).waitFor();
    await leader.context().close();
  });

  test("a plan goes on in the next term", async () => {
    await page.goto("/ke-hoach/moi");
    await page.getByLabel("Tên kế hoạch").fill("Kế hoạch nhiệm kỳ 2030–2035");
    await page.getByLabel("Từ năm").fill("2030");
    await page.getByLabel("Đến năm").fill("2035");
    const earlier = page.getByLabel("Bắt đầu từ");
    await earlier.selectOption({ label: "2025–2030: Kế hoạch nhiệm kỳ 2025–2030" });
    await page.getByLabel(/^1\.3 Xây mới hai trạm/).uncheck();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Chép 2 nội dung" }).click();
    await headed(page, /^Dự thảo: 1 nhóm, 2 nội dung, 1 chỉ tiêu$/);
  });
});

describe("every screen on a phone and in the dark", () => {
  let phone: BrowserContext;

  beforeAll(async () => {
    phone = await openContext(browser, system.address, { screen: "phone", scheme: "dark" });
  });

  test.each([
    ["/ke-hoach/2025-2030", /^3 nội dung/],
    ["/ke-hoach/2025-2030?xem=chi-tieu", /^3 nội dung/],
    ["/ke-hoach/2025-2030?xem=phan-cong", /^4 phần việc/],
    ["/ke-hoach/2025-2030?xem=van-ban", /^3 nội dung/],
    ["/ke-hoach/2030-2035/soan?ban=1&xem=van-ban", /^Dự thảo/],
    ["/ke-hoach/2030-2035/soan?ban=1&xem=nhat-ky", /^Dự thảo/],
    ["/ke-hoach/2025-2030/so-sanh?tu=1&den=2", /^Điều chỉnh lần 1 so với/],
    ["/ke-hoach/2030-2035/soan", /^Dự thảo/],
    ["/ke-hoach/moi", /^Kế hoạch mới/],
  ])("%s is clean and does not scroll sideways", async (address, name) => {
    const [small = await phone.newPage()] = phone.pages();
    if (small.url() === "about:blank") await signInOnPage(small, "vanphong", TEST_PASSWORD);
    await small.goto(address);
    await headed(small, name);
    await keepPicture(small, `authoring-phone-${address.replace(/\W+/g, "-")}`);
    expect(await accessibilityFindings(small)).toEqual([]);
    const width = await small.evaluate("document.documentElement.scrollWidth");
    expect(width).toBe(390);
  });
});

async function personOn(username: string): Promise<Page> {
  const context = await openContext(browser, system.address);
  const own = await context.newPage();
  await signInOnPage(own, username, TEST_PASSWORD);
  return own;
}
