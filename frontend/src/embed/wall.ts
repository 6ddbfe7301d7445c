// <emotion-wall>: a tile for each session, those first that need somebody.

import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Options } from "../../../clients/javascript/index.js";
import "../elements/legend.js";
import "../elements/tile.js";
import { type Choice, Sorter, SORTS } from "../order.js";
import type { Session } from "../session.js";
import { EmotionElement } from "./element.js";

const RECENT_S = 180;
const TILE_PARTS = "tile, header, leg, role, state, ribbon, alert";

export class EmotionWallElement extends EmotionElement {
  static override properties: PropertyDeclarations = { state: {}, sort: {}, limit: { type: Number }, legend: { type: Boolean } };
  static override styles = [
    ...EmotionElement.styles,
    css`
      .grid {
        --lane-height: var(--emotion-lane-height, 40px);
        display: grid;
        gap: 0.9em;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--emotion-tile-width, 300px)), 1fr));
      }
      es-legend {
        display: block;
        margin-top: 1em;
      }
    `,
  ];

  /** Only sessions of which a party has this state. */
  state = "";
  sort: Choice["sort"] = "need";
  /** How many at most; 0: all. */
  limit = 0;
  legend = false;
  readonly #sorter = new Sorter();

  protected override streamOptions(): Options {
    return { ...super.streamOptions(), view: "wall", recentS: RECENT_S };
  }

  protected override content(): TemplateResult {
    const { texts, scheme, model } = this;
    const sort = SORTS.find((name) => name === this.sort) ?? "need";
    const roles = this.roleNames();
    const choice = { role: roles.length === 1 ? roles[0]! : "", state: this.state || "", sort };
    const sorted = this.#sorter.sorted(model.sessions.values(), choice);
    const shown = this.limit > 0 ? sorted.slice(0, this.limit) : sorted;
    const empty = html`<p class="empty" part="empty">${texts.t(model.sessions.size > 0 ? "no_match" : "nobody")}</p>`;
    return html`${shown.length === 0 ? empty : nothing}
      <div class="grid" part="grid">
        ${repeat(
          shown,
          (session) => session.id,
          (session) =>
            html`<es-tile exportparts=${TILE_PARTS} .display=${this} .session=${session} .stamp=${this.#stamp(session)} @choose=${() => this.#choose(session)}></es-tile>`,
        )}
      </div>
      ${this.legend ? html`<es-legend .display=${this} .stamp=${`${model.labels.length} ${texts.code} ${scheme}`}></es-legend>` : nothing}`;
  }

  #stamp(session: Session): string {
    return `${session.version} ${Math.floor(this.now() / 1000)} ${this.isStale} ${this.texts.code} ${this.scheme}`;
  }

  #choose(session: Session): void {
    this.tell("emotion-select", { session_id: session.id, call_reference: session.callReference });
  }
}
