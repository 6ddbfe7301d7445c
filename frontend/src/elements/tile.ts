// One session on the wall: its parties, what each expresses and since when, and the last three minutes.

import { css, html, LitElement, nothing } from "lit";
import type { Display } from "../display.js";
import { STALE_MS } from "../feed.js";
import { duration, timeOfDay } from "../format.js";
import type { Language } from "../i18n/index.js";
import type { Leg } from "../leg.js";
import { legsOf, needOf, unseenAlerts } from "../order.js";
import type { Session } from "../session.js";
import { alertLine, alertStyles } from "./alert.js";
import "./lane.js";
import { define, mark, shared } from "./shared.js";

/** Of what `legOf` gives. */
export const legStyles = css`
  .leg {
    display: grid;
    gap: 5px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    min-height: 1.5em;
    white-space: nowrap;
  }
  .role {
    font-size: 0.72em;
    letter-spacing: 0.06em;
    text-transform: uppercase;
    color: var(--muted);
    font-weight: 600;
    min-width: 6em;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    font-weight: 650;
    font-size: 1.02em;
    min-width: 0;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .state.quiet {
    font-weight: 400;
    color: var(--muted);
  }
  .percent {
    color: var(--muted);
    font-weight: 400;
    font-size: 0.88em;
  }
  .since {
    margin-left: auto;
    font-size: 0.85em;
    color: var(--muted);
  }
  .talking {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    border: 2px solid var(--muted);
    flex: none;
  }
  .talking.on {
    background: var(--live);
    border-color: var(--live);
  }
  .note {
    font-size: 0.85em;
    color: var(--muted);
    padding: 6px 10px;
    border: 1px dashed var(--line-strong);
    border-radius: 6px;
  }
`;

export class TileElement extends LitElement {
  static override properties = {
    display: { attribute: false },
    session: { attribute: false },
    stamp: { attribute: false },
  };
  static override styles = [
    shared,
    legStyles,
    alertStyles,
    css`
      :host {
        content-visibility: auto;
        contain-intrinsic-size: auto 190px;
        overflow-clip-margin: 8px;
      }
      article {
        position: relative;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--emotion-radius, 14px);
        padding: 14px 16px 10px;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 10px;
        box-shadow: var(--shadow);
        height: 100%;
        align-content: start;
      }
      article::before {
        content: "";
        position: absolute;
        inset: -1px auto -1px -1px;
        width: 5px;
        border-radius: 14px 0 0 14px;
        background: transparent;
      }
      article.need2::before {
        background: var(--need2);
      }
      article.need3::before,
      article.need4::before {
        background: var(--need3);
      }
      article:hover,
      article:focus-within {
        border-color: var(--line-strong);
      }
      article.ended,
      article.stale .leg {
        filter: grayscale(1);
      }
      header {
        display: flex;
        gap: 8px;
        align-items: baseline;
        min-width: 0;
      }
      header a,
      header button {
        all: unset;
        color: inherit;
        cursor: pointer;
        font-weight: 650;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      header a::after,
      header button::after {
        content: "";
        position: absolute;
        inset: 0;
        border-radius: 14px;
      }
      header a:focus-visible::after,
      header button:focus-visible::after {
        outline: 3px solid var(--accent);
        outline-offset: 2px;
      }
      header .when {
        margin-left: auto;
        flex: none;
        font-size: 0.85em;
      }
      .axis {
        display: flex;
        justify-content: space-between;
        font-size: 0.72em;
        color: var(--muted);
      }
    `,
  ];

  display: Display | null = null;
  session: Session | null = null;
  /** Changes with what is to be drawn anew. */
  stamp = "";
  #visible = false;
  readonly #seen = new IntersectionObserver(
    (entries) => {
      this.#visible = entries.at(-1)!.isIntersecting;
      if (this.#visible) this.requestUpdate();
    },
    { rootMargin: "300px" },
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.#seen.observe(this);
  }

  override disconnectedCallback(): void {
    this.#seen.disconnect();
    super.disconnectedCallback();
  }

  /** What nobody sees is drawn once, and then again when it comes into view. */
  override shouldUpdate(): boolean {
    return this.#visible || !this.hasUpdated;
  }

