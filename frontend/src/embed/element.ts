// What the embedded elements have in common: the address, the ticket, the connection, the language, the colours.

import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult, unsafeCSS } from "lit";
import type { CloudEvent, Options, Role } from "../../../clients/javascript/index.js";
import type { Display } from "../display.js";
import { shared } from "../elements/shared.js";
import { look } from "../emotions.js";
import { Feed, type Status, STALE_MS } from "../feed.js";
import { timeOfDay } from "../format.js";
import { type Language, languageOf } from "../i18n/index.js";
import { Model } from "../model.js";
import palette from "../palette.css";
import type { Session } from "../session.js";
import { isDark } from "./colours.js";
import { elementStyles } from "./element_styles.js";
import { askForTicket, type GetTicket } from "./ticket.js";

const ANNOUNCE_EVERY_MS = 5_000;
const ANNOUNCED_NEED = 2;
const ROLES: Role[] = ["customer", "agent", "unknown", "mixed"];

export abstract class EmotionElement extends LitElement implements Display {
  static override properties: PropertyDeclarations = {
    url: {},
    roles: {},
    theme: {},
    quiet: { type: Boolean },
    getTicket: { attribute: false },
    feed: { attribute: false },
  };
  static override styles = [
    unsafeCSS(palette),
    shared,
    elementStyles,
  ];

  /** Address of the daemon. */
  url = "";
  /** Parties that are shown, e.g. `customer`; several with spaces between; empty: all. */
  roles = "";
  theme: "auto" | "light" | "dark" = "auto";
  /** Whether nothing is announced to screen readers. */
  quiet = false;
  /** Gives what `POST /api/ticket` answered to the host's server; asked before each connection. */
  getTicket: GetTicket | null = null;
  /** A connection that several elements share. */
  feed: Feed | null = null;
  texts: Language = languageOf("en");
  scheme = "light";
  protected announcement = "";
  #using: Feed | null = null;
  #usedBy = "";
  #announcedAt = 0;
  #opening: number | undefined;

  /** `connecting`, `open`, `lost`, or `refused`. */
  get status(): Status {
    return this.#using?.status ?? "connecting";
  }

  /** Whether the display stands still. */
  get paused(): boolean {
    return this.#using?.isPaused ?? false;
  }

  get model(): Model {
    return this.#using?.model ?? NOTHING;
  }

  get isStale(): boolean {
    return this.#using?.isStale ?? false;
  }

  get lostAt(): number | null {
    return this.#using?.lostAt ?? null;
  }

  clock(): number {
    return this.#using?.clock() ?? Date.now();
  }

  now(): number {
    return this.#using?.now() ?? Date.now();
  }

  showsRole(role: string): boolean {
    const roles: string[] = this.roleNames();
    return roles.length === 0 || roles.includes(role);
  }

  addressOf(_session: Session): string | null {
    return null;
  }

  /** Let the display stand still; events are still taken in. */
  pause(): void {
    if (!this.paused) this.#using?.togglePause();
  }

  resume(): void {
    if (this.paused) this.#using?.togglePause();
  }

  /** Connect now, where a connection is waited for or was refused. */
  reconnect(): void {
    this.#using?.reconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved keeps its connection.
    setTimeout(() => this.isConnected || this.#close());
  }

  /** Whether it is said what is to be shown. */
  protected knowsWhat(): boolean {
    return this.#wrongRole() === undefined;
  }

  /** What is asked of the daemon: the less comes, the cheaper it is for everybody. */
  protected streamOptions(): Options {
    const roles = this.roleNames();
    return roles.length > 0 ? { roles } : {};
  }

  protected roleNames(): Role[] {
    return this.#named().filter((name): name is Role => (ROLES as string[]).includes(name));
  }

  #named(): string[] {
    return (this.roles || "").split(/[\s,]+/).filter(Boolean);
  }

