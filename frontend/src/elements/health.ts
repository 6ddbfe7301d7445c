// The sources and what the daemon says of itself.

import { css, html, nothing } from "lit";
import { t, word } from "../i18n/index.js";
import { duration, ui } from "../ui.js";
import "./listeners.js";
import "./microphone.js";
import { define, shared } from "./shared.js";
import { View } from "./view.js";

export class HealthElement extends View {
  static override styles = [
    shared,
    css`
      h1 {
        font-size: 1.25rem;
        font-weight: 650;
        margin-bottom: 16px;
      }
      .note {
        display: flex;
        gap: 10px;
        align-items: center;
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-left: 5px solid var(--live);
        border-radius: 10px;
        background: var(--surface);
        margin-bottom: 14px;
        overflow-wrap: anywhere;
      }
      .note.bad {
        border-left-color: var(--need3);
      }
      ul {
        margin: 0 0 18px;
        padding-left: 1.4em;
        overflow-wrap: anywhere;
      }
      .wide {
        margin-bottom: 14px;
        overflow-x: auto;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
      }
      table {
        border-collapse: collapse;
        width: 100%;
        font-size: 0.95rem;
      }
      th,
      td {
        text-align: left;
        padding: 10px 16px;
        border-bottom: 1px solid var(--line);
        vertical-align: top;
      }
      tr:last-child td {
        border-bottom: 0;
      }
      th {
        color: var(--muted);
        font-weight: 600;
        font-size: 0.82rem;
      }
      td.detail {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    void ui.askForSources();
  }

  override render(): unknown {
    const { health, model } = ui;
    const sources = [...model.sources.values()];
    return html`<h1>${t("health")}</h1>
      ${health === null
        ? nothing
        : html`<p class="note ${health.ok ? "" : "bad"}"><span aria-hidden="true">${health.ok ? "✓" : "!"}</span> ${t(health.ok ? "daemon_ok" : "daemon_not_ok")}</p>
            <ul>
              ${health.text.split("\n").slice(1).map((line) => html`<li>${line}</li>`)}
            </ul>`}
      ${model.overload === null
        ? nothing
        : html`<p class="note bad">! ${t("overloaded", { hop: model.overload.hop_ms / 1000, count: model.overload.suspended_legs })}</p>`}
      ${model.lostEvents === 0 ? nothing : html`<p class="note bad">! ${t("lost_events", { count: model.lostEvents })}</p>`}
      <div class="wide" tabindex="0" role="region" aria-label=${t("health")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t("source")}</th>
              <th scope="col">${t("state")}</th>
              <th scope="col">${t("since_column")}</th>
              <th scope="col">${t("detail")}</th>
            </tr>
          </thead>
          <tbody>
            ${sources.length === 0 ? html`<tr><td colspan="4">${t("no_source")}</td></tr>` : nothing}
            ${sources.map(
              (source) => html`<tr>
                <td>${model.nameOf(source)}</td>
                <td>${word(`state_${source.state}`)}</td>
                <td class="number">${duration(ui.now() - source.at)}</td>
                <td class="detail">${source.detail}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${ui.sources === null ? nothing : html`<es-listeners .sources=${ui.sources} .language=${ui.language}></es-listeners>`}
      ${ui.marking.gateway ? nothing : html`<es-microphone></es-microphone>`}`;
  }
}

define("es-health", HealthElement);
