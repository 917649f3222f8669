/** Boxes whose areas are weights: squarified (Bruls, Huizing, van Wijk, 2000). Pure, CSS pixels. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box for each weight, in the order given; the heavier first, the squarer they become. */
export function squarify(weights: readonly number[], box: Box): Box[] {
  const sum = weights.reduce((total, weight) => total + Math.max(0, weight), 0);
  const area = sum > 0 ? (box.width * box.height) / sum : 0;
  const boxes: Box[] = [];
  let rest = box;
  for (let at = 0; at < weights.length; ) {
    const end = rowEnd(weights, at, area, Math.min(rest.width, rest.height));
    rest = layRow(weights.slice(at, end), area, rest, boxes);
    at = end;
  }
  return boxes;
}

/** A row grows as long as its worst box becomes squarer. */
function rowEnd(weights: readonly number[], from: number, area: number, side: number): number {
  let end = from + 1;
  let worst = worstOf(weights, from, end, area, side);
  while (end < weights.length) {
    const next = worstOf(weights, from, end + 1, area, side);
    if (next > worst) {
      break;
    }
    worst = next;
    end++;
  }
  return end;
}

function worstOf(weights: readonly number[], from: number, to: number, area: number, side: number): number {
  let [sum, least, most] = [0, Infinity, 0];
  for (let at = from; at < to; at++) {
    const size = Math.max(0, weights[at]!) * area;
    sum += size;
    least = Math.min(least, size);
    most = Math.max(most, size);
  }
  return sum === 0 || least === 0
    ? Infinity
    : Math.max((side * side * most) / (sum * sum), (sum * sum) / (side * side * least));
}

/** Lays a row along the shorter side and returns what remains. */
function layRow(weights: readonly number[], area: number, box: Box, out: Box[]): Box {
  const sum = weights.reduce((total, weight) => total + Math.max(0, weight) * area, 0);
  const upright = box.width >= box.height;
  const side = upright ? box.height : box.width;
  const depth = side > 0 ? sum / side : 0;
  let along = upright ? box.y : box.x;
  for (const weight of weights) {
    const length = depth > 0 ? (Math.max(0, weight) * area) / depth : 0;
    out.push(
      upright
        ? { x: box.x, y: along, width: depth, height: length }
        : { x: along, y: box.y, width: length, height: depth },
    );
    along += length;
  }
  return upright
    ? { ...box, x: box.x + depth, width: Math.max(0, box.width - depth) }
    : { ...box, y: box.y + depth, height: Math.max(0, box.height - depth) };
}