  /** The role that is none, as the daemon would say, were browsers to show why it refuses. */
  #wrongRole(): string | undefined {
    return this.#named().find((name) => !(ROLES as string[]).includes(name));
  }

  protected abstract content(): TemplateResult;

  /** Tell the host page; the return value is false where it prevented what comes next. */
  protected tell(type: string, detail: unknown, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }

  /** Say something to who can't see it, at most once in five seconds. */
  protected announce(text: string): void {
    const now = performance.now();
    if (this.quiet || now - this.#announcedAt < ANNOUNCE_EVERY_MS) return;
    this.#announcedAt = now;
    this.announcement = text;
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.texts = languageOf(this.closest<HTMLElement>("[lang]")?.lang, document.documentElement.lang, navigator.language);
    this.scheme = isDark(this, this.theme) ? "dark" : "light";
    if (["url", "roles", "feed", "session", "callReference"].some((name) => changed.has(name))) this.#open();
    if (changed.has("getTicket") && (this.status === "refused" || this.status === "lost")) this.reconnect();
  }

  override render(): TemplateResult {
    const { texts, status } = this;
    const paused = this.paused ? "resume" : "pause";
    return html`<div class="palette ${this.scheme}" part="base" lang=${texts.code}>
      <div class="bar" part="bar">
        <span class="status ${status}" part="status" role="status"><i aria-hidden="true"></i>${texts.t(status)}</span>
        <span class="grow"></span>
        <button part="pause" aria-label=${texts.t(paused)} title=${texts.t(paused)} @click=${() => this.#using?.togglePause()}>
          <svg viewBox="0 0 24 24" width="14" height="14" aria-hidden="true" fill="currentColor"><path d=${PAUSE_ICONS[paused]} /></svg>
        </button>
      </div>
      ${this.#message()}
      <div class=${this.isStale ? "stale" : ""}>${this.content()}</div>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${this.announcement}</div>
    </div>`;
  }

  #message(): unknown {
    const { texts } = this;
    const say = (text: string): TemplateResult => html`<p class="message" part="message" role="alert">${text}</p>`;
    const wrong = this.#wrongRole();
    if (wrong !== undefined) return say(texts.t("wrong_role", { role: wrong, roles: ROLES.join(" ") }));
    if (this.#using === null) return this.#address() === null ? say(texts.t("no_address")) : nothing;
    if (this.#using.refusal !== null) return say(texts.t("refused_element", { reason: this.#using.refusal.message }));
    const { lostAt } = this;
    if (lostAt !== null && this.clock() - lostAt > STALE_MS / 5) return say(texts.t("lost_element", { time: timeOfDay(lostAt, texts.code) }));
    return this.paused ? html`<p class="bar" part="message">${texts.t("paused_element")}</p>` : nothing;
  }

  /** The daemon's address; where none is given, that which this module was loaded from. */
  #address(): string | null {
    const given = this.url || (import.meta.url?.endsWith("/elements.js") ? import.meta.url : "");
    const address = given === "" ? null : parsed(given);
    return address !== null && /^(https?|wss?):$/.test(address.protocol) ? address.origin.replace(/^ws/, "http") + pathOf(address) : null;
  }

  #open(): void {
    clearTimeout(this.#opening);
    // The host page may still hand in what belongs to it: in the same task, or by a script further below.
    if (isLoaded()) this.#opening = setTimeout(() => this.isConnected && this.#use());
    else document.addEventListener("DOMContentLoaded", this.#loaded, { once: true });
  }

  #loaded = (): void => this.#open();

  #use(): void {
    const address = this.#address();
    const options = this.streamOptions();
    if (!this.knowsWhat()) {
      this.#close();
      return;
    }
    const by = JSON.stringify([address, options]);
    if (this.feed === null ? by === this.#usedBy : this.feed === this.#using) return;
    this.#close();
    if (this.feed === null && address === null) {
      this.requestUpdate();
      return;
    }
    const ask: Options = { getTicket: (wanted) => askForTicket(this, address!, options, wanted) };
    this.#using = this.feed ?? new Feed(address!, { ...options, ...ask });
    this.#usedBy = this.feed === null ? by : "";
    this.#using.addEventListener("change", this.#changed);
    this.#using.addEventListener("status", this.#statusChanged);
    this.#using.addEventListener("event", this.#event);
    this.#using.retain();
    this.requestUpdate();
  }

  #close(): void {
    if (this.#using === null) return;
    this.#using.removeEventListener("change", this.#changed);
    this.#using.removeEventListener("status", this.#statusChanged);
    this.#using.removeEventListener("event", this.#event);
    this.#using.release();
    this.#using = null;
    this.#usedBy = "";
  }

  #changed = (): void => this.requestUpdate();

  #statusChanged = (): void => {
    const reason = this.#using?.refusal?.message ?? null;
    this.tell("emotion-status", { status: this.status, reason });
  };

  #event = (event: Event): void => {
    const happened = (event as CustomEvent<CloudEvent>).detail;
    if (happened.type === "org.emotionstreamer.state.v1") {
      const { session_id, leg_id, role, state, probability } = happened.data;
      if (!this.shows(session_id, role)) return;
      this.tell("emotion-state", { session_id, leg_id, role, state, probability });
      if (state !== "none" && look(state).need >= ANNOUNCED_NEED) this.announce(this.#said("announce", role, session_id, { state: this.texts.word(state) }));
    } else if (happened.type === "org.emotionstreamer.alert.v1") {
      const { session_id, role, rule, status } = happened.data;
      if (!this.shows(session_id, role)) return;
      this.tell("emotion-alert", happened.data);
      if (status === "raised") this.announce(this.#said("announce_alert", role, session_id, { rule }));
    }
  };

  /** Whether what happens to a party is shown here. */
  protected shows(_session_id: string, role: string | null): boolean {
    return role === null || this.showsRole(role);
  }

  #said(text: "announce" | "announce_alert", role: Role | null, id: string, more: Record<string, string>): string {
    return this.texts.t(role === null ? "announce_alert_session" : text, { role: role === null ? "" : this.texts.word(role), id, ...more });
  }
}

const NOTHING = new Model();
const PAUSE_ICONS = { resume: "M7 4v16l13-8Z", pause: "M6 4h4v16H6ZM14 4h4v16h-4Z" };

/** Whether the scripts in the page's HTML have run. */
function isLoaded(): boolean {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return document.readyState === "complete" || (navigation?.domContentLoadedEventStart ?? 1) > 0;
}

function parsed(text: string): URL | null {
  try {
    return new URL(text, document.baseURI);
  } catch {
    return null;
  }
}

/** A path is kept where a proxy serves the daemon below one; that of the module itself is none. */
function pathOf({ pathname }: URL): string {
  return pathname.endsWith("/elements.js") ? "" : pathname;
}
