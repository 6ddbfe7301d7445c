// Who talks how much: shares of a stretch of time. Pure.

import type { Leg, Stretch, Utterance } from "./leg.js";

export interface Talk {
  /** Milliseconds in which only this leg speaks. */
  alone: Map<string, number>;
  /** In which several do. */
  overlap: number;
  silence: number;
  total: number;
}

/** Count over wall clock `from` to `to`, ms, without the stretches of which nothing is known. */
export function talk(legs: Leg[], from: number, to: number, unknown: Stretch[] = []): Talk {
  const total: Talk = { alone: new Map(legs.map((leg) => [leg.id, 0])), overlap: 0, silence: 0, total: 0 };
  let at = from;
  for (const hole of [...unknown].sort((a, b) => a.from - b.from)) {
    add(total, legs, at, Math.min(hole.from, to));
    at = Math.max(at, hole.to);
  }
  add(total, legs, at, to);
  return total;
}

function add(total: Talk, legs: Leg[], from: number, to: number): void {
  if (from >= to) return;
  const edges: { at: number; leg: string; change: 1 | -1 }[] = [];
  for (const leg of legs) {
    if (leg.origin === null) continue;
    for (const spoken of leg.utterances) {
      const [start, end] = clipped(spoken, leg.origin, from, to);
      if (start < end) edges.push({ at: start, leg: leg.id, change: 1 }, { at: end, leg: leg.id, change: -1 });
    }
  }
  edges.sort((a, b) => a.at - b.at || a.change - b.change);
  total.total += to - from;
  const speaking = new Map<string, number>();
  let at = from;
  for (const edge of [...edges, { at: to, leg: "", change: 1 as const }]) {
    const active = [...speaking].filter(([, count]) => count > 0).map(([leg]) => leg);
    const lasted = edge.at - at;
    if (active.length === 0) total.silence += lasted;
    else if (active.length > 1) total.overlap += lasted;
    else total.alone.set(active[0]!, total.alone.get(active[0]!)! + lasted);
    speaking.set(edge.leg, (speaking.get(edge.leg) ?? 0) + edge.change);
    at = edge.at;
  }
}

function clipped(spoken: Utterance, origin: number, from: number, to: number): [number, number] {
  return [Math.max(from, spoken.from + origin), Math.min(to, spoken.to === null ? to : spoken.to + origin)];
}
