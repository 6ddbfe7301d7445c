// The alerts of a session on its time axis: from when to when each was open, as links to the moment at which it was raised.

import { css, html, LitElement, nothing } from "lit";
import { t, word } from "../i18n/index.js";
import { hashOf } from "../route.js";
import type { Alert, Session } from "../session.js";
import { styled } from "../styled.js";
import { duration, ui } from "../ui.js";
import { reasonOf } from "./alert.js";
import { BELL, define, shared } from "./shared.js";

/** Room for a label: for the bell, and for each letter, px. */
const BELL_PX = 34;
const LETTER_PX = 7.5;
const LONGEST_LABEL_PX = 220;

interface Placed {
  alert: Alert;
  row: number;
  /** Of the label, in percent of the axis. */
  left: number;
  width: number;
  /** Of the time in which it was open, in percent of the label. */
  barLeft: number;
  barWidth: number;
}

export class AlertAxisElement extends LitElement {
  static override properties = {
    session: { attribute: false },
    stamp: { attribute: false },
    from: { attribute: false },
    to: { attribute: false },
    until: { attribute: false },
  };
  static override styles = [
    shared,
    css`
      ul {
        list-style: none;
        margin: 0 0 10px;
        padding: 0;
        display: grid;
        gap: 4px;
      }
      li {
        grid-column: 1;
        min-width: 0;
      }
      a {
        position: relative;
        display: flex;
        gap: 6px;
        align-items: center;
        min-height: 28px;
        padding: 0 6px 4px;
        border-radius: 6px;
        background: var(--raised);
        color: var(--text);
        font-size: 0.8rem;
        font-weight: 600;
        text-decoration: none;
        overflow: hidden;
      }
      a:hover span {
        text-decoration: underline;
      }
      i {
        position: absolute;
        bottom: 0;
        height: 4px;
        min-width: 3px;
        border-radius: 2px;
        background: var(--need3);
      }
      a.over {
        font-weight: 400;
      }
      svg {
        width: 1.1em;
        height: 1.1em;
        flex: none;
        color: var(--need3);
      }
      span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  session: Session | null = null;
  /** Changes with what is to be drawn anew. */
  stamp = "";
  /** Wall clock at the edges, and up to which something can be known, ms. */
  from = 0;
  to = 0;
  until = 0;

  readonly #sized = new ResizeObserver(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sized.observe(this);
  }

  override disconnectedCallback(): void {
    this.#sized.disconnect();
    super.disconnectedCallback();
  }

  override render(): unknown {
    const { session } = this;
    const placed = session === null ? [] : this.#placed(session.alertLog);
    if (session === null || placed.length === 0) return nothing;
    return html`<ul aria-label=${t("alerts")}>
      ${placed.map(
        ({ alert, row, left, width, barLeft, barWidth }) => html`<li ${styled({ "grid-row": String(row + 1), "margin-left": `${left}%`, width: `${width}%` })}>
          <a
            class=${alert.clearedAt === null ? "" : "over"}
            href=${hashOf({ view: "session", sessionId: session.id, t: Math.max(0, Date.parse(alert.raised_at) - session.startedAt) })}
            title=${this.#said(session, alert)}
            aria-label=${this.#said(session, alert)}
            >${BELL}<span>${alert.rule}</span><i ${styled({ left: `${barLeft}%`, width: `${barWidth}%` })}></i
          ></a>
        </li>`,
      )}
    </ul>`;
  }

  /** Those that overlap one another are in different rows. */
  #placed(alerts: Alert[]): Placed[] {
    const ends: number[] = [];
    const share = (at: number): number => Math.max(0, Math.min(100, ((at - this.from) / (this.to - this.from)) * 100));
    const percent = 100 / Math.max(1, this.clientWidth);
    return alerts.flatMap((alert) => {
      const raisedAt = Date.parse(alert.raised_at);
      const clearedAt = alert.clearedAt ?? this.until;
      if (clearedAt < this.from || raisedAt > this.to) return [];
      const [start, end] = [share(raisedAt), share(clearedAt)];
      const label = Math.min(LONGEST_LABEL_PX, BELL_PX + LETTER_PX * alert.rule.length) * percent;
      const width = Math.min(100, Math.max(label, end - start));
      const left = Math.min(start, 100 - width);
      const free = ends.findIndex((taken) => taken <= left);
      const row = free < 0 ? ends.length : free;
      ends[row] = left + width;
      const ofLabel = (part: number): number => (part / width) * 100;
      return [{ alert, row, left, width, barLeft: ofLabel(start - left), barWidth: ofLabel(end - start) }];
    });
  }

  #said(session: Session, alert: Alert): string {
    const at = (time: number): string => duration(time - session.startedAt);
    const raisedAt = Date.parse(alert.raised_at);
    const when = alert.clearedAt === null ? at(raisedAt) : t("from_to", { from: at(raisedAt), to: at(alert.clearedAt) });
    const who = alert.role === null ? "" : word(alert.role);
    const seen = !alert.acknowledged ? "" : alert.acknowledged_by === null ? t("acknowledged") : t("acknowledged_by", { who: alert.acknowledged_by });
    const over = alert.clearedAt === null ? "" : t("cleared", { reason: word(alert.reason ?? "unknown") });
    return [t("alert_open", { rule: alert.rule }), when, who, reasonOf(ui.texts, alert), seen, over].filter(Boolean).join(" · ");
  }
}

define("es-alert-axis", AlertAxisElement);
