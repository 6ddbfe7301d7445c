// What colours, shapes and hatching stand for.

import { css, html, LitElement, nothing } from "lit";
import type { Display } from "../display.js";
import { stackOrder } from "../emotions.js";
import { hatch, HATCHES } from "../lane.js";
import { define, mark, shared } from "./shared.js";

export class LegendElement extends LitElement {
  static override properties = { display: { attribute: false }, stamp: { attribute: false } };
  static override styles = [
    shared,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 18px;
        font-size: 0.85em;
        color: var(--muted);
      }
      span {
        display: inline-flex;
        gap: 7px;
        align-items: center;
      }
      canvas {
        width: 26px;
        height: 16px;
        border-radius: 3px;
        border: 1px solid var(--line-strong);
        background: var(--lane);
      }
      p {
        margin-top: 10px;
        font-size: 0.85em;
        color: var(--muted);
      }
    `,
  ];

  display: Display | null = null;
  /** Changes with what is to be drawn anew. */
  stamp = "";

  override render(): unknown {
    if (this.display === null) return nothing;
    const { model, texts } = this.display;
    return html`<div role="group" aria-label=${texts.t("legend")}>
        ${[...model.labels].sort(stackOrder).map((label) => html`<span>${mark(label)} ${texts.word(label)}</span>`)}
        ${HATCHES.map((kind) => html`<span><canvas width="52" height="32" data-kind=${kind} aria-hidden="true"></canvas>${texts.t(`hatch_${kind}`)}</span>`)}
      </div>
      <p>${texts.t("events_say")}</p>`;
  }

  override updated(): void {
    const style = getComputedStyle(this);
    for (const canvas of this.renderRoot.querySelectorAll("canvas")) {
      const kind = canvas.dataset["kind"] as (typeof HATCHES)[number];
      const colour = style.getPropertyValue(kind === "lost" ? "--lost" : "--hatch").trim();
      if (canvas.dataset["colour"] === colour) continue;
      canvas.dataset["colour"] = colour;
      const context = canvas.getContext("2d")!;
      context.setTransform(2, 0, 0, 2, 0, 0);
      context.clearRect(0, 0, 26, 16);
      context.fillStyle = hatch(context, kind, colour);
      context.fillRect(0, 0, 26, 16);
    }
  }
}

define("es-legend", LegendElement);
