import { CELL_PX, MONO, Sheet } from '../canvas';
import { el } from '../dom';
import { price } from '../format';
import type { Colours, Look } from '../theme';
import { tint } from '../theme';
import { type RowScale, labelEvery, rowTop } from './scale';

export const PRICE_PX = 84;

/** What a painter of rows is given: a context in CSS pixels and where things are. */
export interface Ground {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly scale: RowScale;
  readonly width: number;
  readonly height: number;
  readonly decimals: 2 | 4;
}

/** A price with a name; `key` for the one that matters most. */
export interface Level {
  readonly price: number;
  readonly name: string;
  readonly key: boolean;
}

/** What a board shows: drawn anew when `key` changes, `label` says it in words. */
export interface Picture {
  readonly key: string;
  readonly label: string;
  readonly decimals: 2 | 4;
  readonly levels: readonly Level[];
  readonly scaleOf: (height: number) => RowScale;
  readonly paint: (ground: Ground) => void;
}

/** A canvas of price rows with its axis at the right; redrawn when what it shows or its size changes. */
export class Board {
  readonly element: HTMLElement;
  private readonly canvas: HTMLCanvasElement;
  private readonly sheet: Sheet;
  private epoch = 0;
  private shown = '';

  constructor(
    private readonly look: Look,
    testId: string,
  ) {
    this.canvas = el('canvas', { class: 'layer', role: 'img', 'data-testid': testId, tabindex: 0 });
    this.element = el('div', { class: 'board' }, this.canvas);
    this.sheet = new Sheet(this.canvas, () => this.epoch++);
    look.onChange(() => this.epoch++);
  }

  get height(): number {
    return this.sheet.height;
  }

  /** Draws when the picture or the canvas changed. */
  paint(picture: Picture): void {
    const state = `${this.epoch} ${picture.key}`;
    if (state === this.shown || this.sheet.height < MIN_PX) {
      return;
    }
    this.shown = state;
    this.canvas.setAttribute('aria-label', picture.label);
    const { context, ratio, width, height } = this.sheet;
    this.sheet.clear();
    context.save();
    context.scale(ratio, ratio);
    context.font = `${CELL_PX}px ${MONO}`;
    context.textBaseline = 'middle';
    const { decimals } = picture;
    const { colours } = this.look;
    const scale = picture.scaleOf(height);
    const ground = { context, colours, scale, width: width - PRICE_PX, height, decimals };
    paintAxis(ground, picture.levels);
    picture.paint(ground);
    picture.levels.forEach((level) => paintLevel(ground, level));
    context.restore();
  }
}

const MIN_PX = 40; // not laid out yet

function rowMiddle({ scale }: Ground, price: number): number {
  return Math.round(rowTop(scale, price) + scale.rowPx / 2);
}

/** Round prices, except those a named level would half cover. */
function paintAxis(ground: Ground, levels: readonly Level[]): void {
  const { context, colours, scale, width, height, decimals } = ground;
  const step = labelEvery(scale) * scale.rowHeight;
  const taken = levels.map((level) => rowMiddle(ground, level.price));
  context.fillStyle = colours.grid;
  context.fillRect(width, 0, 1, height);
  context.textAlign = 'right';
  for (let at = Math.floor(scale.top / step) * step; rowTop(scale, at) < height; at -= step) {
    const y = rowMiddle(ground, at);
    context.fillStyle = tint(colours.grid, colours.gridAlpha);
    context.fillRect(0, y, width, 1);
    if (y > 8 && y < height - 8 && taken.every((it) => Math.abs(it - y) >= 15)) {
      context.fillStyle = colours.dim;
      context.fillText(price(at, decimals), width + PRICE_PX - 8, y + 1);
    }
  }
}

/** A price on the axis with its name left of it. */
function paintLevel(ground: Ground, level: Level): void {
  const { context, colours, width, decimals } = ground;
  const y = rowMiddle(ground, level.price);
  context.fillStyle = colours.raised;
  context.fillRect(width + 1, y - 8, PRICE_PX, 16);
  context.fillStyle = level.key ? colours.poc : colours.text;
  context.textAlign = 'right';
  context.fillText(price(level.price, decimals), width + PRICE_PX - 8, y + 1);
  context.fillText(level.name, width - 4, y + 1);
}

/** POC, VAH and VAL as far as they are known; at one price the first of them, there is room for no more. */
export function areaLevels(it: {
  readonly poc: number | null;
  readonly vah: number | null;
  readonly val: number | null;
}): Level[] {
  const named = [
    { price: it.poc, name: 'POC', key: true },
    { price: it.vah, name: 'VAH', key: false },
    { price: it.val, name: 'VAL', key: false },
  ];
  return named.flatMap(({ price, name, key }, at) =>
    price === null || named.findIndex((other) => other.price === price) < at ? [] : [{ price, name, key }],
  );
}
