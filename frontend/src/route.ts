// What is shown, as the URL says it after the `#`: a link brings anybody to the same view.

import { SORTS } from "./order.js";

export type View = "wall" | "session" | "coach" | "health";

export interface Route {
  view: View;
  sessionId: string;
  /** Position in the session, ms; null: live. */
  t: number | null;
  role: string;
  state: string;
  sort: (typeof SORTS)[number];
}

export function parse(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?");
  const parameters = new URLSearchParams(query);
  const [, first = "", second = ""] = path.split("/");
  const t = parameters.get("t");
  return {
    view: first === "s" && second ? "session" : first === "health" || first === "coach" ? first : "wall",
    sessionId: first === "s" ? decodeURIComponent(second) : "",
    t: t !== null && /^\d+$/.test(t) ? Number(t) : null,
    role: parameters.get("role") ?? "",
    state: parameters.get("state") ?? "",
    sort: SORTS.find((sort) => sort === parameters.get("sort")) ?? "need",
  };
}

export function hashOf(route: Partial<Route>): string {
  const parameters = new URLSearchParams();
  if (route.role) parameters.set("role", route.role);
  if (route.state) parameters.set("state", route.state);
  if (route.sort && route.sort !== "need") parameters.set("sort", route.sort);
  if (route.view === "session" && route.t != null) parameters.set("t", String(Math.round(route.t)));
  const path =
    route.view === "session" ? `/s/${encodeURIComponent(route.sessionId ?? "")}` : route.view === "health" || route.view === "coach" ? `/${route.view}` : "/";
  const query = parameters.toString();
  return `#${path}${query ? `?${query}` : ""}`;
}
