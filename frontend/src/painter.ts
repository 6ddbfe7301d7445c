// Paints canvases when they are due, a few in each frame: two hundred of them cost no more than the frame has time for.

const BUDGET_MS = 6;
const TICK_MS = 100;

export interface Painting {
  /** Whether it can be seen. */
  visible: boolean;
  /** Milliseconds between two paintings. */
  everyMs: number;
  paint(): void;
}

const due = new Map<Painting, number>();
let ticking = false;

export function startPainting(painting: Painting): void {
  due.set(painting, 0);
  if (!ticking) {
    ticking = true;
    tick();
  }
}

export function stopPainting(painting: Painting): void {
  due.delete(painting);
}

/** Paint it as soon as there is time. */
export function paintSoon(painting: Painting): void {
  if (due.has(painting)) due.set(painting, 0);
}

function tick(): void {
  if (due.size === 0) {
    ticking = false;
    return;
  }
  setTimeout(() => requestAnimationFrame(frame), TICK_MS);
}

function frame(began: number): void {
  for (const [painting, at] of due) {
    if (!painting.visible || at > began) continue;
    painting.paint();
    due.delete(painting); // at the end of the line: the next frame goes on with the others
    due.set(painting, began + painting.everyMs);
    if (performance.now() - began > BUDGET_MS) break;
  }
  tick();
}
