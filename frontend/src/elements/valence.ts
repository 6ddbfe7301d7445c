// The valence of each leg over the session, by uPlot.

import { css, html, LitElement, unsafeCSS } from "lit";
import uPlot from "uplot";
import sheet from "uplot/dist/uPlot.min.css";
import { STEPS } from "../format.js";
import { word } from "../i18n/index.js";
import type { Leg } from "../leg.js";
import type { Session } from "../session.js";
import { duration, ui } from "../ui.js";
import { define } from "./shared.js";

const HEIGHT = 150;
export const DASHES = [[], [6, 4], [2, 3], [10, 3, 2, 3]];
const EVERY_MS = 1000;
const LONGEST_BREAK_MS = 7000;
const LONGEST_HOP_MS = 2500;

export class ValenceElement extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false }, from: { attribute: false }, to: { attribute: false } };
  static override styles = [
    unsafeCSS(sheet),
    css`
      :host {
        display: block;
        min-height: ${HEIGHT}px;
      }
    `,
  ];

  session: Session | null = null;
  stamp = "";
  /** Wall clock at the edges, ms. */
  from = 0;
  to = 0;
  #chart: uPlot | null = null;
  #made = "";
  #drawnAt = 0;
  readonly #sized = new ResizeObserver(() => this.#chart?.setSize({ width: this.clientWidth, height: HEIGHT }));
  readonly #themed = (): void => {
    this.#made = "";
    this.requestUpdate();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sized.observe(this);
    ui.addEventListener("theme", this.#themed);
  }

  override disconnectedCallback(): void {
    this.#sized.disconnect();
    ui.removeEventListener("theme", this.#themed);
    this.#chart?.destroy();
    this.#chart = null;
    this.#made = "";
    super.disconnectedCallback();
  }

  override render(): unknown {
    return html`<div aria-hidden="true"></div>`;
  }

  override updated(): void {
    const session = this.session;
    if (session === null || this.clientWidth === 0) return;
    const legs = [...session.legs.values()].filter((leg) => leg.analysed);
    const key = [ui.language, ...legs.map((leg) => `${leg.id} ${leg.role}`)].join(" ");
    const now = performance.now();
    if (key === this.#made && now - this.#drawnAt < EVERY_MS) return;
    this.#drawnAt = now;
    if (key !== this.#made) {
      this.#made = key;
      this.#chart?.destroy();
      this.#chart = new uPlot(this.#options(legs), points(session, legs), this.renderRoot.querySelector("div")!);
    } else {
      this.#chart!.setData(points(session, legs), false);
    }
    this.#chart!.setScale("x", { min: (this.from - session.startedAt) / 1000, max: (this.to - session.startedAt) / 1000 });
  }

  #options(legs: Leg[]): uPlot.Options {
    const style = getComputedStyle(this);
    const read = (name: string): string => style.getPropertyValue(name).trim();
    const axis = { stroke: read("--muted"), grid: { stroke: read("--line"), width: 1 }, ticks: { stroke: read("--line") }, font: "12px system-ui" };
    return {
      width: this.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { show: false } },
      scales: { x: { time: false }, y: { range: [-1, 1] } },
      axes: [
        { ...axis, incrs: STEPS.map((ms) => ms / 1000), values: (_, seconds) => seconds.map((second) => duration(second * 1000)) },
        { ...axis, size: 44, splits: [-1, 0, 1] },
      ],
      series: [
        {},
        ...legs.map((leg, index) => ({
          label: word(leg.role),
          stroke: read(index === 0 ? "--accent" : "--second"),
          width: 2,
          dash: DASHES[index % DASHES.length]!,
          points: { show: false },
          spanGaps: false,
        })),
      ],
    };
  }
}

/** All legs on one axis of seconds since the start; a leg has null where another has its point. */
function points(session: Session, legs: Leg[]): uPlot.AlignedData {
  const series = legs.map((leg): [number[], (number | null)[]] => {
    const at = (position: number): number => (position + (leg.origin ?? 0) - session.startedAt) / 1000;
    const xs: number[] = [];
    const ys: (number | null)[] = [];
    let before = -Infinity;
    for (const { from, to, valence } of leg.pieces) {
      if (valence === null) continue;
      if (from - before > LONGEST_BREAK_MS && xs.length > 0) {
        xs.push(at(before + 1));
        ys.push(null); // nothing was heard in between
      }
      if (to - from > LONGEST_HOP_MS) {
        xs.push(at(from)); // of a whole utterance: it holds from its start
        ys.push(valence);
      }
      xs.push(at(to));
      ys.push(valence);
      before = to;
    }
    return [xs, ys];
  });
  const filled = series.filter(([xs]) => xs.length > 0);
  if (filled.length === 0) return [[], ...legs.map(() => [])];
  const modes: (1 | 2)[] = [2];
  return uPlot.join(series as unknown as uPlot.AlignedData[], series.map(() => [1, ...modes] as unknown as uPlot.JoinNullMode[]));
}

define("es-valence", ValenceElement);
