import { Label, attribute, el } from '../dom';
import * as format from '../format';
import type { Market } from '../market';
import { QUOTE } from '../wire';
import { COLOUR_WORD, text } from './text';
import { rounded } from './heatmap';
import { toneOf } from './indices';
import { TILE, type Tile } from './wire';

/** What is known of the tile looked at, else of the instrument chosen, and where to go from here. */
export class Picked {
  readonly element: HTMLElement;
  onFlow: () => void = () => {};
  onAnalytics: () => void = () => {};
  private readonly name = new Label(el('strong'));
  private readonly ltp = new Label(el('span', { class: 'num' }));
  private readonly change = new Label(el('span', { class: 'num' }));
  private readonly rest = new Label(el('span', { class: 'num dim' }));
  private readonly buttons: readonly HTMLButtonElement[];

  constructor(private readonly market: Market) {
    const button = (word: string, act: () => void) => {
      const it = el('button', { type: 'button' }, word);
      it.addEventListener('click', act);
      return it;
    };
    this.buttons = [button('Order flow', () => this.onFlow()), button('Analytics', () => this.onAnalytics())];
    const parts = [this.name, this.ltp, this.change, this.rest].map((it) => it.element);
    const spring = el('span', { class: 'spring' });
    this.element = el('div', { class: 'picked', 'data-testid': 'picked' }, ...parts, spring, ...this.buttons);
  }

  /** `looked`: the pointer is on it; the buttons belong to the one chosen. */
  paint(id: number, tile: Tile | undefined, looked: boolean): void {
    const instrument = this.market.instrument(id);
    this.buttons.forEach((it) => (it.hidden = !instrument || looked));
    if (!instrument) {
      this.name.set('');
      this.ltp.set('');
      this.change.set('');
      this.rest.set(text.pick);
      return;
    }
    const { quotes } = this.market;
    const last = quotes.get(id, QUOTE.LTP);
    const before = quotes.get(id, QUOTE.PREV_CLOSE);
    const moved = format.percentOf(last - before, before);
    this.name.set(instrument.symbol);
    this.ltp.set(format.price(last, instrument.decimals));
    this.change.set(`${format.glyph(moved)} ${format.percent(moved)} %`);
    attribute(this.change.element, 'data-tone', toneOf(moved));
    this.rest.set(tile ? restOf(tile) : '');
  }
}

function restOf(tile: Tile): string {
  const signed = (field: number) =>
    tile[field] == null ? format.MISSING : `${format.signedDecimal(tile[field], 2)} %`;
  return [
    `turnover ₹${format.short(rounded(tile[TILE.TURNOVER]))}`,
    `${COLOUR_WORD.delta.replace(' %', '')} ${signed(TILE.DELTA)}`,
    `OI ${signed(TILE.OI)}`,
    `volume ${format.times(tile[TILE.VOLUME])}`,
  ].join(' · ');
}
