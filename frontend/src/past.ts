// The history of the daemon: what is found in it, one session of it, and forgetting one. Asked over HTTP, docs/history.md.

import type { CloudEvent } from "../../clients/javascript/index.js";
import { t } from "./i18n/index.js";
import { Model } from "./model.js";
import type { Route } from "./route.js";
import type { Session } from "./session.js";

const API = "/api/history";
const ANSWER_WITHIN_MS = 30_000;
const EVENTS_A_PAGE = 1000;
/** More of one session is not drawn. */
const MOST_PAGES = 20;
const TRY_AGAIN_MS = 5_000;

export interface Found {
  session_id: string;
  source_id: string | null;
  started_at: string;
  last_at: string;
  ended_at: string | null;
  reason: string | null;
  call_reference: string | null;
  legs: { leg_id: string; role: string; analysed: boolean }[];
  utterances: number;
  states: { role: string | null; state: string; times: number }[];
  alerts: { role: string | null; rule: string; times: number }[];
  match_ms: number | null;
}

/** `none`: no history is kept, or it has no such session. */
export type Progress = "loading" | "ready" | "none" | "denied" | "failed";

export interface PastSession {
  progress: Progress;
  session: Session | null;
  /** Why not, in the daemon's words. */
  problem: string;
  askedAt: number;
}

class Refused extends Error {
  constructor(
    readonly progress: Progress,
    text: string,
  ) {
    super(text);
  }
}

export class Past {
  progress: Progress = "ready";
  problem = "";
  found: Found[] = [];
  next: string | null = null;
  /** Daemons behind a gateway that did not answer: nothing of them is in what is found. */
  unanswered: string[] = [];
  #search: URLSearchParams | null = null;
  readonly #sessions = new Map<string, PastSession>();

  /** `changed` is called when there is something new; `labels` are those of the page's model, in their order. */
  constructor(
    private readonly token: () => string,
    private readonly changed: () => void,
    private readonly labels: string[],
  ) {}

  /** Look for what a route says, unless that is what was looked for last. */
  look(route: Route, again = false): void {
    const search = searchOf(route);
    if (!again && search.toString() === this.#search?.toString()) return;
    this.#search = search;
    this.found = [];
    this.next = null;
    this.unanswered = [];
    void this.#page(search);
  }

  /** Ask again for what is shown: somebody else asks now. */
  reset(): void {
    this.#search = null;
    this.#sessions.clear();
    this.progress = "ready";
  }

  /** Get the next page. */
  more(): void {
    if (this.#search === null || this.next === null || this.progress === "loading") return;
    const search = new URLSearchParams(this.#search);
    search.set("after", this.next);
    void this.#page(search);
  }

  /** A session of the history; it is asked for the first time. */
  session(id: string): PastSession {
    let past = this.#sessions.get(id);
    const now = performance.now();
    if (past === undefined || (past.progress === "failed" && now - past.askedAt > TRY_AGAIN_MS)) {
      past = { progress: "loading", session: null, problem: "", askedAt: now };
      this.#sessions.clear(); // one at a time: a day of a microphone is large
      this.#sessions.set(id, past);
      void this.#load(id, past);
    }
    return past;
  }

  /** Forget a session for good; return why not, "" where it is done. */
  async forget(id: string): Promise<string> {
    try {
      await this.#ask(`/sessions/${encodeURIComponent(id)}`, { method: "DELETE" });
    } catch (error) {
      return (error as Error).message;
    }
    this.#sessions.delete(id);
    this.#search = null;
    return "";
  }

  /** Save all events that are found as a file; return why not, or of whom nothing is in it, "" where all is well. */
  async export(route: Route, format: string): Promise<string> {
    const search = searchOf(route);
    search.set("format", format);
    try {
      const response = await this.#ask(`/export?${search}`, { signal: null });
      const address = URL.createObjectURL(await response.blob());
      const link = document.createElement("a");
      link.href = address;
      link.download = `emotions.${format}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), ANSWER_WITHIN_MS);
      const missing = response.headers.get("Emotion-Streamer-Unanswered");
      return missing === null ? "" : t("history_without", { daemons: missing });
    } catch (error) {
      return (error as Error).message;
    }
  }

  async #page(search: URLSearchParams): Promise<void> {
    const asked = this.#search;
    this.progress = "loading";
    this.changed();
    try {
      const page = (await (await this.#ask(`/sessions?${search}`)).json()) as { sessions: Found[]; next: string | null; unanswered?: string[] };
      if (asked !== this.#search) return; // something else is looked for by now
      this.found = [...this.found, ...page.sessions];
      this.next = page.next;
      this.unanswered = [...new Set([...this.unanswered, ...(page.unanswered ?? [])])].sort();
      this.progress = "ready";
      this.problem = "";
    } catch (error) {
      if (asked !== this.#search) return;
      this.progress = error instanceof Refused ? error.progress : "failed";
      this.problem = (error as Error).message;
    }
    this.changed();
  }

  async #load(id: string, past: PastSession): Promise<void> {
    try {
      const about = (await (await this.#ask(`/sessions/${encodeURIComponent(id)}`)).json()) as Found;
      const model = new Model(this.labels, true);
      for (const event of await this.#events(id)) model.apply(event);
      past.session = completed(model.known(id), about);
      past.progress = past.session === null ? "none" : "ready";
    } catch (error) {
      past.progress = error instanceof Refused ? error.progress : "failed";
      past.problem = (error as Error).message;
    }
    this.changed();
  }

  async #events(id: string): Promise<CloudEvent[]> {
    const events: CloudEvent[] = [];
    const search = new URLSearchParams({ session: id, limit: String(EVENTS_A_PAGE) });
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = (await (await this.#ask(`/events?${search}`)).json()) as { events: CloudEvent[]; next: string | null };
      events.push(...answer.events);
      if (answer.next === null) break;
      search.set("after", answer.next);
    }
    return events;
  }

  async #ask(path: string, options: RequestInit = {}): Promise<Response> {
    const headers: Record<string, string> = this.token() ? { Authorization: `Bearer ${this.token()}` } : {};
    const usual = { headers, cache: "no-store" as const, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) };
    const response = await fetch(`${API}${path}`, { ...usual, ...options });
    if (response.ok) return response;
    const progress = response.status === 404 ? "none" : response.status === 401 || response.status === 403 ? "denied" : "failed";
    throw new Refused(progress, (await response.text()).trim());
  }
}

/** What a route asks the history for. */
export function searchOf(route: Route): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of ["from", "to", "role", "state", "alert"] as const) if (route[name]) search.set(name, route[name]);
  const name = route.find.split("·").at(-1)!.trim(); // as tiles show it, the source may stand before it
  if (name) search.set("session_begins", name);
  return search;
}

function completed(session: Session | undefined, about: Found): Session | null {
  if (session === undefined) return null;
  session.startedAt = Date.parse(about.started_at);
  session.endedAt = Date.parse(about.ended_at ?? about.last_at);
  session.endReason = about.ended_at === null ? "" : (about.reason ?? "");
  session.callReference = about.call_reference;
  session.sourceId = about.source_id ?? "";
  for (const { leg_id, role, analysed } of about.legs) {
    const leg = session.leg(leg_id, role);
    leg.current = { ...leg.current, role, analysed };
  }
  return session;
}