  override render(): unknown {
    const { display, session } = this;
    if (session === null || display === null) return nothing;
    const { texts } = display;
    const ended = session.endedAt !== null;
    const doubt = doubtOf(display, session);
    const stale = !ended && (display.isStale || doubt !== "");
    const need = stale && unseenAlerts(session) === 0 ? 0 : needOf(session); // what was expressed says nothing of now
    const classes = [ended ? "ended" : `need${need}`, stale ? "stale" : ""];
    return html`<article part="tile" class=${classes.join(" ")} aria-label=${nameOf(session)}>
      <header part="header">
        ${this.#name(display, session)}
        <span class="when muted number">
          ${ended ? texts.t("ended", { reason: texts.word(session.endReason) }) : duration(display.now() - session.startedAt)}
        </span>
      </header>
      ${Object.entries(session.alerts).map(([id, alert]) => alertLine(display, id, alert))}
      ${legsOf(session, (role) => display.showsRole(role)).map((leg) => legOf(display, session, leg))}
      <div class="axis" aria-hidden="true"><span>${texts.t("minutes_ago")}</span><span>${texts.t("now")}</span></div>
      ${stale ? html`<p class="note">${doubt || texts.t("stale", { time: timeOfDay(heardAt(session), texts.code) })}</p>` : nothing}
    </article>`;
  }

  #name(display: Display, session: Session): unknown {
    const address = display.addressOf(session);
    const label = display.texts.t("open_session", { id: nameOf(session) });
    if (address !== null) return html`<a href=${address} aria-label=${label} title=${session.id}>${nameOf(session)}</a>`;
    return html`<button aria-label=${label} title=${session.id} @click=${this.#choose}>${nameOf(session)}</button>`;
  }

  #choose = (): void => {
    this.dispatchEvent(new Event("choose"));
  };
}

/** A party: who it is, what it expresses, and its ribbon. */
export function legOf(display: Display, session: Session, leg: Leg): unknown {
  return html`<section class="leg" part="leg">
    <div class="line">
      <span class="talking ${leg.speaking ? "on" : ""}" aria-hidden="true"></span>
      <span class="role" part="role">${nameOfLeg(display.texts, session, leg)}</span>
      ${stateOf(leg, display)}
    </div>
    ${leg.analysed
      ? html`<es-lane part="ribbon" .display=${display} .session=${session} .leg=${leg} .until=${session.endedAt} .scheme=${display.scheme}></es-lane>`
      : nothing}
  </section>`;
}

/** A short name: ids are often 32 digits, of which eight tell sessions apart. */
export function nameOf(session: Session): string {
  return nameOfId(session.id, session.sourceId);
}

export function nameOfId(id: string, sourceId: string | null): string {
  const short = /^[0-9a-f-]{32,36}$/.test(id) ? id.slice(0, 8) : id;
  return sourceId ? `${sourceId} · ${short}` : short;
}

/** Who a leg is: its role, with a number where the session has several of that. */
export function nameOfLeg(texts: Language, session: Session, leg: Leg): string {
  const alike = legsOf(session, (role) => role === leg.role);
  return alike.length === 1 ? texts.word(leg.role) : `${texts.word(leg.role)} ${alike.indexOf(leg) + 1}`;
}

/** What a leg expresses, as shape, word, probability and since when. */
export function stateOf(leg: Leg, display: Display): unknown {
  const { texts } = display;
  if (!leg.analysed) return html`<span class="state quiet" part="state">${texts.t("not_analysed")}</span>`;
  if (leg.paused) return html`<span class="state quiet" part="state">${texts.t("hatch_paused")}</span>`;
  if (leg.state === "none") {
    const said = !leg.speaking ? "silent" : leg.current.abstained ? "unsure" : "speaking";
    return html`<span class="state quiet" part="state">${texts.t(said)}</span>`;
  }
  return html`<span class="state" part="state">${mark(leg.state)} ${texts.word(leg.state)}</span>
    <span class="percent number">${Math.round(leg.probability * 100)} %</span>
    ${leg.since === null ? nothing : html`<span class="since number">${texts.t("since", { time: duration(display.now() - leg.since) })}</span>`}`;
}

export function heardAt(session: Session): number {
  return Math.max(session.startedAt, ...[...session.legs.values()].map((leg) => leg.heardAt));
}

/** Why what is shown of a session may no longer be so, in words; empty where it is. */
export function doubtOf(display: Display, session: Session): string {
  const { texts, model } = display;
  if (session.endedAt !== null) return "";
  const source = model.sourceOf(session);
  if (source !== undefined && ["lost", "stopped"].includes(source.state)) return texts.t("source_away", { source: model.nameOf(source) });
  return isStale(session, display.clock()) ? texts.t("stale", { time: timeOfDay(heardAt(session), texts.code) }) : "";
}

/** Whether somebody speaks, and yet no event has come for too long. */
function isStale(session: Session, now: number): boolean {
  const speaking = [...session.legs.values()].some((leg) => leg.speaking && leg.analysed);
  return session.endedAt === null && speaking && now - heardAt(session) > STALE_MS;
}

define("es-tile", TileElement);
