// What all elements share: the model, the connection, the settings, and when to draw anew.

import { type CloudEvent, kindOf } from "./events.js";
import { LANGUAGES, setLanguage, t, word } from "./i18n/index.js";
import { look } from "./emotions.js";
import { Model } from "./model.js";
import { hashOf, parse, type Route } from "./route.js";
import { type Health, type Status, Stream, type Ticket, TicketRefused } from "./stream.js";

const FORGET_EVERY_MS = 5_000;
const TICK_MS = 1_000;
/** Time between two commits of the DOM, for each session that is shown: many are no more readable for being hasty. */
const COMMIT_MS_A_SESSION = 1.5;
const SLOWEST_COMMIT_MS = 300;
export const STALE_MS = 5_000;
const ANNOUNCE_EVERY_MS = 5_000;
const ANNOUNCED_NEED = 2;

export type Theme = "auto" | "light" | "dark";

class Ui extends EventTarget {
  readonly model = new Model();
  status: Status = "connecting";
  health: Health | null = null;
  route: Route = parse(location.hash);
  theme: Theme = "auto";
  language = "en";
  tokenIsWrong = false;
  announcement = "";
  /** Where the clock stands still while the display is paused, ms; null: it runs. */
  #pausedAt: number | null = null;
  /** When the connection was lost, ms of the daemon's clock; null while it is there. */
  lostAt: number | null = null;
  #token = "";
  #announcedAt = 0;
  #scheduled = false;
  #drawnAt = 0;
  readonly #stream = new Stream(() => this.#ticket(), {
    events: (batch, fresh) => this.#take(batch, fresh),
    status: (status) => this.#setStatus(status),
    health: (health) => {
      this.health = health;
      this.changed();
    },
  });

  start(): void {
    this.#loadSettings();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.dispatchEvent(new Event("theme")));
    addEventListener("hashchange", () => {
      this.route = parse(location.hash);
      this.changed();
    });
    setInterval(() => this.model.forget(this.clock()), FORGET_EVERY_MS);
    setInterval(() => this.changed(false), TICK_MS); // durations go on
    this.#stream.start();
  }

  /** The daemon's clock, ms since 1970. */
  clock(): number {
    return Date.now() + this.#stream.skewMs;
  }

  /** The time that is shown, ms: it stands still while paused. */
  now(): number {
    return this.#pausedAt ?? this.clock();
  }

  get isPaused(): boolean {
    return this.#pausedAt !== null;
  }

  /** Whether what is shown is too old to be taken for the present. */
  get isStale(): boolean {
    return this.lostAt !== null && this.clock() - this.lostAt > STALE_MS;
  }

  togglePause(): void {
    this.#pausedAt = this.#pausedAt === null ? this.clock() : null;
    this.changed(true);
  }

  go(route: Partial<Route>): void {
    location.hash = hashOf({ ...this.route, ...route });
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    if (theme === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    save("theme", theme);
    this.dispatchEvent(new Event("theme"));
    this.changed();
  }

  setLanguage(code: string): void {
    this.language = code in LANGUAGES ? code : "en";
    setLanguage(this.language);
    save("language", this.language);
    this.changed();
  }

  /** Use a token from now on; it is kept in this object only. */
  signIn(token: string): void {
    this.#token = token;
    this.#stream.start();
  }

  /** Draw anew with the next frame: one commit, however much has changed. */
  changed(evenIfPaused = true): void {
    if (this.#scheduled || (this.isPaused && !evenIfPaused)) return;
    this.#scheduled = true;
    const draw = (): void => {
      this.#scheduled = false;
      this.#drawnAt = performance.now();
      this.dispatchEvent(new Event("change"));
    };
    const waited = performance.now() - this.#drawnAt;
    const everyMs = Math.min(SLOWEST_COMMIT_MS, COMMIT_MS_A_SESSION * this.model.sessions.size);
    if (document.hidden) setTimeout(draw, TICK_MS);
    else if (waited >= everyMs) requestAnimationFrame(draw);
    else setTimeout(() => requestAnimationFrame(draw), everyMs - waited);
  }

  async #ticket(): Promise<Ticket> {
    const headers: Record<string, string> = { "Content-Type": "application/json" };
    if (this.#token) headers["Authorization"] = `Bearer ${this.#token}`;
    const response = await fetch("/api/ticket", { method: "POST", headers, body: "{}", signal: AbortSignal.timeout(8000) });
    if (!response.ok) throw new TicketRefused(response.status);
    return (await response.json()) as Ticket;
  }

  #setStatus(status: Status): void {
    this.tokenIsWrong = status === "token" && this.#token !== "";
    if (status === "open") this.lostAt = null;
    else this.lostAt ??= this.clock();
    this.status = status;
    this.changed();
  }

  #take(batch: CloudEvent[], fresh: boolean): void {
    if (fresh) this.model.clear();
    for (const event of batch) {
      this.model.apply(event);
      if (!fresh) this.#announce(event);
    }
    this.changed(false);
  }

  /** Say what happens to who can't see it, at most once in five seconds, and only what needs somebody. */
  #announce(event: CloudEvent): void {
    if (kindOf(event) !== "state.v1" || look(event.data.state!).need < ANNOUNCED_NEED) return;
    const now = performance.now();
    if (event.data.state === "none" || now - this.#announcedAt < ANNOUNCE_EVERY_MS) return;
    this.#announcedAt = now;
    const { role, session_id: id, state } = event.data;
    this.announcement = t("announce", { role: word(role!), id: id!, state: word(state!) });
  }

  #loadSettings(): void {
    const preferred = navigator.language.slice(0, 2);
    this.setLanguage(load("language") ?? (preferred in LANGUAGES ? preferred : "en"));
    const theme = load("theme");
    this.setTheme(theme === "light" || theme === "dark" ? theme : "auto");
  }
}

// A frame without storage, and a browser that keeps nothing, throw here: the settings then last as long as the page.
function save(name: string, value: string): void {
  try {
    localStorage.setItem(`emotion-streamer.${name}`, value);
  } catch {
    return;
  }
}

function load(name: string): string | null {
  try {
    return localStorage.getItem(`emotion-streamer.${name}`);
  } catch {
    return null;
  }
}

export const ui = new Ui();

/** A duration, e.g. `0:42` or `1:02:03`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

/** The time of day, in the browser's zone. */
export function timeOfDay(at: number): string {
  return new Date(at).toLocaleTimeString(ui.language, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}
