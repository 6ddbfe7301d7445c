// What the history has: a form that the address fills in, what is found, and its export.

import { css, html, nothing } from "lit";
import { LABELS } from "../emotions.js";
import { duration } from "../format.js";
import { t, word } from "../i18n/index.js";
import { type Found, searchOf } from "../past.js";
import { hashOf, type Route } from "../route.js";
import { ui } from "../ui.js";
import { define, mark, shared } from "./shared.js";
import { nameOfId } from "./tile.js";
import { View } from "./view.js";

const FORMATS = { csv: "CSV", jsonl: "JSON Lines", parquet: "Parquet" };
const ANY_ALERT = "*";

export class HistoryElement extends View {
  static override styles = [
    shared,
    css`
      h1 {
        font-size: 1.25rem;
        font-weight: 650;
        margin-bottom: 14px;
      }
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 165px), 1fr));
        gap: 10px 14px;
        align-items: end;
        padding: 16px;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        margin-bottom: 14px;
      }
      label {
        display: grid;
        gap: 4px;
        font-size: 0.82rem;
        color: var(--muted);
        min-width: 0;
      }
      label input,
      label select {
        color: var(--text);
        width: 100%;
        min-width: 0;
      }
      @media (max-width: 480px) {
        .when {
          grid-column: 1 / -1;
        }
      }
      .go {
        background: var(--accent);
        border-color: var(--accent);
        color: var(--on-accent);
        font-weight: 650;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 14px;
        align-items: end;
        margin-bottom: 12px;
      }
      .tools p {
        margin-right: auto;
        align-self: center;
      }
      .note {
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-left: 5px solid var(--need3);
        border-radius: 10px;
        background: var(--surface);
        margin-bottom: 14px;
        overflow-wrap: anywhere;
      }
      .empty {
        padding: 7vh 20px;
        text-align: center;
        background: var(--surface);
        border: 1px dashed var(--line-strong);
        border-radius: 16px;
        display: grid;
        gap: 10px;
        justify-items: center;
      }
      code {
        background: var(--raised);
        padding: 2px 6px;
        border-radius: 5px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      .sessions {
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        overflow: hidden;
      }
      .sessions > li {
        display: grid;
        grid-template-columns: 12.5em 4.5em minmax(8em, 1fr) minmax(0, 2.2fr);
        gap: 4px 18px;
        padding: 11px 16px;
        align-items: baseline;
        border-bottom: 1px solid var(--line);
      }
      .sessions > li:last-child {
        border-bottom: 0;
      }
      .sessions a {
        overflow-wrap: anywhere;
        font-weight: 600;
      }
      .said {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
        font-size: 0.92rem;
      }
      .said li {
        display: inline-flex;
        gap: 6px;
        align-items: center;
      }
      .alert {
        font-weight: 650;
      }
      .alert span {
        color: var(--need3);
      }
      .more {
        display: block;
        margin: 16px auto 0;
      }
      @media (max-width: 700px) {
        form {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .sessions > li {
          grid-template-columns: 1fr auto;
        }
        .sessions > li > :nth-child(n + 3) {
          grid-column: 1 / -1;
        }
      }
    `,
  ];
  #exported = "";
  #exporting = false;

