import { el, options } from '../dom';
import * as format from '../format';
import type { Market } from '../market';
import type { Speaker } from '../speaker';
import type { Look } from '../theme';
import {
  COLOURS,
  type Colouring,
  FULL,
  type Head,
  type Place,
  SIZES,
  VOLUME_STEPS,
  type SectorOf,
  type Size,
  figureOf,
  figureText,
  groupsOf,
  placesOf,
  stepOf,
  tintOf,
} from './heat';
import { COLOUR_WORD, SIZE_WORD, text } from './text';
import { TileCanvas } from './tiles';
import { TILE, type Tile } from './wire';

const LAYOUT_MS = 10_000; // sizes move slowly; colours and figures follow each answer

/** Stocks as tiles, by sector: sized and coloured by what is chosen (UI-31). */
export class Heatmap {
  readonly canvas: TileCanvas;
  readonly size = chooser('Tile size', SIZE_WORD, SIZES);
  readonly colouring = chooser('Tile colour', COLOUR_WORD, COLOURS);
  readonly legend = el('p', { class: 'heat-legend num', 'aria-hidden': 'true' });
  /** Nothing has a weight by the chosen size. */
  weightless = false;
  private tiles: readonly Tile[] = [];
  private heads: readonly Head[] = [];
  private places: readonly Place[] = [];
  /** Their open says split or listing: a change of theirs means nothing. */
  suspects: ReadonlySet<number> = new Set();
  private laidOut = '';
  private nextLayoutMs = 0;
  private shown = '';
  private shownLegend = '';

  constructor(
    private readonly market: Market,
    private readonly look: Look,
    speaker: Speaker,
  ) {
    this.canvas = new TileCanvas(look, 'heatmap', text.heatLabel);
    this.canvas.onLook = (tile, byKey) => {
      this.onLook(tile?.id ?? null);
      if (tile && byKey) {
        speaker.say(tile.spoken);
      }
    };
  }

  onLook: (id: number | null) => void = () => {};

  get sizeBy(): Size {
    return this.size.value as Size;
  }

  get colourBy(): Colouring {
    return this.colouring.value as Colouring;
  }

  tile(id: number): Tile | undefined {
    return this.tiles.find((it) => it[TILE.ID] === id);
  }

  paint(
    version: number,
    tiles: readonly Tile[],
    sectorOf: (id: number) => SectorOf | undefined,
    nowMs: number,
  ): void {
    const { canvas } = this;
    this.tiles = tiles;
    this.layOut(sectorOf, nowMs);
    const key = [this.laidOut, this.nextLayoutMs, version, this.colourBy].join();
    if (key === this.shown || canvas.height < 40) {
      return;
    }
    this.shown = key;
    this.draw();
    this.showLegend();
  }

  /** Tiles keep their places under the pointer and for a while: only then may they be compared (UI-05). */
  private layOut(sectorOf: (id: number) => SectorOf | undefined, nowMs: number): void {
    const { canvas } = this;
    const key = [canvas.epoch, this.sizeBy, this.tiles.length].join();
    const due = nowMs >= this.nextLayoutMs && !canvas.hovered;
    if ((key === this.laidOut && !due) || canvas.height < 40) {
      return;
    }
    this.laidOut = key;
    this.nextLayoutMs = nowMs + LAYOUT_MS;
    const groups = groupsOf(this.tiles, sectorOf, this.sizeBy);
    this.weightless = this.tiles.length > 0 && groups.length === 0;
    ({ heads: this.heads, places: this.places } = placesOf(groups, canvas.width, canvas.height));
  }

  private draw(): void {
    const byId = new Map(this.tiles.map((tile) => [tile[TILE.ID]!, tile]));
    const colouring = this.colourBy;
    const boxes = this.places.flatMap((place) => {
      const tile = byId.get(place.id);
      return tile ? [{ ...place, ...this.face(tile, colouring) }] : [];
    });
    const heads = this.heads.map(({ name, ...box }) => ({ ...box, text: name, align: 'left' as const }));
    this.canvas.show(boxes, heads);
  }

  private face(tile: Tile, colouring: Colouring): { fill: string; lines: string[]; spoken: string } {
    const value = figureOf(tile, colouring);
    const symbol = this.market.instrument(tile[TILE.ID]!)?.symbol ?? '?';
    const suspect = this.suspects.has(tile[TILE.ID]!);
    const figure = suspect ? text.suspect : figureText(value, colouring);
    const change = `${format.signedDecimal(tile[TILE.CHANGE], 2)} %`;
    return {
      fill: tintOf(suspect ? null : value, colouring, this.look.colours),
      lines: [symbol, figure],
      spoken:
        `${symbol}, change ${change}, turnover ₹${format.short(rounded(tile[TILE.TURNOVER]))}` +
        (colouring === 'change' ? '' : `, ${COLOUR_WORD[colouring]} ${figure}`),
    };
  }

  /** The colours with the figures they stand for. */
  private showLegend(): void {
    const colouring = this.colourBy;
    const key = `${colouring} ${this.canvas.epoch}`;
    if (key === this.shownLegend) {
      return;
    }
    this.shownLegend = key;
    const values =
      colouring === 'volume'
        ? [0, ...VOLUME_STEPS]
        : [-1, -0.6, -0.2, 0, 0.2, 0.6, 1].map((it) => it * FULL[colouring]);
    const chip = (value: number) => {
      const it = el('span', { 'data-step': String(stepOf(value, colouring)) }, legendText(value, colouring));
      it.style.background = tintOf(value, colouring, this.look.colours);
      return it;
    };
    this.legend.replaceChildren(...values.map(chip));
  }
}

function legendText(value: number, colouring: Colouring): string {
  return colouring === 'volume' ? format.times(value) : `${format.signedDecimal(value, 0)} %`;
}

export function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value);
}

function chooser<T extends string>(
  name: string,
  wordOf: Readonly<Record<T, string>>,
  values: readonly T[],
): HTMLSelectElement {
  const select = el('select', { 'aria-label': name, title: name });
  select.append(...options(values.map((it) => [it, wordOf[it]] as const)));
  return select;
}
