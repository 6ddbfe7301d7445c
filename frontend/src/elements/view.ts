// An element of the page that is drawn anew when anything has changed.

import { LitElement } from "lit";
import { ui } from "../ui.js";

export abstract class View extends LitElement {
  readonly #draw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    ui.addEventListener("change", this.#draw);
  }

  override disconnectedCallback(): void {
    ui.removeEventListener("change", this.#draw);
    super.disconnectedCallback();
  }
}

/** Changes when the legend does. */
export const legendStamp = (): string => `${ui.model.labels.length} ${ui.language} ${ui.scheme}`;
