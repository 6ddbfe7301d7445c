// What listens for calls, where, and whether anything came.

import { css, html, LitElement, nothing } from "lit";
import { t, word } from "../i18n/index.js";
import { dialectName, isForBrowsers, type ListedSource, type Listening, placeOf } from "../listening.js";
import { define, shared } from "./shared.js";

/** What a configuration may have besides, by what it is called there. */
const WAYS: { table: string; is: (source: ListedSource) => boolean }[] = [
  { table: "[microphone]", is: ({ kind }) => kind === "microphone" },
  { table: "[rtp]", is: ({ kind }) => kind === "rtp" },
  { table: "[siprec]", is: ({ kind }) => kind === "siprec" },
  { table: "[[streams]]", is: ({ kind }) => kind === "stream" || kind === "audiosocket" },
];

export class ListenersElement extends LitElement {
  static override properties = { listening: { attribute: false }, language: { attribute: false } };
  declare listening: Listening;
  declare language: string;

  static override styles = [
    shared,
    css`
      h2 {
        font-size: 1.05rem;
        font-weight: 650;
        margin-bottom: 10px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
      }
      li {
        display: grid;
        gap: 6px;
        align-content: start;
        padding: 14px 16px;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        overflow-wrap: anywhere;
        font-size: 0.95rem;
      }
      h3 {
        font-size: 1rem;
        font-weight: 650;
      }
      .off {
        margin: 10px 0 18px;
        font-size: 0.92rem;
      }
    `,
  ];

  override render(): unknown {
    const { sources, complete } = this.listening;
    const off = WAYS.filter(({ is }) => !sources.some(is)).map(({ table }) => table);
    return html`<h2 id="title">${t("listening")}</h2>
      <ul aria-labelledby="title">
        ${sources.map(listed)}
      </ul>
      <p class="off muted">${off.length === 0 || !complete ? nothing : t("listening_off", { tables: off.join(", ") })}</p>`;
  }
}

function listed(source: ListedSource): unknown {
  const place = placeOf(source, new URL(location.href));
  const refused = Object.entries(source.refused).sort(([, a], [, b]) => b - a);
  return html`<li>
    <h3>${isForBrowsers(source) ? t("kind_browser") : t(`kind_${source.kind}`, { dialect: dialectName(source) })}</h3>
    <p class="muted">${source.source_id}${place === "" ? nothing : html` · <span class="number">${place}</span>`}</p>
    <p>${open(source)}</p>
    <p class="came">${came(source)}</p>
    ${refused.length === 0 ? nothing : html`<p class="refused">${t("turned_away")}: ${refused.map(([reason, count]) => `${why(source, reason)} (${count})`).join(", ")}</p>`}
  </li>`;
}

function open({ open_sessions, open_connections }: ListedSource): string {
  const sessions = t("open_sessions", { count: open_sessions });
  return open_connections === null ? sessions : `${sessions}, ${t("open_connections", { count: open_connections })}`;
}

function came({ kind, sessions, connections, received }: ListedSource): string {
  if (sessions > 0) return t("came_sessions", { count: sessions });
  if (kind === "rtp" && received !== null && received > 0) return t("came_packets", { count: received });
  return connections !== null && connections > 0 ? t("came_connections", { count: connections }) : t("came_nothing");
}

function why({ kind }: ListedSource, reason: string): string {
  if (kind === "siprec") return `SIP ${reason}`;
  return kind === "audiosocket" && reason === "forbidden" ? t("address_not_allowed") : word(reason); // it has no tokens
}

define("es-listeners", ListenersElement);
