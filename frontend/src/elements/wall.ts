// All sessions, those first that need somebody; filtered as the URL says.

import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t, word } from "../i18n/index.js";
import { Sorter } from "../order.js";
import type { Route } from "../route.js";
import type { Session } from "../session.js";
import { ui } from "../ui.js";
import "./legend.js";
import { define, shared } from "./shared.js";
import "./tile.js";
import { legendStamp, View } from "./view.js";

export class WallElement extends View {
  static override styles = [
    shared,
    css`
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 16px;
        align-items: center;
        margin-bottom: 16px;
      }
      .tools h1 {
        font-size: 1.25rem;
        font-weight: 650;
        margin-right: auto;
      }
      label {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        font-size: 0.88rem;
        color: var(--muted);
      }
      select {
        color: var(--text);
        max-width: 15em;
      }
      .grid {
        display: grid;
        gap: 14px;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr));
      }
      es-tile {
        min-width: 0;
      }
      .grid.few {
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
        --lane-height: 72px;
      }
      .grid.one {
        grid-template-columns: minmax(0, 820px);
      }
      .empty {
        display: grid;
        gap: 10px;
        justify-items: center;
        text-align: center;
        padding: 9vh 20px;
        border: 1px dashed var(--line-strong);
        border-radius: 16px;
        background: var(--surface);
      }
      .empty h2 {
        font-size: 1.3rem;
      }
      .empty ul {
        list-style: none;
        padding: 0;
        margin: 8px 0 0;
        color: var(--muted);
      }
      es-legend {
        margin-top: 20px;
      }
      @media (max-width: 700px) {
        .tools h1 {
          flex-basis: 100%;
        }
        .tools label {
          display: grid;
          flex: 1;
          gap: 3px;
          font-size: 0.78rem;
        }
        .tools select {
          width: 100%;
          padding: 0 2px;
          font-size: 0.92em;
        }
      }
    `,
  ];
  readonly #sorter = new Sorter();

  override render(): unknown {
    const sessions = this.#sorter.sorted(ui.model.sessions.values(), ui.route);
    const all = ui.model.sessions.size;
    return html`
      <div class="tools">
        <h1>${t("sessions", { count: all })}</h1>
        ${this.#select("filter_role", "role", ["customer", "agent", "unknown", "mixed"])}
        ${this.#select("filter_state", "state", [...ui.model.labels, "none"])}
        <label>
          ${t("sort")}
          <select @change=${(event: Event) => ui.go({ sort: (event.target as HTMLSelectElement).value as Route["sort"] })}>
            ${(["need", "newest", "name"] as const).map(
              (sort) => html`<option value=${sort} ?selected=${ui.route.sort === sort}>${t(`sort_${sort}`)}</option>`,
            )}
          </select>
        </label>
      </div>
      ${sessions.length === 0 ? this.#empty(all) : nothing}
      <div class="grid ${sessions.length <= 4 ? "few" : ""} ${sessions.length === 1 ? "one" : ""}">
        ${repeat(
          sessions,
          (session) => session.id,
          (session) => html`<es-tile .display=${ui} .session=${session} .stamp=${stamp(session)}></es-tile>`,
        )}
      </div>
      <es-legend .display=${ui} .stamp=${legendStamp()}></es-legend>
    `;
  }

  #select(label: "filter_role" | "filter_state", key: "role" | "state", names: string[]): unknown {
    return html`<label>
      ${t(label)}
      <select @change=${(event: Event) => ui.go({ [key]: (event.target as HTMLSelectElement).value })}>
        <option value="">${t("all")}</option>
        ${names.map((name) => html`<option value=${name} ?selected=${ui.route[key] === name}>${word(name)}</option>`)}
      </select>
    </label>`;
  }

  #empty(all: number): unknown {
    if (all > 0) return html`<div class="empty"><h2>${t("no_match")}</h2></div>`;
    const sources = [...ui.model.sources.values()];
    return html`<div class="empty">
      <h2>${t("nobody")}</h2>
      <p class="muted">${t("nobody_hint")}</p>
      <ul>
        ${sources.length === 0 ? html`<li>${t("no_source")}</li>` : nothing}
        ${sources.map((source) => html`<li>${ui.model.nameOf(source)}: ${word(`state_${source.state}`)}</li>`)}
      </ul>
    </div>`;
  }
}

function stamp(session: Session): string {
  return `${session.version} ${Math.floor(ui.now() / 1000)} ${ui.isStale} ${ui.language} ${ui.scheme}`;
}

define("es-wall", WallElement);
