// <emotion-session>: one session, its parties and what each expresses.

import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Options } from "../../../clients/javascript/index.js";
import { BELL, mark } from "../elements/shared.js";
import { doubtOf, legOf, legStyles, nameOf } from "../elements/tile.js";
import { look } from "../emotions.js";
import { duration } from "../format.js";
import type { Leg } from "../leg.js";
import { legsOf } from "../order.js";
import type { Session } from "../session.js";
import { styled } from "../styled.js";
import { EmotionElement } from "./element.js";

const RECENT_S = 180;
const SHOWN_LABELS = 4;

export class EmotionSessionElement extends EmotionElement {
  static override properties: PropertyDeclarations = { session: {}, callReference: { attribute: "call-reference" }, details: { type: Boolean } };
  static override styles = [
    ...EmotionElement.styles,
    legStyles,
    css`
      article {
        --lane-height: var(--emotion-lane-height, 48px);
        display: grid;
        gap: 0.8em;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--emotion-radius, 12px);
        padding: 0.9em 1em;
      }
      header {
        display: flex;
        gap: 0.7em;
        align-items: baseline;
      }
      h2 {
        margin: 0;
        font-size: 1em;
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      header span {
        margin-left: auto;
        flex: none;
        font-size: 0.88em;
      }
      .alert {
        display: flex;
        gap: 0.5em;
        align-items: center;
        font-weight: 600;
      }
      .alert svg {
        width: 1.1em;
        height: 1.1em;
        color: var(--need3);
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 0.3em;
      }
      li {
        display: grid;
        grid-template-columns: 8em 1fr 3.2em;
        gap: 0.6em;
        align-items: center;
        font-size: 0.9em;
      }
      li span:first-child {
        display: inline-flex;
        gap: 0.5em;
        align-items: center;
      }
      li .number {
        text-align: right;
      }
      .share {
        height: 10px;
        border-radius: 4px;
        background: var(--lane);
        overflow: hidden;
      }
      .share i {
        display: block;
        height: 100%;
        box-shadow: inset 0 0 0 1px var(--outline-soft);
      }
    `,
  ];

  /** Id of the session. */
  session = "";
  /** What the session was opened with, instead of its id; the daemon tells it where `events.call_references` is set. */
  callReference = "";
  /** Whether the probabilities are shown, too. */
  details = false;

  protected override knowsWhat(): boolean {
    return super.knowsWhat() && Boolean(this.session || this.callReference);
  }

  protected override streamOptions(): Options {
    const options: Options = { ...super.streamOptions(), recentS: RECENT_S };
    // By a call reference it is found among all: what a wall may see.
    return this.session ? { ...options, view: "session", sessions: [this.session] } : { ...options, view: "wall" };
  }

  protected override shows(sessionId: string, role: string | null): boolean {
    return sessionId === (this.session || this.#session()?.id) && super.shows(sessionId, role);
  }

  protected override content(): TemplateResult {
    const { texts } = this;
    const session = this.#session();
    if (session === undefined) return html`<p class="empty" part="empty">${texts.t("waiting_session")}</p>`;
    const legs = legsOf(session, (role) => this.showsRole(role));
    const ended = session.endedAt !== null;
    return html`<article part="session" aria-label=${nameOf(session)}>
      <header part="header">
        <h2 title=${session.id}>${nameOf(session)}</h2>
        <span class="muted number">
          ${ended ? texts.t("ended", { reason: texts.word(session.endReason) }) : duration(this.now() - session.startedAt)}
        </span>
      </header>
      ${Object.values(session.alerts).map(
        ({ acknowledged, rule }) =>
          html`<p class="alert" part="alert">${BELL} ${texts.t(acknowledged ? "alert_acknowledged" : "alert_open", { rule })}</p>`,
      )}
      ${doubtOf(this, session) ? html`<p class="note">${doubtOf(this, session)}</p>` : nothing}
      ${legs.map((leg) => html`${legOf(this, session, leg)} ${this.details && leg.analysed ? this.#shares(leg) : nothing}`)}
    </article>`;
  }

  #session(): Session | undefined {
    const { sessions } = this.model;
    if (this.session) return sessions.get(this.session);
    if (!this.callReference) return undefined;
    const all = [...sessions.values()].sort((a, b) => b.startedAt - a.startedAt);
    return all.find((session) => session.callReference === this.callReference);
  }

  #shares(leg: Leg): TemplateResult {
    const shares = [...leg.current.posterior].sort((a, b) => b.probability - a.probability).slice(0, SHOWN_LABELS);
    return html`<ul part="shares" aria-label=${`${this.texts.t("probabilities")}: ${this.texts.word(leg.role)}`}>
      ${shares.map(
        ({ name, probability }) => html`<li>
          <span>${mark(name)} ${this.texts.word(name)}</span>
          <span class="share"><i ${styled({ width: `${probability * 100}%`, background: look(name).colour })}></i></span>
          <span class="number">${Math.round(probability * 100)} %</span>
        </li>`,
      )}
    </ul>`;
  }
}
