// What colours, shapes and hatching stand for.

import { css, html } from "lit";
import { stackOrder } from "../emotions.js";
import { t, word } from "../i18n/index.js";
import { hatch } from "../lane.js";
import { ui } from "../ui.js";
import { define, mark, shared, View } from "./shared.js";

const KINDS = ["silent", "unsure", "lost", "paused"] as const;

export class LegendElement extends View {
  static override styles = [
    shared,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 18px;
        font-size: 0.85rem;
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
        font-size: 0.85rem;
        color: var(--muted);
      }
    `,
  ];

  override render(): unknown {
    return html`<div role="group" aria-label=${t("legend")}>
        ${[...ui.model.labels].sort(stackOrder).map((label) => html`<span>${mark(label)} ${word(label)}</span>`)}
        ${KINDS.map((kind) => html`<span><canvas width="52" height="32" data-kind=${kind} aria-hidden="true"></canvas>${t(`hatch_${kind}`)}</span>`)}
      </div>
      <p>${t("events_say")}</p>`;
  }

  override updated(): void {
    const style = getComputedStyle(this);
    for (const canvas of this.renderRoot.querySelectorAll("canvas")) {
      const kind = canvas.dataset["kind"] as (typeof KINDS)[number];
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
