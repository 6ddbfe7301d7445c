// The canvas of one leg: the last minutes of it, or a stretch that is given.

import { css, html, LitElement } from "lit";
import type { Display } from "../display.js";
import { type Colours, drawLane } from "../lane.js";
import type { Leg } from "../leg.js";
import { RIBBON_MS } from "../model.js";
import { type Painting, paintSoon, startPainting, stopPainting } from "../painter.js";
import type { Session } from "../session.js";
import { define } from "./shared.js";

const EVERY_MS = 1000;
const CALM_EVERY_MS = 5000;

export class LaneElement extends LitElement implements Painting {
  static override properties = {
    display: { attribute: false },
    session: { attribute: false },
    leg: { attribute: false },
    scheme: { attribute: false },
    from: { attribute: false },
    to: { attribute: false },
    until: { attribute: false },
    everyMs: { attribute: false },
  };
  static override styles = css`
    :host {
      display: block;
      height: var(--lane-height, 40px);
      border-radius: 6px;
      overflow: hidden;
      background: var(--lane);
    }
    canvas {
      width: 100%;
      height: 100%;
      display: block;
    }
  `;

  display: Display | null = null;
  session: Session | null = null;
  leg: Leg | null = null;
  /** Changes when the colours do. */
  scheme = "";
  /** Wall clock at the edges, ms; null: the last minutes. */
  from: number | null = null;
  to: number | null = null;
  /** When the session ended, ms; null: it goes on. */
  until: number | null = null;
  everyMs = EVERY_MS;
  visible = false;
  #context: CanvasRenderingContext2D | null = null;
  #colours: Colours | null = null;
  readonly #seen = new IntersectionObserver(
    (entries) => {
      this.visible = entries.at(-1)!.isIntersecting;
      if (this.visible) paintSoon(this);
    },
    { rootMargin: "300px" },
  );
  readonly #sized = new ResizeObserver(() => paintSoon(this));

  override connectedCallback(): void {
    super.connectedCallback();
    this.#seen.observe(this);
    this.#sized.observe(this);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) this.everyMs = Math.max(this.everyMs, CALM_EVERY_MS);
    startPainting(this);
  }

  override disconnectedCallback(): void {
    stopPainting(this);
    this.#seen.disconnect();
    this.#sized.disconnect();
    super.disconnectedCallback();
  }

  override render(): unknown {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("scheme")) this.#colours = null;
    paintSoon(this);
  }

  paint(): void {
    const canvas = this.renderRoot.querySelector("canvas");
    const { clientWidth: width, clientHeight: height } = this;
    const { display, session, leg } = this;
    if (canvas === null || display === null || session === null || leg === null || width === 0) return;
    const scale = Math.min(devicePixelRatio, 2);
    if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
    }
    this.#context ??= canvas.getContext("2d");
    const context = this.#context!;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    this.#colours ??= coloursOf(this);
    const now = display.now();
    const to = this.to ?? now;
    const from = this.from ?? to - RIBBON_MS;
    const until = Math.min(this.until ?? Infinity, now);
    const unknown = session.unknown(leg);
    if (display.lostAt !== null) unknown.push({ from: display.lostAt, to: until });
    drawLane(context, leg, display.model.labels, { from, to, width, height, scale, until, unknown }, this.#colours);
  }
}

function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return { speech: read("--speech"), hatch: read("--hatch"), lost: read("--lost"), cursor: read("--accent") };
}

define("es-lane", LaneElement);
