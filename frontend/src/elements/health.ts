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
      .state:not(.ok) {
        font-weight: 650;
      }
      td.detail {
        overflow-wrap: anywhere;
      }
      .well {
        margin: 0 0 18px;
        overflow-wrap: anywhere;
      }
      @media (max-width: 600px) {
        .wide {
          position: relative;
        }
        thead {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        tr {
          display: grid;
          grid-template-columns: 1fr auto auto;
          gap: 2px 12px;
          padding: 10px 16px;
          border-bottom: 1px solid var(--line);
        }
        tr:last-child {
          border-bottom: 0;
        }
        tbody,
        table {
          display: block;
        }
        td {
          padding: 0;
          border: 0;
          overflow-wrap: anywhere;
        }
        td[colspan],
        td.detail {
          grid-column: 1 / -1;
          color: var(--muted);
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    void ui.askForSources();
  }

  override render(): unknown {
    const { health, model } = ui;
    const sources = [...model.sources.values()].sort((a, b) => Number(a.state === "ok") - Number(b.state === "ok"));
    return html`<h1>${t("health")}</h1>
      ${health === null
        ? nothing
        : html`<p class="note ${health.ok ? "" : "bad"}"><span aria-hidden="true">${health.ok ? "✓" : "!"}</span> ${t(health.ok ? "daemon_ok" : "daemon_not_ok")}</p>
            ${parts(health.text)}`}
      ${model.overload === null
        ? nothing
        : html`<p class="note bad">! ${t("overloaded", { hop: model.overload.hop_ms / 1000, count: model.overload.suspended_legs })}</p>`}
      ${model.lostEvents === 0 ? nothing : html`<p class="note bad">! ${t("lost_events", { count: model.lostEvents })}</p>`}
      <div class="wide" tabindex="0" role="region" aria-label=${t("health")}>
        <table role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">${t("source")}</th>
              <th scope="col" role="columnheader">${t("state")}</th>
              <th scope="col" role="columnheader">${t("reported")}</th>
              <th scope="col" role="columnheader">${t("detail")}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${sources.length === 0 ? html`<tr role="row"><td colspan="4" role="cell">${t("no_source")}</td></tr>` : nothing}
            ${sources.map(
              (source) => html`<tr role="row">
                <td role="cell">${model.nameOf(source)}</td>
                <td role="cell" class="state ${source.state}">${source.state === "ok" ? nothing : "! "}${word(`state_${source.state}`)}</td>
                <td role="cell" class="number">${t("ago", { time: duration(ui.now() - source.at) })}</td>
                <td role="cell" class="detail">${source.detail}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${ui.listening === null || ui.listening.sources.length === 0 ? nothing : html`<es-listeners .listening=${ui.listening} .language=${ui.language}></es-listeners>`}
      ${ui.marking.gateway ? nothing : html`<es-microphone></es-microphone>`}`;
  }
}

/** Each part that is not well, those that are, and what else is said; listeners are shown by themselves. */
function parts(text: string): unknown {
  const lines = text.split("\n").slice(1);
  const well = lines.filter((line) => line.endsWith(": ok")).map((line) => line.slice(0, -": ok".length));
  const others = lines.filter((line) => !line.endsWith(": ok") && !(ui.listening !== null && /^(stream|recordings) /.test(line)));
  return html`${others.length === 0 ? nothing : html`<ul>${others.map((line) => html`<li>${line}</li>`)}</ul>`}
    ${well.length === 0 ? nothing : html`<p class="well muted"><span aria-hidden="true">✓</span> ${well.join(", ")}</p>`}`;
}

define("es-health", HealthElement);
