import "../styles/all.css";
import { render } from "preact";
import { LocationProvider } from "preact-iso";
import { useState } from "preact/hooks";
import { VERDICTS } from "../../domain/evaluation/verdict.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Chip, IllustrativeMark } from "../parts/Chip.tsx";
import { FilterPills, Segmented } from "../parts/Choices.tsx";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { Checkbox, Input, Select, TextArea } from "../parts/Field.tsx";
import { FileDrop } from "../parts/FileDrop.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Pager } from "../parts/Pager.tsx";
import { Palette } from "../parts/Palette.tsx";
import { ProgressBar } from "../parts/ProgressBar.tsx";
import { Card, EmptyState, KeyHint, SkipLink } from "../parts/Quiet.tsx";
import { RatingChip, RatingTile } from "../parts/RatingChip.tsx";
import { SidePanel, Workspace } from "../parts/SidePanel.tsx";
import { showToast, Toaster } from "../parts/Toast.tsx";
import { BottomTabs, type NavItem, TopBar } from "../parts/TopBar.tsx";
import { StateChip, WORK_STATE_LABELS, type WorkState } from "../parts/WorkState.tsx";
import { applyAppearance, readAppearance } from "../settings/appearance.ts";
import { AppearanceChoices } from "../settings/AppearanceChoices.tsx";
import { FAN_CHART, GalleryTable, MATRIX, RatingBand, TILES, TREND } from "./samples.tsx";
import { MatrixHead, MatrixRow } from "../charts/MatrixRow.tsx";
import { TileMap } from "../charts/TileMap.tsx";
import { TrendChart } from "../charts/TrendChart.tsx";
import { TermBar, YearMarks } from "../charts/YearMarks.tsx";

const NAV: readonly NavItem[] = [
  { href: "#theo-doi", label: "Theo dõi", icon: "clock", isCurrent: false },
  { href: "#ke-hoach", label: "Kế hoạch", icon: "document", isCurrent: false },
  { href: "#tham-tra", label: "Thẩm tra", icon: "check", count: 7, isCurrent: false },
  { href: "#danh-gia", label: "Đánh giá", icon: "chart", isCurrent: true },
  { href: "#bieu", label: "Biểu tổng hợp", icon: "table", isCurrent: false },
  { href: "#bao-cao", label: "Báo cáo", icon: "document", isCurrent: false },
];
const VIEWS = [
  { value: "group", label: "Theo nhóm" },
  { value: "rating", label: "Theo xếp loại" },
  { value: "unit", label: "Theo đơn vị" },
] as const;
const STATES = Object.keys(WORK_STATE_LABELS) as readonly WorkState[]; // keys of a total record

function Panel({ onClose }: { readonly onClose: () => void }) {
  const [reason, setReason] = useState("");
  return (
    <SidePanel
      over="4.6"
      title="Người dân tham gia bảo hiểm y tế"
      under={<p class="t-12 ink-2">Phòng Y tế · đạt khi ≥ 95%</p>}
      onClose={onClose}
      foot={
        <>
          <Button kind="primary">Lưu, trình lãnh đạo phòng</Button>
          <Button onClick={onClose}>Bỏ</Button>
        </>
      }
    >
      <TrendChart {...TREND} />
      <TextArea
        label="Lý do (bắt buộc, in kèm báo cáo)"
        value={reason}
        onValue={setReason}
        error="Cho biết lý do xếp loại lại (ít nhất 20 chữ)."
      />
      <TrendChart {...FAN_CHART} />
    </SidePanel>
  );
}

