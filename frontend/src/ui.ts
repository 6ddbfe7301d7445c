// What all elements of the page share: what the daemon says, and the settings.

import type { Display } from "./display.js";
import { look } from "./emotions.js";
import { type CloudEvent, kindOf } from "./events.js";
import { Feed, type Status } from "./feed.js";
import { type Language, languageOf, setLanguage } from "./i18n/index.js";
import { Microphone } from "./microphone.js";
import type { Session } from "./model.js";
import { hashOf, parse, type Route } from "./route.js";

export { STALE_MS } from "./feed.js";
export { duration } from "./format.js";

const RECENT_S = 180;
const ANNOUNCE_EVERY_MS = 5_000;
const ANNOUNCED_NEED = 2;
const HEALTH_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 4_000;

export type Theme = "auto" | "light" | "dark";

export interface Health {
  ok: boolean;
  text: string;
}

class Ui extends Feed implements Display {
  health: Health | null = null;
  route: Route = parse(location.hash);
  theme: Theme = "auto";
  texts: Language = languageOf(navigator.language);
  tokenIsWrong = false;
  announcement = "";
  readonly microphone = new Microphone(location.origin, () => this.#token);
  #token = "";
  #announcedAt = 0;
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");

  constructor() {
    super(location.origin, { token: () => ui.token, recentS: RECENT_S });
  }

  /** Load the settings and connect: once. */
  open(): void {
    this.#loadSettings();
    this.#dark.addEventListener("change", () => this.#themed());
    addEventListener("hashchange", () => {
      this.route = parse(location.hash);
      this.changed();
    });
    this.addEventListener("event", (event) => this.#announce((event as CustomEvent<CloudEvent>).detail));
    this.microphone.addEventListener("change", () => this.changed());
    void this.#checkHealth();
    this.start();
  }

  get language(): string {
    return this.texts.code;
  }

  get scheme(): string {
    return `${this.theme} ${this.#dark.matches}`;
  }

  get token(): string {
    return this.#token;
  }

  showsRole(): boolean {
    return true;
  }

  addressOf(session: Session): string {
    return hashOf({ view: "session", sessionId: session.id, t: null });
  }

  go(route: Partial<Route>): void {
    location.hash = hashOf({ ...this.route, ...route });
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    if (theme === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    save("theme", theme);
    this.#themed();
  }

  setLanguage(code: string): void {
    this.texts = languageOf(code);
    setLanguage(this.texts);
    save("language", this.texts.code);
    this.changed();
  }

  /** Use a token from now on; it is kept in this object only. */
  signIn(token: string): void {
    this.#token = token;
    this.start();
  }

  protected override setStatus(status: Status): void {
    const asks = status === "refused" && this.refusal?.status === 401;
    this.tokenIsWrong = asks && this.#token !== "";
    super.setStatus(asks ? "token" : status);
  }

  #themed(): void {
    this.dispatchEvent(new Event("theme"));
    this.changed();
  }

  /** Say what happens to who can't see it, at most once in five seconds, and only what needs somebody. */
  #announce(event: CloudEvent): void {
    if (kindOf(event) !== "state.v1" || look(event.data.state!).need < ANNOUNCED_NEED) return;
    const now = performance.now();
    if (event.data.state === "none" || now - this.#announcedAt < ANNOUNCE_EVERY_MS) return;
    this.#announcedAt = now;
    const { role, session_id: id, state } = event.data;
    this.announcement = this.texts.t("announce", { role: this.texts.word(role!), id: id!, state: this.texts.word(state!) });
  }

  async #checkHealth(): Promise<void> {
    try {
      const response = await fetch("/healthz", { signal: AbortSignal.timeout(ANSWER_WITHIN_MS), cache: "no-store" });
      this.health = { ok: response.ok, text: (await response.text()).trim() };
      this.changed();
    } catch {
      // The connection tells that the daemon is away.
    }
    setTimeout(() => void this.#checkHealth(), HEALTH_EVERY_MS);
  }

  #loadSettings(): void {
    this.setLanguage(load("language") ?? navigator.language);
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

export const ui: Ui = new Ui();
