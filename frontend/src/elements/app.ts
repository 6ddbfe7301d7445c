// The page: its bar, what the connection is like, and the view that the URL names.

import { css, html, nothing, svg } from "lit";
import { timeOfDay } from "../format.js";
import { LANGUAGES, t } from "../i18n/index.js";
import { unseenAlerts } from "../order.js";
import { hashOf } from "../route.js";
import { STALE_MS, type Theme, ui } from "../ui.js";
import "./coach.js";
import "./detail.js";
import "./health.js";
import "./history.js";
import { define, shared } from "./shared.js";
import { View } from "./view.js";
import "./wall.js";

export class AppElement extends View {
  static override styles = [
    shared,
    css`
      .bar {
        position: sticky;
        top: 0;
        z-index: 2;
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: center;
        padding: 10px clamp(12px, 2.5vw, 28px);
        background: var(--bar);
        border-bottom: 1px solid var(--line);
      }
      .brand {
        display: inline-flex;
        gap: 10px;
        align-items: center;
        font-weight: 700;
        letter-spacing: -0.01em;
      }
      .brand svg {
        width: 26px;
        height: 20px;
      }
      nav {
        display: flex;
        gap: 4px;
        margin-right: auto;
      }
      nav a {
        color: var(--muted);
        text-decoration: none;
        padding: 7px 12px;
        border-radius: 8px;
      }
      nav a[aria-current="page"] {
        color: var(--text);
        background: var(--raised);
      }
      .status {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        font-size: 0.9rem;
        min-width: 6.5em;
      }
      .status i {
        width: 11px;
        height: 11px;
        border-radius: 50%;
        border: 2px solid var(--muted);
      }
      .status.open i {
        background: var(--live);
        border-color: var(--live);
      }
      .status.lost i,
      .status.refused i,
      .status.token i {
        border-radius: 2px;
        background: var(--need3);
        border-color: var(--need3);
      }
      details {
        position: relative;
      }
      summary {
        list-style: none;
        cursor: pointer;
        min-height: 36px;
        min-width: 36px;
        display: grid;
        place-items: center;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        background: var(--raised);
      }
      summary::-webkit-details-marker {
        display: none;
      }
      .menu {
        position: absolute;
        right: 0;
        top: 44px;
        display: grid;
        gap: 12px;
        padding: 16px;
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: 12px;
        box-shadow: var(--shadow-high);
        min-width: 220px;
      }
      .menu label {
        display: grid;
        gap: 5px;
        font-size: 0.85rem;
        color: var(--muted);
      }
      .menu select {
        color: var(--text);
      }
      main {
        padding: 20px clamp(12px, 2.5vw, 28px) 40px;
        max-width: 2400px;
        margin: 0 auto;
      }
      main:focus {
        outline: none;
      }
      .banner {
        padding: 11px clamp(12px, 2.5vw, 28px);
        background: var(--banner);
        color: var(--banner-text);
        font-size: 0.95rem;
      }
      form {
        max-width: 420px;
        margin: 9vh auto;
        display: grid;
        gap: 12px;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 16px;
        padding: 26px;
        box-shadow: var(--shadow-high);
      }
      form h1 {
        font-size: 1.2rem;
      }
      form label {
        display: grid;
        gap: 6px;
      }
      form input {
        min-height: 42px;
      }
      form button {
        min-height: 42px;
        background: var(--accent);
        border-color: var(--accent);
        color: var(--on-accent);
        font-weight: 650;
      }
      .skip {
        position: absolute;
        left: 12px;
        top: -60px;
        z-index: 3;
        background: var(--surface);
        padding: 10px 14px;
        border-radius: 8px;
      }
      .skip:focus {
        top: 8px;
      }
      .recording {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        border-color: var(--need3);
      }
      .recording i {
        width: 11px;
        height: 11px;
        border-radius: 50%;
        background: var(--need3);
      }
      .pause {
        display: inline-flex;
        gap: 8px;
        align-items: center;
      }
      @media (max-width: 700px) {
        .brand b,
        .pause span,
        .recording span {
          display: none;
        }
        .bar {
          gap: 8px;
        }
        nav {
          order: 1;
          flex-basis: 100%;
          flex-wrap: wrap;
          justify-content: space-between;
        }
        nav a {
          padding: 7px 9px;
        }
        .status {
          min-width: 0;
          margin-right: auto;
        }
      }
      @media (max-width: 359px) {
        nav {
          gap: 0;
        }
        nav a {
          padding: 7px 5px;
          font-size: 0.94rem;
        }
      }
    `,
  ];

