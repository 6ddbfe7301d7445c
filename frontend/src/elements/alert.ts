// An alert as the page shows it: what it is about, since when, and a button for who sees to it.

import { css, html, nothing, type TemplateResult } from "lit";
import type { AlertState } from "../../../clients/javascript/index.js";
import type { Display } from "../display.js";
import { duration } from "../format.js";
import { BELL } from "./shared.js";

export const alertStyles = css`
  .alert {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    font-size: 0.92em;
    font-weight: 600;
    min-height: 36px;
  }
  .alert svg {
    width: 1.1em;
    height: 1.1em;
    flex: none;
    color: var(--need3);
  }
  .alert.acknowledged {
    font-weight: 400;
    color: var(--muted);
  }
  .alert.acknowledged svg {
    color: var(--muted);
  }
  .alert .why {
    font-weight: 400;
    color: var(--muted);
  }
  .alert button {
    position: relative;
    z-index: 1;
    margin-left: auto;
    font-weight: 500;
  }
`;

/** A line; `details`: with the probabilities that raised it. */
export function alertLine(display: Display, id: string, alert: AlertState, { details = false } = {}): TemplateResult {
  const { texts } = display;
  const { acknowledged, rule } = alert;
  const text = texts.t(acknowledged ? "alert_acknowledged" : "alert_open", { rule });
  const lasts = duration(display.now() - Date.parse(alert.raised_at));
  return html`<p class="alert ${acknowledged ? "acknowledged" : ""}" part="alert">
    ${BELL} ${text} ${details ? html`<span class="why">${about(display, alert)}</span>` : nothing}
    <span class="why number">${lasts}</span>
    ${acknowledged || display.acknowledge === undefined
      ? nothing
      : html`<button aria-label=${`${texts.t("acknowledge")}: ${rule}`} @click=${() => display.acknowledge!(id)}>${texts.t("acknowledge")}</button>`}
  </p>`;
}

/** Whom it is about, why, and who has seen it. */
function about({ texts }: Display, alert: AlertState): string {
  const who = alert.role === null ? "" : texts.word(alert.role);
  const seen = alert.acknowledged_by === null ? "" : texts.t("acknowledged_by", { who: alert.acknowledged_by });
  return [who, reasonOf(texts, alert), seen].filter(Boolean).join(" · ");
}

/** What raised it. */
export function reasonOf(texts: Display["texts"], { kind, labels, probability, threshold }: AlertState): string {
  if (kind === "silence") return texts.t("alert_silence");
  const percent = (value: number | null): string => (value === null ? "–" : `${Math.round(value * 100)}\u00a0%`);
  const values = { labels: labels.map((label) => texts.word(label)).join(" + "), probability: percent(probability), threshold: percent(threshold) };
  return texts.t(kind === "rising" ? "alert_rising" : "alert_above", values);
}
