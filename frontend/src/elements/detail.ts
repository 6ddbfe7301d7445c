// One session: its parties on one time axis, and the values at a moment.

import { html, nothing } from "lit";
import { ticks } from "../format.js";
import { look } from "../emotions.js";
import { t, word } from "../i18n/index.js";
import type { Leg, Piece } from "../leg.js";
import { KEPT_MS } from "../model.js";
import { legsOf } from "../order.js";
import { hashOf } from "../route.js";
import type { Session } from "../session.js";
import { styled } from "../styled.js";
import { talk } from "../talk.js";
import { duration, ui } from "../ui.js";
import { alertLine, alertStyles } from "./alert.js";
import "./alert_axis.js";
import { detailStyles } from "./detail_styles.js";
import "./lane.js";
import "./legend.js";
import { define, mark, shared } from "./shared.js";
import { doubtOf, nameOf, nameOfLeg, stateOf } from "./tile.js";
import { DASHES } from "./valence.js";
import "./verdict.js";
import { legendStamp, View } from "./view.js";

const SHORTEST_MS = 60_000;
const STEP_MS = 1000;
const MANY_STEPS = 10;
const TICKS = 6;
/** Share of the width beside an end within which a tick's text keeps to that end. */
const EDGE = 0.03;

export class DetailElement extends View {
  static override styles = [
    shared,
    alertStyles,
    detailStyles,
  ];
  #copied = false;
  #refused = "";

