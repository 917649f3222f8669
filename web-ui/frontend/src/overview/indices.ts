import { Label, attribute, el } from '../dom';
import * as format from '../format';
import { freshness } from '../freshness';
import { type Instrument, compareInstruments, kindOf, rankedName } from '../instrument';
import type { Market } from '../market';
import { stateAt } from '../topbar';
import { QUOTE } from '../wire';
import { text } from './text';

const MOST = 14; // two screens of a phone; more are a list, and there is one
const LOOK_MS = 200;

interface Line {
  readonly instrument: Instrument;
  readonly row: HTMLElement;
  readonly ltp: Label;
  readonly change: Label;
  readonly needle: HTMLElement;
  readonly range: HTMLElement;
}

/** Indices and their futures: last price, change, place in the day's range. Straight from the quotes. */
export class Indices {
  readonly element = el('table', { class: 'grid indices', 'data-testid': 'index-table' });
  onOpen: (id: number) => void = () => {};
  private known: readonly Instrument[] | null = null;
  private lines: Line[] = [];
  private nextMs = 0;

  constructor(private readonly market: Market) {}

  get empty(): boolean {
    return this.market.hello !== null && this.lines.length === 0;
  }

  paint(nowMs: number): void {
    if (this.known !== this.market.instruments) {
      this.known = this.market.instruments;
      this.build();
    }
    if (nowMs >= this.nextMs) {
      this.nextMs = nowMs + LOOK_MS;
      this.lines.forEach((line) => this.fill(line));
    }
  }

  private build(): void {
    const wanted = indicesOf(this.known!);
    this.lines = wanted.slice(0, MOST).map((it) => this.line(it));
    const heads = ['Index', 'LTP', 'Chg %', 'Day range'].map((head, at) =>
      el('th', { scope: 'col', class: at === 0 || at === 3 ? '' : 'num' }, head),
    );
    this.element.replaceChildren(
      el('caption', { class: 'spoken' }, 'Indices and their futures'),
      el('thead', {}, el('tr', {}, ...heads)),
      el('tbody', {}, ...this.lines.map((it) => it.row)),
    );
  }

  private line(instrument: Instrument): Line {
    const open = el('button', { type: 'button', class: 'link' }, rankedName(instrument));
    open.addEventListener('click', () => this.onOpen(instrument.id));
    const ltp = new Label(el('td', { class: 'num' }));
    const change = new Label(el('td', { class: 'num' }));
    const needle = el('i');
    const range = el('div', { class: 'day-range', role: 'img' }, needle);
    const row = el(
      'tr',
      {},
      el('th', { scope: 'row' }, open),
      ltp.element,
      change.element,
      el('td', { title: text.rangeTip }, range),
    );
    return { instrument, row, ltp, change, needle, range };
  }

  private fill({ instrument, row, ltp, change, needle, range }: Line): void {
    const { quotes, hello, engineTimeMs } = this.market;
    const get = (field: number) => quotes.get(instrument.id, field);
    const last = get(QUOTE.LTP);
    const moved = format.percentOf(last - get(QUOTE.PREV_CLOSE), get(QUOTE.PREV_CLOSE));
    ltp.set(format.price(last, instrument.decimals));
    change.set(`${format.glyph(moved)} ${format.percent(moved)}`);
    attribute(change.element, 'data-tone', toneOf(moved));
    const session = hello?.calendar.find((it) => it.segment === instrument.segment);
    const open = !session || stateAt(session, engineTimeMs) !== 'CLOSED';
    attribute(row, 'data-fresh', freshness(this.market, instrument, open));
    const place = placeIn(get(QUOTE.LOW), get(QUOTE.HIGH), last);
    needle.hidden = place === null;
    if (place !== null) {
      const left = `${Math.round(place * 100)}%`;
      if (needle.style.left !== left) {
        needle.style.left = left;
      }
    }
    const low = format.price(get(QUOTE.LOW), instrument.decimals);
    const high = format.price(get(QUOTE.HIGH), instrument.decimals);
    attribute(
      range,
      'aria-label',
      `day ${low} to ${high}${place === null ? '' : `, at ${format.share(place)}`}`,
    );
    attribute(range, 'title', `${low} – ${high}`);
  }
}

/** Indices, then their futures: those of no share in the list. */
export function indicesOf(instruments: readonly Instrument[]): Instrument[] {
  const shares = new Set(instruments.filter((it) => kindOf(it) === 'stock').map((it) => it.symbol));
  const order = (it: Instrument) => (kindOf(it) === 'index' ? 0 : 1);
  return instruments
    .filter((it) => kindOf(it) === 'index' || (kindOf(it) === 'future' && !shares.has(it.underlying ?? '')))
    .sort((a, b) => order(a) - order(b) || compareInstruments(a, b));
}

/** 0 at the day's low, 1 at its high; null before there is a range. */
export function placeIn(low: number, high: number, last: number): number | null {
  return high > low && last >= low && last <= high ? (last - low) / (high - low) : null;
}

export function toneOf(change: number | null): string {
  return change === null || change === 0 ? '' : change > 0 ? 'up' : 'down';
}
