import { QueryClientProvider } from "@tanstack/preact-query";
import { lazy, LocationProvider, Route, Router, useLocation } from "preact-iso";
import { useEffect, useMemo } from "preact/hooks";
import { queryClient } from "./api/query-client.ts";
import { problemTitle } from "./api/problem.ts";
import { useSession, useSessionQuery } from "./api/session.ts";
import { Band } from "./parts/Band.tsx";
import { Skeleton } from "./parts/Quiet.tsx";
import { ROUTES } from "./routes.tsx";
import { EntryFrame } from "./session/EntryFrame.tsx";
import { signInAddress } from "./session/return-address.ts";
import { SignInAgain } from "./session/SignInAgain.tsx";
import { SignInPage } from "./session/SignInPage.tsx";
import { ErrorScreen } from "./shell/ErrorScreen.tsx";
import { placesFor } from "./shell/navigation.ts";
import { NotFoundPage } from "./shell/NotFoundPage.tsx";
import { Shell } from "./shell/Shell.tsx";
import { WelcomePage } from "./shell/WelcomePage.tsx";

const SetUpPage = lazy(() => import("./session/SetUpPage.tsx").then((m) => m.SetUpPage));

const EXISTING = new Set(ROUTES.map(({ path }) => path));

/** Sends somebody elsewhere, leaving no trace in the history. */
function Redirect({ to }: { readonly to: string }) {
  const { route } = useLocation();
  useEffect(() => route(to, true), [route, to]);
  return null;
}

/** After a move the heading of the new page is what the keyboard and the ear meet first. */
const focusHeading = () => document.querySelector("h1")?.focus({ preventScroll: true });

function SignedIn() {
  const { url, path } = useLocation();
  const { account } = useSession();
  const places = useMemo(
    () =>
      placesFor(
        account.roles.map(({ role }) => role),
        (href) => EXISTING.has(href),
      ),
    [account],
  );
  const landing = places[0]?.href;
  if (account.mustChangePassword && path !== "/doi-mat-khau")
    return <Redirect to="/doi-mat-khau" />;
  return (
    <>
      <Shell places={places}>
        <ErrorScreen place={url}>
          <Router onRouteChange={focusHeading} onLoadEnd={focusHeading}>
            {ROUTES.map((route) => (
              <Route key={route.path} path={route.path} component={route.page} />
            ))}
            <Route
              path="/"
              component={landing === undefined ? WelcomePage : () => <Redirect to={landing} />}
            />
            <Route default component={NotFoundPage} />
          </Router>
        </ErrorScreen>
      </Shell>
      <SignInAgain />
    </>
  );
}

/** Lets in who is signed in; everybody else stands before the door. */
function Gate() {
  const { url, path } = useLocation();
  const session = useSessionQuery();
  if (session.isPending) return <Skeleton />;
  if (session.isError) {
    return (
      <EntryFrame title="Nhiệm Kỳ">
        <Band tone="error" onRetry={() => void session.refetch()}>
          {problemTitle(session.error)}
        </Band>
      </EntryFrame>
    );
  }
  if (path === "/dang-nhap") return session.data === null ? <SignInPage /> : <Redirect to="/" />;
  return session.data === null ? <Redirect to={signInAddress(url)} /> : <SignedIn />;
}

/** The first run stands outside, since nobody can be signed in yet. */
function Door() {
  const { path } = useLocation();
  if (path !== "/thiet-lap") return <Gate />;
  return <Router>{[<Route key="set-up" default component={SetUpPage} />]}</Router>;
}

/** The whole interface. Links to /api are downloads and leave the router alone. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <LocationProvider scope={/^\/(?!api\/)/}>
        <Door />
      </LocationProvider>
    </QueryClientProvider>
  );
}
