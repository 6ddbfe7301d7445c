// What is shown, as the URL says it after the `#`: a link brings anybody to the same view.

import { SORTS } from "./order.js";

export type View = "wall" | "session" | "coach" | "history" | "health";

export interface Route {
  view: View;
  sessionId: string;
  /** Position in the session, ms; null: live. */
  t: number | null;
  role: string;
  state: string;
  sort: (typeof SORTS)[number];
  /** Of the history: times in UTC, the rule of an alert or `*`, the id of a session. */
  from: string;
  to: string;
  alert: string;
  find: string;
}

const VIEWS = ["coach", "history", "health"] as const;
const OF_HISTORY = ["from", "to", "alert", "find"] as const;

export function parse(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?");
  const parameters = new URLSearchParams(query);
  const [, first = "", second = ""] = path.split("/");
  const t = parameters.get("t");
  return {
    view: first === "s" && second ? "session" : (VIEWS.find((view) => view === first) ?? "wall"),
    sessionId: first === "s" ? decodeURIComponent(second) : "",
    t: t !== null && /^\d+$/.test(t) ? Number(t) : null,
    role: parameters.get("role") ?? "",
    state: parameters.get("state") ?? "",
    sort: SORTS.find((sort) => sort === parameters.get("sort")) ?? "need",
    from: parameters.get("from") ?? "",
    to: parameters.get("to") ?? "",
    alert: parameters.get("alert") ?? "",
    find: parameters.get("find") ?? "",
  };
}

export function hashOf(route: Partial<Route>): string {
  const parameters = new URLSearchParams();
  if (route.role) parameters.set("role", route.role);
  if (route.state) parameters.set("state", route.state);
  if (route.sort && route.sort !== "need") parameters.set("sort", route.sort);
  if (route.view === "history") for (const name of OF_HISTORY) if (route[name]) parameters.set(name, route[name]);
  if (route.view === "session" && route.t != null) parameters.set("t", String(Math.round(route.t)));
  const named = VIEWS.find((view) => view === route.view);
  const path = route.view === "session" ? `/s/${encodeURIComponent(route.sessionId ?? "")}` : named === undefined ? "/" : `/${named}`;
  const query = parameters.toString();
  return `#${path}${query ? `?${query}` : ""}`;
}
