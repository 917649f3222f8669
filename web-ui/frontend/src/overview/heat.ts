import * as format from '../format';
import type { Colours } from '../theme';
import { type Box, squarify } from './treemap';
import { TILE, type Tile } from './wire';

/* What the heatmap shows, from the engine's tiles. Pure: no element, no clock. */

export const SIZES = ['turnover', 'weight', 'equal'] as const;
export type Size = (typeof SIZES)[number];
export const COLOURS = ['change', 'delta', 'oi', 'volume'] as const;
export type Colouring = (typeof COLOURS)[number];

const FIELD: Record<Colouring, number> = {
  change: TILE.CHANGE,
  delta: TILE.DELTA,
  oi: TILE.OI,
  volume: TILE.VOLUME,
};
/** Where a colour is full, percent: analytics 8.7 clips the change at 5. */
export const FULL: Record<Exclude<Colouring, 'volume'>, number> = { change: 5, delta: 25, oi: 10 };
/** Of the mean of whole days: most of a day stands below 1. */
export const VOLUME_STEPS = [0.2, 0.5, 1, 1.5, 2.5] as const;
const STEPS = 5;
const OTHERS = 'Other';
export const HEAD_PX = 15;

export interface SectorOf {
  readonly sector: string;
  readonly marketCap: number | null;
}

export interface Group {
  readonly name: string;
  readonly tiles: readonly Tile[];
  readonly weights: readonly number[];
  readonly weight: number;
}

/** Tiles by sector, heaviest first, each with what its area stands for. Without weight, no tile. */
export function groupsOf(
  tiles: readonly Tile[],
  sectorOf: (id: number) => SectorOf | undefined,
  size: Size,
): Group[] {
  const groups = new Map<string, { tile: Tile; weight: number }[]>();
  for (const tile of tiles) {
    const known = sectorOf(tile[TILE.ID]!);
    const weight = weightOf(tile, known, size);
    if (weight > 0) {
      const name = known?.sector ?? OTHERS;
      groups.set(name, [...(groups.get(name) ?? []), { tile, weight }]);
    }
  }
  return [...groups]
    .map(([name, held]) => grouped(name, held))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
}

function grouped(name: string, held: { tile: Tile; weight: number }[]): Group {
  held.sort((a, b) => b.weight - a.weight || a.tile[TILE.ID]! - b.tile[TILE.ID]!);
  return {
    name,
    tiles: held.map((it) => it.tile),
    weights: held.map((it) => it.weight),
    weight: held.reduce((sum, it) => sum + it.weight, 0),
  };
}

function weightOf(tile: Tile, known: SectorOf | undefined, size: Size): number {
  return size === 'equal' ? 1 : ((size === 'weight' ? known?.marketCap : tile[TILE.TURNOVER]) ?? 0);
}

export interface Head extends Box {
  readonly name: string;
}

export interface Place extends Box {
  readonly id: number;
}

/** Where sectors and their tiles stand; a sector too small for its name gives the room to its tiles. */
export function placesOf(
  groups: readonly Group[],
  width: number,
  height: number,
): { heads: Head[]; places: Place[] } {
  const heads: Head[] = [];
  const boxes = squarify(
    groups.map((it) => it.weight),
    { x: 0, y: 0, width, height },
  );
  const places = groups.flatMap((group, at) => {
    const box = boxes[at]!;
    const named = groups.length > 1 && box.height > 3 * HEAD_PX && box.width > 44;
    const top = named ? HEAD_PX : 0;
    if (named) {
      heads.push({ ...box, height: HEAD_PX, name: group.name });
    }
    const inside = { ...box, y: box.y + top, height: box.height - top };
    return squarify(group.weights, inside).map((it, i) => ({ ...it, id: group.tiles[i]![TILE.ID]! }));
  });
  return { heads, places };
}

export function figureOf(tile: Tile, colouring: Colouring): number | null {
  return tile[FIELD[colouring]] ?? null;
}

/** 0 for none to 5 for full. */
export function stepOf(value: number | null, colouring: Colouring): number {
  if (value === null || value === 0) {
    return 0;
  }
  return colouring === 'volume'
    ? VOLUME_STEPS.filter((it) => value >= it).length
    : Math.min(STEPS, Math.max(1, Math.ceil((Math.abs(value) / FULL[colouring]) * STEPS - 1e-9)));
}

export function tintOf(value: number | null, colouring: Colouring, colours: Colours): string {
  const step = stepOf(value, colouring);
  const tints = colouring === 'volume' ? colours.volumeTint : value! < 0 ? colours.downTint : colours.upTint;
  return step === 0 ? colours.raised : tints[step]!;
}

/** `▲ +1.82`, `▼ −4.10`, `2.4×`: a glyph besides the colour (UI-31). */
export function figureText(value: number | null, colouring: Colouring): string {
  if (value === null) {
    return format.MISSING;
  }
  return colouring === 'volume'
    ? format.times(value)
    : `${format.glyph(value).trim()} ${format.signedDecimal(value, 2)}`.trim();
}