  override render(): unknown {
    const live = ui.model.find(ui.route.sessionId);
    const past = live === undefined && ui.hasCaughtUp ? ui.past.session(ui.route.sessionId) : null;
    const session = live ?? past?.session ?? null;
    if (session === null) {
      const why = past === null || past.progress === "loading" ? t("loading") : past.progress === "failed" ? past.problem : t("no_session");
      return html`<header>${this.#back()}</header>
        <div class="empty"><p role="status">${why}</p></div>`;
    }
    const to = session.endedAt ?? Math.min(ui.now(), ui.lostAt ?? Infinity);
    const from = past === null ? Math.max(session.startedAt, to - KEPT_MS) : session.startedAt;
    const right = Math.max(to, from + SHORTEST_MS);
    const moment = ui.route.t === null ? null : session.startedAt + ui.route.t;
    const legs = legsOf(session, () => true);
    return html`
      <header>
        ${this.#back()}
        <h1>${nameOf(session)}</h1>
        <span class="muted number">${duration(to - session.startedAt)}</span>
        ${past === null ? nothing : html`<span class="muted number">${new Date(session.startedAt).toLocaleString(ui.language, { dateStyle: "medium", timeStyle: "short" })}</span>`}
        ${session.endedAt === null || session.endReason === "" ? nothing : html`<span class="muted">${t("ended", { reason: word(session.endReason) })}</span>`}
        <span class="grow"></span>
        ${past === null ? nothing : this.#forget(session)}
        ${moment === null
          ? html`<span class="muted">${t(past === null ? "live" : "from_history")}</span>`
          : html`<span class="number">${t("at_moment", { time: duration(ui.route.t!) })}</span>
              <button @click=${this.#copy}>${this.#copied ? t("copied") : t("copy_link")}</button>
              <button @click=${() => this.#move(null)}>${t(past === null ? "live" : "whole_session")}</button>`}
      </header>
      ${doubtOf(ui, session) ? html`<p class="doubt">${doubtOf(ui, session)}</p>` : nothing}
      ${this.#alerts(session)}
      <section class="panel">
        <es-alert-axis .session=${session} .stamp=${`${session.version} ${ui.language}`} .from=${from} .to=${right} .until=${to}></es-alert-axis>
        <div
          class="lanes"
          role="slider"
          tabindex="0"
          aria-label=${t("timeline")}
          aria-valuemin=${Math.round((from - session.startedAt) / 1000)}
          aria-valuemax=${Math.round((to - session.startedAt) / 1000)}
          aria-valuenow=${Math.round(((moment ?? to) - session.startedAt) / 1000)}
          aria-valuetext=${moment === null ? t("live") : duration(ui.route.t!)}
          @click=${(event: MouseEvent) => this.#click(event, session, from, right, to)}
          @keydown=${(event: KeyboardEvent) => this.#key(event, session, from, to)}
        >
          ${legs.map(
            (leg) => html`<div class="lane">
              <h3><span class="role">${nameOfLeg(ui.texts, session, leg)}</span>${past === null || !leg.analysed ? stateOf(leg, ui) : nothing}</h3>
              ${leg.analysed
                ? html`<es-lane .display=${ui} .scheme=${ui.scheme} .session=${session} .leg=${leg} .from=${from} .to=${right} .until=${to}></es-lane>`
                : nothing}
            </div>`,
          )}
          ${moment === null ? nothing : html`<div class="cursor" ${styled({ left: `${place(moment, from, right)}%` })}></div>`}
        </div>
        <div class="ticks number" aria-hidden="true">
          ${ticks(from - session.startedAt, right - session.startedAt, TICKS).map((at) => tick(at, (at + session.startedAt - from) / (right - from)))}
        </div>
      </section>
      <section class="columns">
        ${legs.filter((leg) => leg.analysed).map((leg) => this.#values(session, leg, moment, past !== null))}
        <div class="panel">
          ${this.#talk(session, legs, from, to)}
          <h2>${t("valence")}</h2>
          <div class="series">${legs.filter((leg) => leg.analysed).map((leg, index) => seriesKey(nameOfLeg(ui.texts, session, leg), index))}</div>
          <es-valence .session=${session} .stamp=${`${session.version} ${Math.round(right)}`} .from=${from} .to=${right}></es-valence>
          <p class="hint">${t("valence_hint")}</p>
        </div>
      </section>
      <es-legend .display=${ui} .stamp=${legendStamp()}></es-legend>
      <p class="hint id">${session.id}</p>
    `;
  }

  #alerts(session: Session): unknown {
    const alerts = Object.entries(session.alerts);
    if (alerts.length === 0) return nothing;
    return html`<section class="panel" aria-label=${t("alerts")}>${alerts.map(([id, alert]) => alertLine(ui, id, alert, { details: true }))}</section>`;
  }

  #back(): unknown {
    const isPast = ui.model.find(ui.route.sessionId) === undefined;
    return html`<a href=${hashOf({ ...ui.route, view: isPast ? "history" : "wall" })}>← ${t(isPast ? "back_history" : "back")}</a>`;
  }

  #forget(session: Session): unknown {
    return html`<button @click=${() => this.#dialog?.showModal()}>${t("forget")}</button>
      <dialog aria-labelledby="forget-title">
        <h2 id="forget-title">${t("forget_title")}</h2>
        <p>${t("forget_what", { id: session.id })}</p>
        ${this.#refused ? html`<p role="alert" class="refused">${this.#refused}</p>` : nothing}
        <div class="choice">
          <button autofocus @click=${() => this.#dialog?.close()}>${t("cancel")}</button>
          <button class="danger" @click=${() => this.#forgetIt(session.id)}>${t("forget")}</button>
        </div>
      </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  async #forgetIt(id: string): Promise<void> {
    this.#refused = await ui.past.forget(id);
    if (this.#refused === "") {
      this.#dialog?.close();
      ui.go({ view: "history" });
    }
    this.requestUpdate();
  }

  #values(session: Session, leg: Leg, moment: number | null, isPast: boolean): unknown {
    const piece = pieceAt(leg, moment);
    const shares = piece === undefined ? [] : piece.shares.map((share, index) => ({ label: ui.model.labels[index]!, share }));
    shares.sort((a, b) => b.share - a.share);
    return html`<div class="panel">
      <h2>${t("probabilities")}: ${nameOfLeg(ui.texts, session, leg)}</h2>
      ${shares.length === 0 ? html`<p class="muted">${piece === undefined ? t(isPast ? "nobody_spoke" : moment === null ? "no_values" : "no_values_here") : t("no_answer", { reason: word(piece.reason ?? "unknown") })}</p>` : nothing}
      <ul>
        ${shares.map(
          ({ label, share }) => html`<li>
            <span>${mark(label)} ${word(label)}</span>
            <span class="bar"><i ${styled({ width: `${share * 100}%`, background: look(label).colour })}></i></span>
            <span class="number">${Math.round(share * 100)} %</span>
          </li>`,
        )}
      </ul>
      ${this.#verdict(session, leg, piece, moment)}
      <dl>
        <dt>${t("model")}</dt>
        <dd>${leg.model || "–"}</dd>
        ${isPast
          ? nothing
          : html`<dt>${t("latency")}</dt>
              <dd class="number">${leg.latencyMs === null ? "–" : `${leg.latencyMs} ms`} (${t("inference")} ${leg.inferenceMs ?? "–"} ms)</dd>`}
        <dt>${t("codec")}</dt>
        <dd>${leg.codec || "–"}</dd>
        <dt>${t("quality")}</dt>
        <dd>${leg.quality ? word(leg.quality) : "–"}</dd>
      </dl>
    </div>`;
  }

  /** A moment stands still: what is live would change under the pointer. */
  #verdict(session: Session, leg: Leg, piece: Piece | undefined, moment: number | null): unknown {
    if (!ui.marking.kept) return nothing;
    if (moment === null) return html`<p class="hint">${t("mark_hint")}</p>`;
    return html`<es-verdict .sessionId=${session.id} .leg=${leg} .piece=${piece ?? null} .language=${ui.language}></es-verdict>`;
  }

  #talk(session: Session, legs: Leg[], from: number, to: number): unknown {
    const heard = legs.filter((leg) => leg.analysed);
    const counted = talk(heard, from, to, heard.flatMap((leg) => session.unknown(leg)));
    const rows: [string, number][] = [
      ...heard.map((leg): [string, number] => [nameOfLeg(ui.texts, session, leg), counted.alone.get(leg.id)!]),
      ...(heard.length > 1 ? [[t(heard.length > 2 ? "overlap_many" : "overlap"), counted.overlap] as [string, number]] : []),
      [t(heard.length === legs.length ? "talk_nobody" : "talk_others"), counted.silence],
    ];
    return html`<h2>${t("talk")}</h2>
      <ul class="talk">
        ${rows.map(([name, ms]) => {
          const share = counted.total === 0 ? 0 : ms / counted.total;
          return html`<li>
            <span>${name}</span>
            <span class="bar"><i ${styled({ width: `${share * 100}%`, background: "var(--second)" })}></i></span>
            <span class="number">${Math.round(share * 100)} %</span>
          </li>`;
        })}
        ${legs.filter((leg) => !leg.analysed).map((leg) => html`<li><span>${nameOfLeg(ui.texts, session, leg)}</span><span class="without muted">${t("not_analysed")}</span></li>`)}
      </ul>`;
  }

  #click(event: MouseEvent, session: Session, from: number, right: number, to: number): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const at = from + ((event.clientX - box.left) / box.width) * (right - from);
    this.#move(Math.min(at, to) - session.startedAt);
  }

  #key(event: KeyboardEvent, session: Session, from: number, to: number): void {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageDown: -MANY_STEPS, PageUp: MANY_STEPS };
    const step = steps[event.key];
    const at = ui.route.t ?? to - session.startedAt;
    if (step !== undefined) this.#move(Math.max(from, Math.min(to, session.startedAt + at + step * STEP_MS)) - session.startedAt);
    else if (event.key === "Home") this.#move(from - session.startedAt);
    else if (event.key === "End") this.#move(null);
    else return;
    event.preventDefault();
  }

  #move(position: number | null): void {
    this.#copied = false;
    ui.go({ t: position });
  }

  #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(location.href);
      this.#copied = true;
    } catch {
      this.#copied = false; // the address bar has the link, too
    }
    this.requestUpdate();
  };
}

function tick(at: number, share: number): unknown {
  const side = share < EDGE ? "first" : share > 1 - EDGE ? "last" : "";
  return html`<span class=${side} ${styled({ left: `${share * 100}%` })}>${duration(at)}</span>`;
}

function place(at: number, from: number, to: number): number {
  return Math.max(0, Math.min(100, ((at - from) / (to - from)) * 100));
}

function pieceAt(leg: Leg, moment: number | null): Piece | undefined {
  if (moment === null) return leg.pieces.findLast((piece) => piece.reason === null) ?? leg.pieces.at(-1);
  const at = moment - (leg.origin ?? 0);
  return leg.pieces.find((piece) => piece.from <= at && at < piece.to);
}

function seriesKey(name: string, index: number): unknown {
  return html`<span>
    <svg viewBox="0 0 26 8" aria-hidden="true">
      <line x1="0" y1="4" x2="26" y2="4" stroke=${index === 0 ? "var(--accent)" : "var(--second)"} stroke-width="2.5" stroke-dasharray=${DASHES[index % DASHES.length]!.join(" ") || "none"}></line>
    </svg>
    ${name}
  </span>`;
}

define("es-detail", DetailElement);
