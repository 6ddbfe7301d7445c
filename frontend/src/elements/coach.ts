// The coach: one cue for each voice that practises, and a report of each take.

import { css, html, nothing } from "lit";
import { type Cue, distance, mostMissing, type Take } from "../coach.js";
import { look } from "../emotions.js";
import type { Share } from "../../../clients/javascript/index.js";
import { timeOfDay } from "../format.js";
import { t, word } from "../i18n/index.js";
import { hashOf } from "../route.js";
import { styled } from "../styled.js";
import { duration, ui } from "../ui.js";
import "./microphone.js";
import { define, mark, shared } from "./shared.js";
import { View } from "./view.js";

const NAMED = 3;
const WORTH_NAMING = 0.1;
const MUCH = 0.9;
const SHOWN_TAKES = 5;

export class CoachElement extends View {
  static override styles = [
    shared,
    css`
      h1 {
        font-size: 1.25rem;
        font-weight: 650;
      }
      .intro {
        margin: 6px 0 16px;
      }
      .panel {
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        padding: 18px;
        margin-bottom: 14px;
        box-shadow: var(--shadow);
      }
      h2 {
        font-size: 1.05rem;
        font-weight: 650;
      }
      h3 {
        font-size: 0.95rem;
        font-weight: 650;
        margin: 18px 0 8px;
      }
      .cue {
        display: flex;
        gap: 14px;
        align-items: center;
        font-size: clamp(1.3rem, 3.4vw, 2.2rem);
        font-weight: 650;
        line-height: 1.25;
        margin: 14px 0;
      }
      .columns {
        display: grid;
        gap: 8px 28px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
      }
      ol.lead {
        margin: 10px 0 0;
        padding-left: 1.3em;
        display: grid;
        gap: 6px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 7px;
      }
      .shares li {
        display: grid;
        grid-template-columns: 8.5em 1fr 3.2em;
        gap: 10px;
        align-items: center;
        font-size: 0.92rem;
      }
      .shares span:first-child {
        display: inline-flex;
        gap: 8px;
        align-items: center;
      }
      .shares .number {
        text-align: right;
      }
      .bar {
        position: relative;
        height: 12px;
        border-radius: 4px;
        background: var(--lane);
      }
      .bar i {
        display: block;
        height: 100%;
        border-radius: 4px;
        box-shadow: inset 0 0 0 1px var(--outline-soft);
      }
      .bar b {
        position: absolute;
        top: -3px;
        bottom: -3px;
        width: 3px;
        margin-left: -1px;
        background: var(--outline);
      }
      .hint {
        font-size: 0.85rem;
        color: var(--muted);
        margin-top: 8px;
      }
      .wide {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        font-size: 0.92rem;
      }
      th,
      td {
        text-align: left;
        padding: 6px 18px 6px 0;
        font-weight: 400;
        border-bottom: 1px solid var(--line);
      }
      thead th {
        color: var(--muted);
        font-size: 0.82rem;
        font-weight: 600;
      }
      .empty {
        padding: 5vh 20px;
        text-align: center;
        background: var(--surface);
        border: 1px dashed var(--line-strong);
        border-radius: 16px;
      }
      code {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render(): unknown {
    const { cues, takes } = ui.model.coach;
    return html`
      <h1>${t("coach")}</h1>
      <p class="intro muted">${t("coach_intro")}</p>
      ${ui.marking.gateway ? nothing : html`<es-microphone></es-microphone>`}
      <div aria-live="polite">${[...cues.values()].map((cue) => this.#cue(cue))}</div>
      ${takes.slice(0, SHOWN_TAKES).map((take, index) => this.#take(take, takes.slice(index + 1)))}
      ${cues.size === 0 && takes.length === 0
        ? html`<div class="empty"><h2>${t("coach_nobody")}</h2><p class="muted">${t("coach_how")} <code>target = { happy = 0.6, calm = 0.4 }</code> <code>roles = ["unknown"]</code></p></div>`
        : nothing}
    `;
  }

  #cue(cue: Cue): unknown {
    const text = cue.cue === "begin" ? t("cue_begin", { target: listed(cue.target) }) : t(cueKey(cue.cue), { label: word(cue.label ?? "") });
    return html`<section class="panel">
      <h2 class="muted">${word(cue.role)}</h2>
      <p class="cue">${cue.label === null ? nothing : mark(cue.label)} <span>${text}</span></p>
      ${bars(cue.heard, cue.target)}
      <p class="hint">${t(cue.heard.length > 0 ? "cue_hint" : "target_hint")}</p>
    </section>`;
  }

  #take(take: Take, earlier: Take[]): unknown {
    return html`<section class="panel">
      <h2>${t("take_at", { time: timeOfDay(take.at, ui.language) })}</h2>
      <ol class="lead">
        ${sentences(take).map((sentence) => html`<li>${sentence}</li>`)}
      </ol>
      ${take.shares.length === 0
        ? nothing
        : html`<div class="columns">
            <div>
              <h3>${t("share_of_time")}</h3>
              ${bars(take.shares, take.target)}
              <p class="hint">${t("target_hint")}</p>
            </div>
            <div>
              ${take.stretches.length === 0 ? nothing : this.#stretches(take)} ${take.mixtures.length === 0 ? nothing : mixtures(take)}
            </div>
          </div>`}
      ${comparison(take, earlier)}
    </section>`;
  }

  #stretches(take: Take): unknown {
    return html`<h3>${t("stretches")}</h3>
      <ul>
        ${take.stretches.map(
          ({ start_ms, end_ms, more, less }) => html`<li>
            <a href=${moment(take, start_ms)}>${t("from_to", { from: duration(start_ms), to: duration(end_ms) })}</a>:
            ${t("more_and_less", { more: word(less), less: word(more) })}
          </li>`,
        )}
      </ul>`;
  }
}

function mixtures(take: Take): unknown {
  return html`<h3>${t("mixtures")}</h3>
    <ul>
      ${take.mixtures.map(
        ({ names, share, start_ms }) => html`<li>${names.map(word).join(" + ")}: ${percent(share)}, <a href=${moment(take, start_ms)}>${duration(start_ms)}</a></li>`,
      )}
    </ul>`;
}

function comparison(take: Take, earlier: Take[]): unknown {
  const others = earlier.filter(({ shares }) => shares.length > 0);
  if (take.distance === null || others.length === 0) return nothing;
  const distances = others.map(({ shares }) => distance(shares, take.target));
  const isClosest = take.distance < Math.min(...distances);
  return html`<h3>${t("comparison")}</h3>
    <p>${t(isClosest ? "closest" : "not_closest", { now: take.distance.toFixed(2), before: distances[0]!.toFixed(2), best: Math.min(...distances).toFixed(2) })}</p>
    <div class="wide" tabindex="0" role="region" aria-label=${t("comparison")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t("take")}</th>
            <th scope="col">${t("distance")}</th>
          </tr>
        </thead>
        <tbody>
          ${[{ at: take.at, away: take.distance }, ...others.map(({ at }, index) => ({ at, away: distances[index]! }))].map(
            ({ at, away }) => html`<tr>
              <th scope="row">${timeOfDay(at, ui.language)}</th>
              <td class="number">${away.toFixed(2)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** Where this is in the view of the session. */
function moment(take: Take, position: number): string {
  const session = ui.model.find(take.sessionId);
  const origin = session?.legs.get(take.legId)?.origin;
  const offset = session !== undefined && origin != null ? origin - session.startedAt : 0;
  return hashOf({ view: "session", sessionId: take.sessionId, t: Math.max(0, position + offset) });
}

function sentences(take: Take): string[] {
  if (take.shares.length === 0) return [t("coach_too_little")];
  const values = { target: listed(take.target), percent: percent(take.onTargetShare ?? 0) };
  const longest = [...take.stretches].sort((a, b) => b.end_ms - b.start_ms - (a.end_ms - a.start_ms))[0];
  return [
    t("coach_heard", { time: duration(take.heardMs), shares: listed(take.shares) }),
    longest === undefined
      ? t("coach_near", values)
      : t("coach_away", { ...values, from: duration(longest.start_ms), to: duration(longest.end_ms), more: word(longest.less), less: word(longest.more) }),
    (take.onTargetShare ?? 0) >= MUCH ? t("coach_same") : t("coach_next", { label: word(mostMissing(take.shares, take.target)) }),
  ];
}

function bars(shares: Share[], target: Share[]): unknown {
  const wanted = new Map(target.map(({ name, share }) => [name, share]));
  const heard = new Map(shares.map(({ name, share }) => [name, share]));
  const names = [...wanted.keys(), ...shares.map(({ name }) => name).filter((name) => !wanted.has(name))];
  const shown = names.filter((name) => wanted.has(name) || (heard.get(name) ?? 0) >= 0.01);
  return html`<ul class="shares">
    ${shown.map((name) => {
      const share = heard.get(name) ?? 0;
      const aimed = wanted.get(name);
      return html`<li>
        <span>${mark(name)} ${word(name)}</span>
        <span class="bar">
          <i ${styled({ width: `${100 * share}%`, background: look(name).colour })}></i>
          ${aimed === undefined ? nothing : html`<b ${styled({ left: `${100 * aimed}%` })}></b>`}
        </span>
        <span class="number">${shares.length === 0 ? percent(aimed ?? 0) : percent(share)}</span>
      </li>`;
    })}
  </ul>`;
}

function listed(shares: Share[]): string {
  const named = shares.slice(0, NAMED).filter(({ share }, index) => index === 0 || share >= WORTH_NAMING);
  return named.map(({ name, share }) => `${word(name)} ${percent(share)}`).join(", ");
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const cueKey = (cue: string): "cue_more" | "cue_less" | "cue_on_target" =>
  cue === "more" ? "cue_more" : cue === "less" ? "cue_less" : "cue_on_target";

define("es-coach", CoachElement);