  override render(): unknown {
    const isOn = ui.microphone.state === "on";
    const open = [...ui.model.sessions.values()].reduce((count, session) => count + unseenAlerts(session), 0);
    document.title = `${isOn ? "● " : ""}${open > 0 ? `(${open}) ` : ""}${t("title")}`;
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>${t("skip")}</a>
      <div class="bar" role="banner">
        <span class="brand">
          <svg viewBox="0 0 26 20" aria-hidden="true">
            <g fill="none" stroke-width="3" stroke-linecap="round">
              <path d="M2 8v4" stroke="#56b4e9" />
              <path d="M8 4v12" stroke="#009e73" />
              <path d="M14 1.5v17" stroke="#e69f00" />
              <path d="M20 5v10" stroke="#d55e00" />
              <path d="M25 8.5v3" stroke="#cc79a7" />
            </g>
          </svg>
          <b>${t("title")}</b>
        </span>
        <nav aria-label=${t("title")}>
          ${this.#link("wall", t("wall"))} ${this.#link("coach", t("coach"))} ${this.#link("history", t("history"))} ${this.#link("health", t("nav_health"))}
        </nav>
        ${isOn
          ? html`<button class="recording" @click=${() => ui.microphone.stop()} aria-label=${`${t("microphone_is_on")}. ${t("microphone_stop")}`}>
              <i aria-hidden="true"></i><span>${t("microphone_is_on")}</span>
            </button>`
          : nothing}
        <span class="status ${ui.status}" role="status"><i aria-hidden="true"></i>${t(ui.status)}</span>
        <button @click=${() => ui.togglePause()} aria-label=${t(ui.isPaused ? "resume" : "pause")} class="pause">
          <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" fill="currentColor">
            ${ui.isPaused ? svg`<path d="M7 4v16l13-8Z" />` : svg`<path d="M6 4h4v16H6ZM14 4h4v16h-4Z" />`}
          </svg>
          <span>${t(ui.isPaused ? "resume" : "pause")}</span>
        </button>
        ${this.#menu()}
      </div>
      ${this.#banner()}
      <main id="main" tabindex="-1">${ui.status === "token" ? this.#signIn() : this.#view()}</main>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${ui.announcement}</div>
    `;
  }

  #link(view: "wall" | "coach" | "history" | "health", text: string): unknown {
    const isPast = ui.model.find(ui.route.sessionId) === undefined;
    const current = ui.route.view === view || (ui.route.view === "session" && view === (isPast ? "history" : "wall"));
    return html`<a href=${hashOf({ ...ui.route, view })} aria-current=${current ? "page" : nothing}>${text}</a>`;
  }

  #view(): unknown {
    if (ui.route.view === "health") return html`<es-health></es-health>`;
    if (ui.route.view === "coach") return html`<es-coach></es-coach>`;
    if (ui.route.view === "history") return html`<es-history></es-history>`;
    return ui.route.view === "session" ? html`<es-detail></es-detail>` : html`<es-wall></es-wall>`;
  }

  #banner(): unknown {
    if (ui.status === "refused") return html`<p class="banner" role="alert">${t("refused_detail")}</p>`;
    if (ui.lostAt !== null && ui.status !== "token" && ui.clock() - ui.lostAt > STALE_MS / 5) {
      return html`<p class="banner" role="alert">${t("lost_detail", { time: timeOfDay(ui.lostAt, ui.language) })}</p>`;
    }
    if (ui.trouble !== "") return html`<p class="banner" role="alert">${ui.trouble}</p>`;
    return ui.isPaused ? html`<p class="banner">${t("paused_display")}</p>` : nothing;
  }

  #menu(): unknown {
    const themes: Theme[] = ["auto", "light", "dark"];
    return html`<details>
      <summary aria-label=${`${t("theme")}, ${t("language")}`}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
          <path d="M4 7h16M4 17h16" stroke-linecap="round" />
          <circle cx="9" cy="7" r="2.6" fill="var(--raised)" />
          <circle cx="15" cy="17" r="2.6" fill="var(--raised)" />
        </svg>
      </summary>
      <div class="menu">
        <label>
          ${t("theme")}
          <select @change=${(event: Event) => ui.setTheme((event.target as HTMLSelectElement).value as Theme)}>
            ${themes.map((theme) => html`<option value=${theme} ?selected=${ui.theme === theme}>${t(`theme_${theme}`)}</option>`)}
          </select>
        </label>
        <label>
          ${t("language")}
          <select @change=${(event: Event) => ui.setLanguage((event.target as HTMLSelectElement).value)}>
            ${Object.entries(LANGUAGES).map(([code, texts]) => html`<option value=${code} lang=${code} ?selected=${ui.language === code}>${texts.name}</option>`)}
          </select>
        </label>
      </div>
    </details>`;
  }

  #signIn(): unknown {
    return html`<form @submit=${this.#submit}>
      <h1>${t("token_title")}</h1>
      <p class="muted">${t("token_why")}</p>
      <label>${t("token_label")}<input type="password" name="token" autocomplete="current-password" required aria-describedby="wrong" /></label>
      <p id="wrong" role="alert">${ui.tokenIsWrong ? t("token_wrong") : ""}</p>
      <button type="submit">${t("sign_in")}</button>
    </form>`;
  }

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    ui.signIn(String(new FormData(event.target as HTMLFormElement).get("token")));
  };

  #skip = (event: Event): void => {
    event.preventDefault();
    this.renderRoot.querySelector("main")?.focus();
  };
}

define("es-app", AppElement);