function Controls() {
  const [name, setName] = useState("");
  const [unit, setUnit] = useState<"a" | "b">("a");
  const [isOn, setOn] = useState(true);
  const [pill, setPill] = useState<"look" | "all">("look");
  return (
    <>
      <Card title="Nút và ô nhập">
        <div class="row row-wrap">
          <Button kind="primary" icon="send">
            Nộp báo cáo
          </Button>
          <Button icon="download">Tải Excel</Button>
          <Button kind="quiet">Cách tính</Button>
          <Button kind="danger">Xóa</Button>
          <Button busy>Đang gửi…</Button>
          <Button disabled>Chưa nộp được</Button>
          <Button size="small">Nhỏ</Button>
          <KeyHint keys={["J", "K"]}>chuyển mục</KeyHint>
        </div>
        <div class="col">
          <Input
            label="Tên đơn vị"
            hint="Như ghi trên quyết định."
            value={name}
            onValue={setName}
          />
          <Input label="Số liệu" value="4.010" onValue={setName} error="Có thể thiếu một chữ số." />
          <Select
            label="Đơn vị"
            value={unit}
            onValue={setUnit}
            options={[
              { value: "a", label: "Phòng Y tế" },
              { value: "b", label: "Phòng Kinh tế" },
            ]}
          />
          <Checkbox label="Thư điện tử" checked={isOn} onChecked={setOn} />
          <FilterPills
            label="Lọc"
            value={pill}
            onValue={setPill}
            pills={[
              { value: "look", label: "Cần xem", count: 9, tone: "warn" },
              { value: "all", label: "Tất cả", count: 58 },
            ]}
          />
          <FileDrop
            label="Kéo văn bản kế hoạch vào đây, hoặc"
            hint="DOCX, tối đa 20 MB."
            accept=".docx"
            onFile={() => undefined}
          />
          <AppearanceChoices />
        </div>
      </Card>
      <Card title="Trạng thái và xếp loại">
        <div class="row row-wrap">
          {VERDICTS.map((verdict) => (
            <RatingChip key={verdict} verdict={verdict} rerated={verdict === "nearly_met"} />
          ))}
        </div>
        <div class="row row-wrap">
          {VERDICTS.map((verdict, at) => (
            <RatingTile
              key={verdict}
              verdict={verdict}
              code={`4.${at + 1}`}
              name={`4.${at + 1} Mẫu`}
              href="#o"
            />
          ))}
        </div>
        <div class="row row-wrap">
          {STATES.map((state) => (
            <StateChip key={state} state={state} />
          ))}
          <StateChip state="not_started" late />
          <StateChip state="in_progress" late />
        </div>
        <div class="row row-wrap">
          <Chip>1.1</Chip>
          <Chip tone="lead">Phòng Y tế</Chip>
          <Chip tone="warn" icon="alert">
            Loại trừ
          </Chip>
          <Chip tone="ok" icon="check">
            Đủ
          </Chip>
          <Chip tone="late">quá hạn 2 ngày</Chip>
        </div>
        <ProgressBar label="Ô bắt buộc" done={60} pending={34} total={108} />
        <div class="row">
          <YearMarks
            years={[
              { year: 2021, verdict: "not_met" },
              { year: 2022, verdict: "met" },
              { year: 2023, verdict: "exceeded" },
            ]}
          />
          <TermBar years={[2021, 2022, 2023, 2024, 2025]} current={2024} passed={0.7} />
        </div>
      </Card>
      <Card title="Ma trận và sơ đồ ô">
        <div class="scroll-x" tabIndex={0} role="region" aria-label="Ma trận">
          <MatrixHead layout={MATRIX.layout} activeColumn="1.3" />
          {MATRIX.rows.map((row) => (
            <MatrixRow
              key={row.label}
              label={row.label}
              layout={MATRIX.layout}
              cells={row.cells}
              activeColumn="1.3"
              isActiveRow={row.isActive}
            />
          ))}
        </div>
        <TileMap label="Phường, xã theo vị trí" tiles={TILES} />
        <TileMap label="Phường, xã, chi tiết" tiles={TILES} isDetailed />
      </Card>
    </>
  );
}

type Over = "none" | "panel" | "dialog" | "palette";

function Gallery() {
  const [view, setView] = useState<"group" | "rating" | "unit">("group");
  const [over, setOver] = useState<Over>(() =>
    location.hash === "#panel"
      ? "panel"
      : location.hash === "#dialog"
        ? "dialog"
        : location.hash === "#palette"
          ? "palette"
          : "none",
  );
  const close = () => setOver("none");
  const isTable = location.hash !== "#parts";
  return (
    <div class="shell">
      <SkipLink target="main" />
      <TopBar home="#" items={NAV} onSearch={() => setOver("palette")} />
      <main class="main" id="main" tabIndex={-1}>
        <PageHead
          tab="Đánh giá"
          crumbs={[
            { label: "Kế hoạch 2020–2025", href: "#k" },
            { label: "số liệu chốt 17/9/2024" },
          ]}
          aside={<IllustrativeMark />}
          title="36/54 chỉ tiêu đạt và vượt, 4 chỉ tiêu khó đạt đến hết nhiệm kỳ"
          actions={
            <>
              <Segmented label="Cách xem" value={view} onValue={setView} options={VIEWS} />
              <Button icon="filter" onClick={() => setOver("dialog")}>
                Lọc
              </Button>
              <Button icon="download" onClick={() => showToast({ text: "Đã lưu.", onUndo: close })}>
                Xuất
              </Button>
            </>
          }
        >
          <RatingBand />
        </PageHead>
        {isTable ? (
          <Workspace panel={over === "panel" && <Panel onClose={close} />}>
            <GalleryTable onOpen={() => setOver("panel")} />
          </Workspace>
        ) : (
          <>
            <Band tone="error" onRetry={close}>
              Chưa nộp được vì máy chủ bận. Số liệu vẫn còn trên máy này.
            </Band>
            <Band tone="offline">Đang mất mạng. 3 ô đã lưu trên máy này.</Band>
            <Band tone="read-only">Bản 4 đã chốt ngày 17/9/2024, chỉ xem.</Band>
            <div class="page-body">
              <Controls />
              <EmptyState action={<Button kind="primary">Tải văn bản lên</Button>}>
                Chưa có kế hoạch nào. Tải văn bản kế hoạch lên để bắt đầu.
              </EmptyState>
              <Pager offset={0} limit={100} total={240} onOffset={() => undefined} />
            </div>
          </>
        )}
      </main>
      <BottomTabs items={NAV} />
      <Toaster />
      {over === "dialog" && (
        <ConfirmDialog
          title="Gửi nhắc 20 đơn vị?"
          confirmLabel="Gửi nhắc 20 đơn vị"
          onConfirm={close}
          onClose={close}
        >
          Mỗi đơn vị chỉ nhận danh sách phần việc của mình.
        </ConfirmDialog>
      )}
      {over === "palette" && (
        <Palette
          entries={NAV.map(({ href, label }) => ({ id: href, href, label, hint: "Trang" }))}
          onChoose={close}
          onClose={close}
        />
      )}
    </div>
  );
}

applyAppearance(readAppearance());
const root = document.getElementById("app");
if (root !== null) {
  render(
    <LocationProvider>
      <Gallery />
    </LocationProvider>,
    root,
  );
}
