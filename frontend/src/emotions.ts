// How each emotion looks: a colour (Okabe and Ito's, which colour-blind people tell apart), a shape and a pattern.
// The word is always beside them.

export interface Look {
  colour: string;
  /** SVG path in a square of 24. */
  shape: string;
  pattern: Pattern;
  /** How much it needs somebody's attention, 0 to 3. */
  need: number;
}

export type Pattern = "plain" | "rising" | "falling" | "cross" | "dots" | "rows" | "columns";

const LOOKS: Record<string, Look> = {
  angry: { colour: "#d55e00", shape: "M12 2 23 21H1Z", pattern: "rising", need: 3 },
  disgust: { colour: "#cc79a7", shape: "M12 1 23 12 12 23 1 12Z", pattern: "cross", need: 2 },
  fearful: { colour: "#0072b2", shape: "M12 22 1 3H23Z", pattern: "dots", need: 3 },
  sad: { colour: "#56b4e9", shape: "M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z", pattern: "rows", need: 2 },
  surprised: {
    colour: "#e69f00",
    shape: "M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",
    pattern: "columns",
    need: 1,
  },
  happy: { colour: "#f0e442", shape: "M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z", pattern: "plain", need: 0 },
  calm: { colour: "#009e73", shape: "M2 15a10 10 0 0 1 20 0Z", pattern: "plain", need: 0 },
  neutral: {
    colour: "#8b95a1",
    shape: "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",
    pattern: "plain",
    need: 0,
  },
};

/** Those that have a look of their own. */
export const LABELS = Object.keys(LOOKS);

const SQUARE = "M3 3H21V21H3Z";
const OTHERS: Look[] = [
  { colour: "#7a5195", shape: SQUARE, pattern: "falling", need: 1 },
  { colour: "#4c9f70", shape: SQUARE, pattern: "dots", need: 1 },
  { colour: "#b5651d", shape: SQUARE, pattern: "cross", need: 1 },
  { colour: "#5b7db1", shape: SQUARE, pattern: "rows", need: 1 },
];
const others = new Map<string, Look>();

/** The order of a stack, from the bottom: what is quiet, then what needs attention. */
const ORDER = ["neutral", "calm", "happy", "surprised", "sad", "disgust", "fearful", "angry"];

export function look(label: string): Look {
  const known = LOOKS[label] ?? others.get(label);
  if (known !== undefined) return known;
  const next = OTHERS[others.size % OTHERS.length]!;
  others.set(label, next);
  return next;
}

export function stackOrder(a: string, b: string): number {
  return rank(a) - rank(b) || a.localeCompare(b);
}

function rank(label: string): number {
  const place = ORDER.indexOf(label);
  return place < 0 ? ORDER.length : place;
}
