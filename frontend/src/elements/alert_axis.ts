// The alerts of a session on its time axis: from when to when each was open, as links to the moment at which it was raised.

import { css, html, LitElement, nothing } from "lit";
import { t, word } from "../i18n/index.js";
import { hashOf } from "../route.js";
import type { Alert, Session } from "../session.js";
import { styled } from "../styled.js";
import { duration, ui } from "../ui.js";
import { reasonOf } from "./alert.js";
import { BELL, define, shared } from "./shared.js";

/** Shorter ones are drawn so long, in percent of the axis, that they can be hit. */
const SHORTEST = 4;

interface Placed {
  alert: Alert;
  left: number;
  width: number;
  row: number;
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
        display: flex;
        gap: 6px;
        align-items: center;
        min-height: 26px;
        padding: 0 8px 0 6px;
        border: 1px solid var(--line-strong);
        border-left: 4px solid var(--need3);
        border-radius: 6px;
        background: var(--raised);
        color: var(--text);
        font-size: 0.8rem;
        font-weight: 600;
        text-decoration: none;
        overflow: hidden;
      }
      a:hover {
        border-color: var(--accent);
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

  override render(): unknown {
    const { session } = this;
    const placed = session === null ? [] : this.#placed(session.alertLog);
    if (session === null || placed.length === 0) return nothing;
    return html`<ul aria-label=${t("alerts")}>
      ${placed.map(
        ({ alert, left, width, row }) => html`<li ${styled({ "grid-row": String(row + 1), "margin-left": `${left}%`, width: `${width}%` })}>
          <a
            class=${alert.clearedAt === null ? "" : "over"}
            href=${hashOf({ view: "session", sessionId: session.id, t: Math.max(0, Date.parse(alert.raised_at) - session.startedAt) })}
            title=${this.#said(session, alert)}
            aria-label=${this.#said(session, alert)}
            >${BELL}<span>${alert.rule}</span></a
          >
        </li>`,
      )}
    </ul>`;
  }

  /** Those that overlap one another are in different rows. */
  #placed(alerts: Alert[]): Placed[] {
    const ends: number[] = [];
    const share = (at: number): number => Math.max(0, Math.min(100, ((at - this.from) / (this.to - this.from)) * 100));
    return alerts.flatMap((alert) => {
      const raisedAt = Date.parse(alert.raised_at);
      const clearedAt = alert.clearedAt ?? this.until;
      if (clearedAt < this.from || raisedAt > this.to) return [];
      const width = Math.max(SHORTEST, share(clearedAt) - share(raisedAt));
      const left = Math.min(share(raisedAt), 100 - width);
      const free = ends.findIndex((end) => end <= left);
      const row = free < 0 ? ends.length : free;
      ends[row] = left + width;
      return [{ alert, left, width, row }];
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
