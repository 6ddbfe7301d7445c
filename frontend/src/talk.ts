// Who talks how much: shares of a stretch of time. Pure.

import type { Leg, Utterance } from "./model.js";

export interface Talk {
  /** Milliseconds in which only this leg speaks. */
  alone: Map<string, number>;
  /** In which several do. */
  overlap: number;
  silence: number;
  total: number;
}

/** Count over wall clock `from` to `to`, ms. */
export function talk(legs: Leg[], from: number, to: number): Talk {
  const edges: { at: number; leg: string; change: 1 | -1 }[] = [];
  for (const leg of legs) {
    if (leg.origin === null) continue;
    for (const spoken of leg.utterances) {
      const [start, end] = clipped(spoken, leg.origin, from, to);
      if (start < end) edges.push({ at: start, leg: leg.id, change: 1 }, { at: end, leg: leg.id, change: -1 });
    }
  }
  edges.sort((a, b) => a.at - b.at || a.change - b.change);
  const result: Talk = { alone: new Map(legs.map((leg) => [leg.id, 0])), overlap: 0, silence: 0, total: Math.max(0, to - from) };
  const speaking = new Map<string, number>();
  let at = from;
  for (const edge of [...edges, { at: to, leg: "", change: 1 as const }]) {
    const active = [...speaking].filter(([, count]) => count > 0).map(([leg]) => leg);
    const lasted = edge.at - at;
    if (active.length === 0) result.silence += lasted;
    else if (active.length > 1) result.overlap += lasted;
    else result.alone.set(active[0]!, result.alone.get(active[0]!)! + lasted);
    speaking.set(edge.leg, (speaking.get(edge.leg) ?? 0) + edge.change);
    at = edge.at;
  }
  return result;
}

function clipped(spoken: Utterance, origin: number, from: number, to: number): [number, number] {
  return [Math.max(from, spoken.from + origin), Math.min(to, spoken.to === null ? to : spoken.to + origin)];
}
