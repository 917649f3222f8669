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

  /** Draws with `paint` when `key` or the canvas changed; `label` says in words what is drawn. */
  paint(
    key: string,
    label: string,
    decimals: 2 | 4,
    scaleOf: (height: number) => RowScale,
    paint: (ground: Ground) => void,
  ): void {
    const state = `${this.epoch} ${key}`;
    if (state === this.shown || this.sheet.height < 40) {
      return;
    }
    this.shown = state;
    this.canvas.setAttribute('aria-label', label);
    const { context, ratio, width, height } = this.sheet;
    this.sheet.clear();
    context.save();
    context.scale(ratio, ratio);
    context.font = `${CELL_PX}px ${MONO}`;
    context.textBaseline = 'middle';
    const ground = {
      context,
      colours: this.look.colours,
      scale: scaleOf(height),
      width: width - PRICE_PX,
      height,
      decimals,
    };
    paintAxis(ground);
    paint(ground);
    context.restore();
  }
}

function paintAxis({ context, colours, scale, width, height, decimals }: Ground): void {
  const every = labelEvery(scale);
  const step = every * scale.rowHeight;
  context.fillStyle = colours.grid;
  context.fillRect(width, 0, 1, height);
  context.textAlign = 'right';
  for (let at = Math.floor(scale.top / step) * step; rowTop(scale, at) < height; at -= step) {
    const y = Math.round(rowTop(scale, at) + scale.rowPx / 2);
    context.fillStyle = tint(colours.grid, colours.gridAlpha);
    context.fillRect(0, y, width, 1);
    context.fillStyle = colours.dim;
    context.fillText(price(at, decimals), width + PRICE_PX - 8, y + 1);
  }
}

/** A named price over the axis. Figures of the axis below it give way. */
export function paintTag(ground: Ground, at: number, name: string, colour: string): void {
  const { context, colours, scale, width, decimals } = ground;
  const y = Math.round(rowTop(scale, at) + scale.rowPx / 2);
  context.fillStyle = colours.raised;
  context.fillRect(width + 1, y - 8, PRICE_PX, 16);
  context.fillStyle = colour;
  context.textAlign = 'right';
  context.fillText(price(at, decimals), width + PRICE_PX - 8, y + 1);
  context.textAlign = 'right';
  context.fillText(name, width - 4, y + 1);
}
