// What all elements of the page share: what the daemon says, and the settings.

import type { CloudEvent } from "../../clients/javascript/index.js";
import type { Display } from "./display.js";
import { look } from "./emotions.js";
import { Feed, type Status } from "./feed.js";
import { type Language, languageOf, setLanguage } from "./i18n/index.js";
import { type Listening, listSources } from "./listening.js";
import { Microphone } from "./microphone.js";
import { Past } from "./past.js";
import { hashOf, parse, type Route } from "./route.js";
import type { Session } from "./session.js";
import { type Marking, NotDoneError, Supervision } from "./supervision.js";

export { STALE_MS } from "./feed.js";
export { duration } from "./format.js";

const RECENT_S = 180;
const ANNOUNCE_EVERY_MS = 5_000;
const ANNOUNCED_NEED = 2;
const TROUBLE_SHOWN_MS = 10_000;
const HEALTH_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 4_000;

/** Before it was asked for. */
const NO_MARKING: Marking = { kept: false, labels: [], gateway: false };

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
  /** What did not work that somebody asked for; empty after a while. */
  trouble = "";
  /** Whether the daemon keeps what supervisors say of results. */
  marking: Marking = NO_MARKING;
  /** What listens for calls, as last heard while somebody looks at it; null: not known. */
  listening: Listening | null = null;
  readonly supervision = new Supervision(() => this.#token);
  #token = "";
  #announcedAt = -ANNOUNCE_EVERY_MS;
  /** Alerts that nobody heard of yet, as the last announcement is too new. */
  #unsaid: string[] = [];
  #troubles = 0;
  readonly past = new Past(
    () => this.#token,
    () => this.changed(),
    this.model.labels,
  );
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");

  constructor() {
    super(location.origin, { token: () => ui.token, recentS: RECENT_S });
  }

  protected override watched(): string {
    return this.route.sessionId;
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
    this.past.reset();
    this.start();
  }

  protected override setStatus(status: Status): void {
    const asks = status === "refused" && this.refusal?.status === 401;
    this.tokenIsWrong = asks && this.#token !== "";
    if (status === "open") void this.#askForMarking();
    super.setStatus(asks ? "token" : status);
  }

  #themed(): void {
    this.dispatchEvent(new Event("theme"));
    this.changed();
  }

  /** Tell the daemon that an alert is seen to; it tells everybody. */
  acknowledge(alertId: string): void {
    this.supervision.acknowledge(alertId).catch((error: unknown) => {
      const away = !(error instanceof NotDoneError) || error.status === 0;
      this.#tell(this.texts.t("not_acknowledged", { reason: away ? this.texts.t("no_answer_daemon") : error.message }));
    });
  }

  #tell(trouble: string): void {
    const number = ++this.#troubles;
    this.trouble = trouble;
    this.changed();
    setTimeout(() => {
      if (number !== this.#troubles) return;
      this.trouble = "";
      this.changed();
    }, TROUBLE_SHOWN_MS);
  }

  async #askForMarking(): Promise<void> {
    this.marking = await this.supervision.marking();
    this.changed();
    if (this.route.view === "health") void this.askForSources();
  }

  /** Behind a gateway there are several daemons, of which each has its own. */
  async askForSources(): Promise<void> {
    if (this.status !== "open" || this.marking === NO_MARKING || this.marking.gateway) return;
    this.listening = await listSources(this.#token);
    this.changed();
  }

  /** Say what happens to who can't see it, at most once in five seconds, and only what needs somebody; each alert is said. */
  #announce(event: CloudEvent): void {
    if (event.type === "org.emotionstreamer.alert.v1" && event.data.status === "raised") {
      const { role, session_id: id, rule } = event.data;
      const values = { role: role === null ? "" : this.texts.word(role), id, rule };
      this.#unsaid.push(this.texts.t(role === null ? "announce_alert_session" : "announce_alert", values));
      const waitMs = Math.max(0, this.#announcedAt + ANNOUNCE_EVERY_MS - performance.now());
      if (this.#unsaid.length === 1) setTimeout(() => this.#sayAlerts(), waitMs);
    } else if (event.type === "org.emotionstreamer.state.v1" && event.data.state !== "none" && look(event.data.state).need >= ANNOUNCED_NEED) {
      const { role, session_id: id, state } = event.data;
      if (this.#unsaid.length > 0 || performance.now() - this.#announcedAt < ANNOUNCE_EVERY_MS) return;
      this.#say(this.texts.t("announce", { role: this.texts.word(role), id, state: this.texts.word(state) }));
    }
  }

  #sayAlerts(): void {
    const [text = "", ...more] = this.#unsaid.splice(0).reverse();
    this.#say(more.length === 0 ? text : this.texts.t("announce_more", { text, count: more.length }));
  }

  #say(text: string): void {
    this.#announcedAt = performance.now();
    this.announcement = text;
    this.changed();
  }

  async #checkHealth(): Promise<void> {
    try {
      const headers: Record<string, string> = this.#token === "" ? {} : { Authorization: `Bearer ${this.#token}` };
      const response = await fetch("/healthz", { headers, signal: AbortSignal.timeout(ANSWER_WITHIN_MS), cache: "no-store" });
      this.health = { ok: response.ok, text: (await response.text()).trim() };
      this.changed();
      if (this.route.view === "health") void this.askForSources();
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