  override render(): unknown {
    const { past, route } = ui;
    past.look(route);
    return html`
      <h1>${t("history")}</h1>
      ${past.progress === "none" ? this.#none() : html`${this.#form(route)} ${this.#tools()} ${this.#list()}`}
    `;
  }

  #none(): unknown {
    return html`<div class="empty">
      <p>${t(ui.marking.gateway ? "history_of_none" : "history_none")}</p>
      <p><code>[history]</code> <code>enabled = true</code></p>
    </div>`;
  }

  #form(route: Route): unknown {
    return html`<form @submit=${this.#submit} role="search" aria-label=${t("history")}>
      <label class="when">${t("from")}<input type="datetime-local" name="from" .value=${localOf(route.from)} /></label>
      <label class="when">${t("until")}<input type="datetime-local" name="to" .value=${localOf(route.to)} /></label>
      ${this.#select("role", t("filter_role"), ["customer", "agent", "unknown", "mixed"], route.role)}
      ${this.#select("state", t("filter_state"), this.#states(route), route.state)}
      <label>
        ${t("alerts")}
        <select name="alert">
          <option value="">${t("all")}</option>
          <option value=${ANY_ALERT} ?selected=${route.alert === ANY_ALERT}>${t("any_alert")}</option>
          ${this.#rules(route).map((rule) => html`<option value=${rule} ?selected=${route.alert === rule}>${rule}</option>`)}
        </select>
      </label>
      <label>${t("session_id")}<input name="find" maxlength="64" spellcheck="false" .value=${route.find} /></label>
      <button class="go" type="submit">${t("find")}</button>
    </form>`;
  }

  #select(name: string, text: string, options: string[], chosen: string): unknown {
    return html`<label>
      ${text}
      <select name=${name}>
        <option value="">${t("all")}</option>
        ${options.map((option) => html`<option value=${option} ?selected=${chosen === option}>${word(option)}</option>`)}
      </select>
    </label>`;
  }

  #states(route: Route): string[] {
    const found = ui.past.found.flatMap(({ states }) => states.map(({ state }) => state));
    return [...new Set([...(ui.model.labels.length > 0 ? ui.model.labels : LABELS), ...found, route.state])].filter(Boolean);
  }

  #rules(route: Route): string[] {
    const found = ui.past.found.flatMap(({ alerts }) => alerts.map(({ rule }) => rule));
    return [...new Set([...found, route.alert])].filter((rule) => rule !== "" && rule !== ANY_ALERT).sort();
  }

  #tools(): unknown {
    const { found, next, progress, problem, unanswered } = ui.past;
    const count = next === null ? found.length : `${found.length}+`;
    return html`
      <div class="tools">
        <p role="status" class="muted">${progress === "loading" ? t("loading") : t("sessions", { count })}</p>
        <label>
          ${t("export_as")}
          <select class="format">
            ${Object.entries(FORMATS).map(([format, text]) => html`<option value=${format}>${text}</option>`)}
          </select>
        </label>
        <button @click=${this.#export} ?disabled=${this.#exporting || found.length === 0}>${t("export")}</button>
      </div>
      ${progress === "failed" || progress === "denied" ? html`<p class="note" role="alert">${problem || t("lost")}</p>` : nothing}
      ${unanswered.length === 0 ? nothing : html`<p class="note" role="status">${t("history_without", { daemons: unanswered.join(", ") })}</p>`}
      ${this.#exported ? html`<p class="note" role="alert">${this.#exported}</p>` : nothing}
    `;
  }

  #list(): unknown {
    const { found, next, progress } = ui.past;
    if (found.length === 0) return progress === "ready" ? html`<div class="empty"><p>${t(searchOf(ui.route).toString() !== "" ? "history_no_match" : "history_empty")}</p></div>` : nothing;
    return html`<ul class="sessions">
        ${found.map((session) => this.#session(session))}
      </ul>
      ${next === null ? nothing : html`<button class="more" @click=${() => ui.past.more()} ?disabled=${progress === "loading"}>${t("more")}</button>`}`;
  }

  #session(session: Found): unknown {
    const began = Date.parse(session.started_at);
    const lasted = duration(Date.parse(session.ended_at ?? session.last_at) - began);
    const address = hashOf({ view: "session", sessionId: session.session_id, t: session.match_ms });
    const said = [...session.states].slice(0, 6);
    return html`<li>
      <time datetime=${session.started_at} class="number">${dateAndTime(began)}</time>
      <span class="number muted">${lasted}${session.ended_at === null ? html` <span class="on">${t("goes_on")}</span>` : nothing}</span>
      <a href=${address} title=${session.session_id}>${nameOfId(session.call_reference ?? session.session_id, session.source_id)}</a>
      <ul class="said">
        ${session.alerts.map(({ rule, times }) => html`<li class="alert"><span aria-hidden="true">▲</span> ${t("alert_open", { rule })} ${times > 1 ? `${times}×` : nothing}</li>`)}
        ${said.map(({ role, state, times }) => html`<li>${mark(state)} ${word(state)} <span class="muted">${role === null ? nothing : word(role)} ${times > 1 ? `${times}×` : nothing}</span></li>`)}
        ${session.alerts.length + said.length === 0 ? html`<li class="muted">${session.utterances > 0 ? word("none") : t("nobody_spoke")}</li>` : nothing}
      </ul>
    </li>`;
  }

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => String(given.get(name) ?? "").trim();
    this.#exported = "";
    const route = { ...ui.route, role: text("role"), state: text("state"), alert: text("alert"), find: text("find") };
    ui.go({ ...route, from: utcOf(text("from")), to: utcOf(text("to")) });
    if (hashOf({ ...route, from: utcOf(text("from")), to: utcOf(text("to")) }) === location.hash) ui.past.look(ui.route, true);
  };

  #export = async (): Promise<void> => {
    const format = this.renderRoot.querySelector<HTMLSelectElement>(".format")!.value;
    this.#exporting = true;
    this.#exported = "";
    this.requestUpdate();
    this.#exported = await ui.past.export(ui.route, format);
    this.#exporting = false;
    this.requestUpdate();
  };
}

/** What a field for local time shows of a time in the address. */
function localOf(text: string): string {
  const at = Date.parse(text);
  if (Number.isNaN(at)) return "";
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** A time for the address: it means the same in every time zone. */
function utcOf(local: string): string {
  const at = Date.parse(local);
  return Number.isNaN(at) ? "" : new Date(at).toISOString().replace(":00.000Z", "Z");
}

function dateAndTime(at: number): string {
  return new Date(at).toLocaleString(ui.language, { dateStyle: "medium", timeStyle: "short" });
}

define("es-history", HistoryElement);
