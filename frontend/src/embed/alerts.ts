// <emotion-alerts>: the alerts that are open, and those that were cleared a moment ago.

import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Options } from "../../../clients/javascript/index.js";
import { BELL } from "../elements/shared.js";
import { nameOf } from "../elements/tile.js";
import { duration } from "../format.js";
import { ENDED_KEPT_MS } from "../model.js";
import { type Alert, alertsOf, type Session } from "../session.js";
import { EmotionElement } from "./element.js";

export class EmotionAlertsElement extends EmotionElement {
  static override properties: PropertyDeclarations = { session: {}, limit: { type: Number } };
  static override styles = [
    ...EmotionElement.styles,
    css`
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 0.6em;
      }
      li {
        display: grid;
        grid-template-columns: auto 1fr auto;
        gap: 0.2em 0.7em;
        align-items: center;
        background: var(--surface);
        border: 1px solid var(--line);
        border-left: 5px solid var(--need3);
        border-radius: var(--emotion-radius, 12px);
        padding: 0.7em 0.9em;
      }
      li.acknowledged {
        border-left-color: var(--need2);
      }
      li.cleared {
        border-left-color: var(--line-strong);
        color: var(--muted);
      }
      li svg {
        width: 1.3em;
        height: 1.3em;
        color: var(--need3);
      }
      li.cleared svg,
      li.acknowledged svg {
        color: var(--muted);
      }
      .rule {
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      .when {
        font-size: 0.88em;
        color: var(--muted);
      }
      .about,
      .actions {
        grid-column: 2 / 4;
        font-size: 0.92em;
      }
      .actions {
        display: flex;
        gap: 0.6em;
        margin-top: 0.3em;
        flex-wrap: wrap;
      }
    `,
  ];

  /** Only those of this session. */
  session = "";
  /** How many at most; 0: all. */
  limit = 0;

  protected override streamOptions(): Options {
    const options: Options = { ...super.streamOptions(), view: "alerts" };
    return this.session ? { ...options, sessions: [this.session] } : options;
  }

  protected override shows(sessionId: string, role: string | null): boolean {
    return (!this.session || sessionId === this.session) && super.shows(sessionId, role);
  }

  protected override content(): TemplateResult {
    const alerts = this.#alerts();
    if (alerts.length === 0) return html`<p class="empty" part="empty">${this.texts.t("no_alert")}</p>`;
    return html`<ul part="list" aria-label=${this.texts.t("alerts")}>
      ${repeat(alerts, ([alert]) => alert.id, ([alert, session]) => this.#alert(alert, session))}
    </ul>`;
  }

  #alerts(): [Alert, Session][] {
    const all = [...this.model.sessions.values()].flatMap((session) => alertsOf(session, this.clock() - ENDED_KEPT_MS).map((alert): [Alert, Session] => [alert, session]));
    const shown = all.filter(([alert]) => this.shows(alert.session_id, alert.role));
    shown.sort(([a], [b]) => urgency(a) - urgency(b) || b.raised_at.localeCompare(a.raised_at) || a.id.localeCompare(b.id));
    return this.limit > 0 ? shown.slice(0, this.limit) : shown;
  }

  #alert(alert: Alert, session: Session): TemplateResult {
    const { texts } = this;
    const isOpen = alert.clearedAt === null;
    const lasted = (alert.clearedAt ?? this.now()) - Date.parse(alert.raised_at);
    return html`<li part=${isOpen ? "alert open" : "alert cleared"} class=${isOpen ? (alert.acknowledged ? "acknowledged" : "") : "cleared"}>
      ${BELL}
      <span class="rule" part="rule">${alert.rule}</span>
      <span class="when number">${duration(lasted)}</span>
      <span class="about" part="about">${[alert.role === null ? "" : texts.word(alert.role), this.#why(alert), this.#outcome(alert)].filter(Boolean).join(" · ")}</span>
      <span class="actions">
        <button part="select" @click=${() => this.#select(session)}>${nameOf(session)}</button>
        ${isOpen && !alert.acknowledged ? html`<button part="acknowledge" @click=${() => this.#acknowledge(alert)}>${texts.t("acknowledge")}</button>` : nothing}
      </span>
    </li>`;
  }

  #why({ kind, labels, probability, threshold }: Alert): string {
    const percent = (value: number | null): string => (value === null ? "–" : `${Math.round(value * 100)}\u00a0%`);
    const values = { labels: labels.map((label) => this.texts.word(label)).join(" + "), probability: percent(probability), threshold: percent(threshold) };
    if (kind === "silence") return this.texts.t("alert_silence");
    return this.texts.t(kind === "rising" ? "alert_rising" : "alert_above", values);
  }

  #outcome({ clearedAt, reason, acknowledged, acknowledged_by: who }: Alert): string {
    if (clearedAt !== null) return this.texts.t("cleared", { reason: this.texts.word(reason ?? "unknown") });
    if (!acknowledged) return "";
    return who === null ? this.texts.t("acknowledged") : this.texts.t("acknowledged_by", { who });
  }

  #select(session: Session): void {
    this.tell("emotion-select", { session_id: session.id, call_reference: session.callReference });
  }

  #acknowledge({ id, session_id, leg_id, rule }: Alert): void {
    this.tell("emotion-acknowledge", { alert_id: id, session_id, leg_id, rule });
  }
}

/** What nobody has seen to comes first, what is over last. */
function urgency(alert: Alert): number {
  return alert.clearedAt !== null ? 2 : alert.acknowledged ? 1 : 0;
}
