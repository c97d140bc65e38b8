import { lazy } from "preact-iso";
import type { ComponentType } from "preact";

/** A page inside the shell: its address (`:name` parts come from `useRoute().params`) and its code. */
export interface AppRoute {
  readonly path: string;
  readonly page: ComponentType;
}

/**
 * Every page that exists, loaded when first opened. Add a line with the page:
 * `{ path: "/theo-doi", page: lazy(() => import("./tracking/TrackingPage.tsx").then((m) => m.TrackingPage)) }`.
 * The navigation shows an item once its address is here.
 */
export const ROUTES: readonly AppRoute[] = [
  {
    path: "/dieu-hanh",
    page: lazy(() => import("./leader/SteeringPage.tsx").then((m) => m.SteeringPage)),
  },
  {
    path: "/chi-dao",
    page: lazy(() => import("./directives/DirectivesPage.tsx").then((m) => m.DirectivesPage)),
  },
  {
    path: "/theo-doi",
    page: lazy(() => import("./tracking/TrackingPage.tsx").then((m) => m.TrackingPage)),
  },
  {
    path: "/nhac-viec",
    page: lazy(() => import("./urging/UrgingPage.tsx").then((m) => m.UrgingPage)),
  },
  {
    path: "/ke-hoach",
    page: lazy(() => import("./plan/PlansPage.tsx").then((m) => m.PlansPage)),
  },
  {
    path: "/ke-hoach/nhap",
    page: lazy(() => import("./plan/ImportPage.tsx").then((m) => m.ImportPage)),
  },
  {
    path: "/ke-hoach/nhap/:importId",
    page: lazy(() => import("./plan/ImportReviewPage.tsx").then((m) => m.ImportReviewPage)),
  },
  {
    path: "/kiem-tra-van-ban",
    page: lazy(() =>
      import("./document-check/DocumentCheckPage.tsx").then((m) => m.DocumentCheckPage),
    ),
  },
  {
    path: "/ke-hoach/moi",
    page: lazy(() => import("./plan/NewPlanPage.tsx").then((m) => m.NewPlanPage)),
  },
  {
    path: "/ke-hoach/:planId/soan",
    page: lazy(() => import("./plan/DraftPage.tsx").then((m) => m.DraftPage)),
  },
  {
    path: "/ke-hoach/:planId/dieu-chinh",
    page: lazy(() => import("./plan/AmendPage.tsx").then((m) => m.AmendPage)),
  },
  {
    path: "/ke-hoach/:planId/so-sanh",
    page: lazy(() => import("./plan/DifferencesPage.tsx").then((m) => m.DifferencesPage)),
  },
  {
    path: "/ke-hoach/:planId",
    page: lazy(() => import("./plan/PlanPage.tsx").then((m) => m.PlanPage)),
  },
  {
    path: "/bieu-mau/quy-tac",
    page: lazy(() => import("./forms/ChecksPage.tsx").then((m) => m.ChecksPage)),
  },
  {
    path: "/bieu-mau/chi-tieu",
    page: lazy(() => import("./forms/IndicatorsPage.tsx").then((m) => m.IndicatorsPage)),
  },
  {
    path: "/bieu-mau",
    page: lazy(() => import("./forms/FormsPage.tsx").then((m) => m.FormsPage)),
  },
  {
    path: "/dot-bao-cao",
    page: lazy(() => import("./rounds/RoundsPage.tsx").then((m) => m.RoundsPage)),
  },
  {
    path: "/viec-cua-toi",
    page: lazy(() => import("./my-work/MyWorkPage.tsx").then((m) => m.MyWorkPage)),
  },
  {
    path: "/nhap-so-lieu/:obligationId",
    page: lazy(() => import("./collection/EntryPage.tsx").then((m) => m.EntryPage)),
  },
  {
    path: "/bien-nhan/:submissionId",
    page: lazy(() => import("./receipt/ReceiptPage.tsx").then((m) => m.ReceiptPage)),
  },
  {
    path: "/tham-tra",
    page: lazy(() => import("./review/ReviewsPage.tsx").then((m) => m.ReviewsPage)),
  },
  {
    path: "/tham-tra/:submissionId",
    page: lazy(() => import("./review/SubmissionPage.tsx").then((m) => m.SubmissionPage)),
  },
  {
    path: "/danh-gia",
    page: lazy(() => import("./evaluation/EvaluationPage.tsx").then((m) => m.EvaluationPage)),
  },
  {
    path: "/bieu-tong-hop",
    page: lazy(() => import("./tables/TablesPage.tsx").then((m) => m.TablesPage)),
  },
  {
    path: "/bieu-tong-hop/:formId",
    page: lazy(() => import("./tables/TablesPage.tsx").then((m) => m.TablesPage)),
  },
  {
    path: "/bao-cao",
    page: lazy(() => import("./report/ReportPage.tsx").then((m) => m.ReportPage)),
  },
  {
    path: "/to-chuc",
    page: lazy(() => import("./organisation/OrganisationPage.tsx").then((m) => m.OrganisationPage)),
  },
  {
    path: "/nguoi-dung",
    page: lazy(() => import("./organisation/AccountsPage.tsx").then((m) => m.AccountsPage)),
  },
  {
    path: "/doi-mat-khau",
    page: lazy(() => import("./session/ChangePasswordPage.tsx").then((m) => m.ChangePasswordPage)),
  },
];
