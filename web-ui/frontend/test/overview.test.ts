import { describe, expect, it } from 'vitest';
import { figureText, groupsOf, placesOf, stepOf } from '../src/overview/heat';
import { placeIn } from '../src/overview/indices';
import { type TileBox, nextTile } from '../src/overview/tiles';
import { type Box, squarify } from '../src/overview/treemap';
import type { Tile } from '../src/overview/wire';

const WALL: Box = { x: 10, y: 20, width: 640, height: 360 };

function overlap(a: Box, b: Box): number {
  const side = (from: number, length: number, other: number, otherLength: number) =>
    Math.min(from + length, other + otherLength) - Math.max(from, other);
  return Math.max(0, side(a.x, a.width, b.x, b.width)) * Math.max(0, side(a.y, a.height, b.y, b.height));
}

describe('a treemap', () => {
  const weights = Array.from({ length: 500 }, (_, at) => 1 + ((at * 7919) % 1000)).sort((a, b) => b - a);
  const boxes = squarify(weights, WALL);

  it('gives each weight its share of the wall', () => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    boxes.forEach(({ width, height }, at) =>
      expect(width * height).toBeCloseTo((weights[at]! / sum) * WALL.width * WALL.height, 4),
    );
  });

  it('lays no tile over another and none outside', () => {
    for (let at = 0; at < boxes.length; at += 7) {
      const { x, y, width, height } = boxes[at]!;
      expect(x + width).toBeLessThanOrEqual(WALL.x + WALL.width + 1e-6);
      expect(y + height).toBeLessThanOrEqual(WALL.y + WALL.height + 1e-6);
      boxes.forEach((other, i) => i !== at && expect(overlap(boxes[at]!, other)).toBeLessThan(1e-6));
    }
  });

  it('keeps tiles of like weight near to squares', () => {
    const ratios = squarify(Array(48).fill(1), WALL).map(({ width, height }) => width / height);
    expect(Math.max(...ratios)).toBeLessThan(3);
    expect(Math.min(...ratios)).toBeGreaterThan(1 / 3);
  });

  it('has no room for what weighs nothing', () => {
    expect(squarify([3, 0], WALL)[1]).toMatchObject({ width: 0 });
    expect(squarify([], WALL)).toEqual([]);
    expect(squarify([0, 0], WALL).every((it) => it.width * it.height === 0)).toBe(true);
  });
});

describe('the heatmap', () => {
  const tiles: Tile[] = [
    [1, 1.2, 500, null, null, 2],
    [2, -7, 900, -3, 4, null],
    [3, 0, 100, null, null, 1],
    [4, 0.4, null, null, null, null],
  ];
  const sectorOf = (id: number) =>
    id === 3 ? undefined : { sector: id === 2 ? 'Banks' : 'IT', marketCap: id === 1 ? 80 : null };

  it('groups by sector, the heaviest first; what has no weight has no tile', () => {
    const groups = groupsOf(tiles, sectorOf, 'turnover');
    expect(groups.map((it) => [it.name, it.weight])).toEqual([
      ['Banks', 900],
      ['IT', 500],
      ['Other', 100],
    ]);
    expect(groupsOf(tiles, sectorOf, 'weight').flatMap((it) => it.tiles.map((tile) => tile[0]))).toEqual([1]);
    expect(groupsOf(tiles, sectorOf, 'equal').map((it) => it.tiles.length)).toEqual([2, 1, 1]);
  });

  it('names sectors above their tiles', () => {
    const { heads, places } = placesOf(groupsOf(tiles, sectorOf, 'equal'), 600, 400);
    expect(heads.map((it) => it.name)).toEqual(['IT', 'Banks', 'Other']);
    expect(places.map((it) => it.id)).toEqual([1, 4, 2, 3]);
    expect(places.every((it) => it.y >= 15)).toBe(true);
  });

  it('clips colours: five per cent is full, zero is none, volume has steps of its own', () => {
    expect([0, 0.3, -1, 1.01, 4.9, -5, 75].map((it) => stepOf(it, 'change'))).toEqual([0, 1, 1, 2, 5, 5, 5]);
    expect([0, 0.1, 0.2, 0.99, 1, 9].map((it) => stepOf(it, 'volume'))).toEqual([0, 0, 1, 2, 3, 5]);
    expect(stepOf(null, 'oi')).toBe(0);
  });

  it('says the direction by a glyph, too', () => {
    expect(figureText(1.234, 'change')).toBe('▲ +1.23');
    expect(figureText(-0.5, 'delta')).toBe('▼ −0.50');
    expect(figureText(0, 'change')).toBe('0.00');
    expect(figureText(2.44, 'volume')).toBe('2.4×');
    expect(figureText(null, 'oi')).toBe('—');
  });
});

describe('arrow keys on tiles', () => {
  const tile = (id: number, x: number, y: number): TileBox => ({
    id,
    x,
    y,
    width: 10,
    height: 10,
    fill: '',
    lines: [],
    spoken: '',
  });
  const tiles = [tile(1, 0, 0), tile(2, 12, 0), tile(3, 0, 12), tile(4, 13, 12)];

  it('go to the neighbour that way, and stay at the edge', () => {
    expect(nextTile(tiles, null, [1, 0])!.id).toBe(1);
    expect(nextTile(tiles, 1, [1, 0])!.id).toBe(2);
    expect(nextTile(tiles, 1, [0, 1])!.id).toBe(3);
    expect(nextTile(tiles, 4, [-1, 0])!.id).toBe(3);
    expect(nextTile(tiles, 4, [1, 0])!.id).toBe(4);
    expect(nextTile([], null, [1, 0])).toBeNull();
  });
});

describe('the day’s range', () => {
  it('places the last price, and nothing before there is a range', () => {
    expect(placeIn(100, 200, 150)).toBe(0.5);
    expect([placeIn(100, 100, 100), placeIn(NaN, 200, 150), placeIn(100, 200, 250)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
