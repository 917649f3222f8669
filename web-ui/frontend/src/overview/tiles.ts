import { CELL_PX, MONO, Sheet, figureWidth } from '../canvas';
import { attribute, el } from '../dom';
import type { Look } from '../theme';
import type { Box } from './treemap';

/** A box with a colour, up to two lines of text, and what is said of it when it is pointed at. */
export interface TileBox extends Box {
  readonly id: number;
  readonly fill: string;
  readonly lines: readonly string[];
  readonly spoken: string;
}

/** Words that stand on the canvas without being tiles: sector names, row and column heads. */
export interface Caption extends Box {
  readonly text: string;
  readonly align: 'left' | 'right';
}

const PAD_PX = 4;
const LINE_PX = 14;
const MIN_TEXT_PX = 26;

/**
 * Tiles on one canvas: drawn when they change, while pointer and arrow keys move an outline above it. One
 * tile is chosen, one is looked at.
 */
export class TileCanvas {
  readonly element: HTMLElement;
  onPick: (id: number) => void = () => {};
  onOpen: (id: number) => void = () => {};
  /** Looked at by pointer or keyboard; null when nothing is. */
  onLook: (tile: TileBox | null, byKey: boolean) => void = () => {};
  /** Grows when everything must be laid out anew. */
  epoch = 0;
  hovered = false;
  private readonly canvas: HTMLCanvasElement;
  private readonly sheet: Sheet;
  private readonly outline = el('div', { class: 'tile-outline', hidden: true });
  private readonly chosen = el('div', { class: 'tile-chosen', hidden: true });
  private tiles: readonly TileBox[] = [];
  private looked: number | null = null;
  private chosenId = -1;

  constructor(
    private readonly look: Look,
    testId: string,
    label: string,
  ) {
    const role = { role: 'application', 'aria-label': label, 'data-testid': testId, tabindex: 0 };
    this.canvas = el('canvas', { class: 'layer' });
    this.element = el('div', { class: 'tiles', ...role }, this.canvas, this.chosen, this.outline);
    this.sheet = new Sheet(this.canvas, () => this.epoch++);
    look.onChange(() => this.epoch++);
    this.listen();
  }

  private listen(): void {
    const { element } = this;
    element.addEventListener('pointermove', (event) => this.point(event.offsetX, event.offsetY));
    element.addEventListener('pointerenter', () => (this.hovered = true));
    element.addEventListener('pointerleave', () => {
      this.hovered = false;
      this.lookAt(null, false);
    });
    element.addEventListener('blur', () => this.lookAt(null, true));
    element.addEventListener('click', () => this.looked !== null && this.onPick(this.looked));
    element.addEventListener('dblclick', () => this.looked !== null && this.onOpen(this.looked));
    element.addEventListener('keydown', (event) => this.onKey(event));
  }

  get width(): number {
    return this.sheet.width;
  }

  get height(): number {
    return this.sheet.height;
  }

  show(tiles: readonly TileBox[], captions: readonly Caption[]): void {
    this.tiles = tiles;
    const { context, ratio } = this.sheet;
    const digit = figureWidth(context, ratio) / ratio;
    this.sheet.clear();
    context.save();
    context.scale(ratio, ratio);
    context.font = `${CELL_PX}px ${MONO}`;
    context.textBaseline = 'middle';
    captions.forEach((it) => this.paintCaption(it, digit));
    tiles.forEach((it) => this.paintTile(it, digit));
    context.restore();
    this.place(this.outline, this.looked);
    this.place(this.chosen, this.chosenId);
  }

  choose(id: number): void {
    this.chosenId = id;
    this.place(this.chosen, id);
  }

  private paintCaption({ x, y, width, height, text, align }: Caption, digit: number): void {
    const { context } = this.sheet;
    const most = Math.floor((width - PAD_PX) / digit);
    context.fillStyle = this.look.colours.dim;
    context.textAlign = align;
    const at = align === 'left' ? x + PAD_PX : x + width - PAD_PX;
    context.fillText(text.length > most ? `${text.slice(0, most - 1)}…` : text, at, y + height / 2);
  }

  private paintTile({ x, y, width, height, fill, lines }: TileBox, digit: number): void {
    const { context } = this.sheet;
    const { colours } = this.look;
    context.fillStyle = colours.panel;
    context.fillRect(x, y, width, height);
    context.fillStyle = fill;
    context.fillRect(x, y, Math.max(0, width - 1), Math.max(0, height - 1));
    if (width < MIN_TEXT_PX || height < LINE_PX) {
      return;
    }
    const fits = (line: string) => line.length * digit <= width - PAD_PX;
    const named = lines.length > 0 && fits(lines[0]!); // a figure without its name tells nothing
    const shown = named ? lines.filter(fits).slice(0, Math.floor(height / LINE_PX)) : [];
    context.fillStyle = colours.text;
    context.textAlign = 'center';
    shown.forEach((line, at) => {
      const middle = y + height / 2 + (at - (shown.length - 1) / 2) * LINE_PX;
      context.fillText(line, x + width / 2, middle);
    });
  }

  private point(x: number, y: number): void {
    const at = this.tiles.find((it) => x >= it.x && x < it.x + it.width && y >= it.y && y < it.y + it.height);
    this.lookAt(at ?? null, false);
  }

  private lookAt(tile: TileBox | null, byKey: boolean): void {
    const id = tile?.id ?? null;
    if (id !== this.looked) {
      this.looked = id;
      this.place(this.outline, id);
      this.onLook(tile, byKey);
    }
  }

  private place(mark: HTMLElement, id: number | null): void {
    const tile = id === null ? undefined : this.tiles.find((it) => it.id === id);
    mark.hidden = !tile;
    if (tile) {
      const { x, y, width, height } = tile;
      const box = `left:${x}px;top:${y}px;width:${width - 1}px;height:${height - 1}px`;
      if (mark.dataset.at !== box) {
        mark.dataset.at = box;
        mark.style.cssText = box;
      }
    }
  }

  private onKey(event: KeyboardEvent): void {
    const way = WAYS[event.key];
    if (way) {
      event.preventDefault();
      event.stopPropagation();
      this.lookAt(nextTile(this.tiles, this.looked, way), true);
    } else if (this.looked !== null && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      event.stopPropagation();
      (event.key === 'Enter' ? this.onOpen : this.onPick)(this.looked);
    }
  }

  describe(label: string): void {
    attribute(this.element, 'aria-label', label);
  }
}

type Way = readonly [dx: number, dy: number];
const WAYS: Record<string, Way> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest tile that way, straight ahead before askew; the first one when none is looked at. */
export function nextTile(tiles: readonly TileBox[], from: number | null, [dx, dy]: Way): TileBox | null {
  const start = tiles.find((it) => it.id === from);
  if (!start) {
    return tiles[0] ?? null;
  }
  let [best, least] = [start, Infinity];
  for (const tile of tiles) {
    const x = centre(tile.x, tile.width) - centre(start.x, start.width);
    const y = centre(tile.y, tile.height) - centre(start.y, start.height);
    const ahead = x * dx + y * dy;
    const askew = Math.abs(x * dy) + Math.abs(y * dx);
    const far = ahead + 3 * askew;
    if (tile !== start && ahead > 0.5 && far < least) {
      [best, least] = [tile, far];
    }
  }
  return best;
}

function centre(at: number, length: number): number {
  return at + length / 2;
}
