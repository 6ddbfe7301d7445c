// Draws one leg on a canvas: probabilities stacked over time, and hatched where there is no answer.

import { look, type Pattern, stackOrder } from "./emotions.js";
import type { Leg, Piece } from "./leg.js";

export interface Colours {
  /** Behind speech. */
  speech: string;
  /** Of hatching. */
  hatch: string;
  lost: string;
  cursor: string;
}

export interface Frame {
  /** Wall clock at the left and right edge, ms. */
  from: number;
  to: number;
  width: number;
  height: number;
  /** Device pixels a pixel: edges lie on whole ones, so that neighbours have no seam. */
  scale: number;
  /** Wall clock up to which something can be known, ms. */
  until: number;
  /** When nothing is known: wall clock, ms. */
  unknown: { from: number; to: number }[];
}

export const HATCHES = ["silent", "unsure", "lost", "paused", "unknown"] as const;
type Hatch = (typeof HATCHES)[number];

const TILE = 8;
const MIN_PATTERN_PX = 5;
/** Speech whose result has not come for so long is no longer waited for. */
const LATE_MS = 5_000;
const tiles = new Map<string, CanvasPattern>();

export function drawLane(context: CanvasRenderingContext2D, leg: Leg, labels: string[], frame: Frame, colours: Colours): void {
  context.clearRect(0, 0, frame.width, frame.height);
  const origin = leg.origin;
  if (origin === null || !leg.analysed) return;
  const perMs = (frame.width * frame.scale) / (frame.to - frame.from);
  const x = (position: number): number => Math.round((position + origin - frame.from) * perMs) / frame.scale;
  const fill = (from: number, to: number, ...styles: (string | CanvasPattern)[]): void => {
    const left = Math.max(0, x(from));
    const right = Math.min(frame.width, x(to));
    if (right <= left) return;
    const width = Math.max(0.5, right - left);
    context.clearRect(left, 0, width, frame.height);
    for (const style of styles) {
      context.fillStyle = style;
      context.fillRect(left, 0, width, frame.height);
    }
  };
  const { hatch: grey, lost, speech } = colours;
  const of = (kind: Hatch): CanvasPattern => hatch(context, kind, kind === "lost" ? lost : grey);
  const until = frame.until - origin;
  fill(0, until, of("silent"));
  for (const { from, to } of frame.unknown) fill(Math.max(0, from - origin), Math.min(until, to - origin), of("unknown"));
  for (const { from, to } of leg.pauses) fill(from - origin, Math.min(until, (to ?? Infinity) - origin), of("paused"));
  for (const { from, to } of leg.utterances) {
    if (to === null) fill(from, until, speech, ...(until - Math.max(from, newestOf(leg)) > LATE_MS ? [of("unknown")] : []));
    else fill(from, to, speech, of("unsure")); // what no result covers
  }
  const order = labels.map((_, index) => index).sort((a, b) => stackOrder(labels[a]!, labels[b]!));
  for (const piece of leg.pieces) {
    if (x(piece.to) < 0 || x(piece.from) > frame.width) continue;
    if (piece.reason === null) {
      fill(piece.from, piece.to, speech);
      stack(context, piece, labels, order, x(piece.from), x(piece.to), frame.height);
    } else {
      fill(piece.from, piece.to, speech, of(hatchOf(piece.reason)));
    }
  }
  for (const gap of leg.gaps) fill(gap.from, gap.to, speech, of("lost"));
}

/** Up to when results cover a leg, as a position of it. */
function newestOf(leg: Leg): number {
  return leg.pieces.at(-1)?.to ?? 0;
}

/** Why there is no answer, as it is hatched. */
export function hatchOf(reason: string): Hatch {
  if (reason === "audio_lost" || reason === "overload") return "lost";
  return reason === "paused" ? "paused" : "unsure";
}

export function hatch(context: CanvasRenderingContext2D, kind: Hatch, colour: string): CanvasPattern {
  const strokes: Record<Hatch, Pattern> = { silent: "dots", unsure: "rising", lost: "cross", paused: "columns", unknown: "rows" };
  return pattern(context, strokes[kind], colour);
}

function stack(
  context: CanvasRenderingContext2D,
  piece: Piece,
  labels: string[],
  order: number[],
  left: number,
  right: number,
  height: number,
): void {
  let bottom = height;
  const width = Math.max(0.5, right - left);
  for (const index of order) {
    const share = (piece.shares[index] ?? 0) * height;
    if (share < 0.5) continue;
    const { colour, pattern: name } = look(labels[index]!);
    context.fillStyle = colour;
    context.fillRect(left, bottom - share, width, share);
    if (name !== "plain" && share >= MIN_PATTERN_PX) {
      context.fillStyle = pattern(context, name, "rgba(0, 0, 0, 0.38)");
      context.fillRect(left, bottom - share, width, share);
    }
    bottom -= share;
  }
}

function pattern(context: CanvasRenderingContext2D, name: Pattern, colour: string): CanvasPattern {
  const key = `${name} ${colour}`;
  let made = tiles.get(key);
  if (made === undefined) {
    made = context.createPattern(tile(name, colour), "repeat")!;
    tiles.set(key, made);
  }
  return made;
}

function tile(name: Pattern, colour: string): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = TILE;
  const pen = canvas.getContext("2d")!;
  pen.strokeStyle = pen.fillStyle = colour;
  pen.lineWidth = 1.5;
  pen.beginPath();
  if (name === "rising" || name === "cross") line(pen, [-2, 2, 2, -2], [0, TILE, TILE, 0], [TILE - 2, TILE + 2, TILE + 2, TILE - 2]);
  if (name === "falling" || name === "cross") line(pen, [-2, TILE - 2, 2, TILE + 2], [0, 0, TILE, TILE], [TILE - 2, -2, TILE + 2, 2]);
  if (name === "rows") line(pen, [0, TILE / 2, TILE, TILE / 2]);
  if (name === "columns") line(pen, [TILE / 2, 0, TILE / 2, TILE]);
  pen.stroke();
  if (name === "dots") pen.fillRect(3, 3, 1.6, 1.6);
  return canvas;
}

function line(pen: CanvasRenderingContext2D, ...segments: [number, number, number, number][]): void {
  for (const [fromX, fromY, toX, toY] of segments) {
    pen.moveTo(fromX, fromY);
    pen.lineTo(toX, toY);
  }
}
