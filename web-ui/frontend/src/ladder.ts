import { Label, attribute, el } from './dom';
import * as format from './format';
import { BookMeasures, levelNote, micropricePlace } from './book';
import type { Painter } from './loop';
import type { Market } from './market';
import { type DepthWire, type Level, QUOTE } from './wire';
import type { BookSheet } from './wire-panels';
import { words } from './words';

const LEVELS = 5;

/**
 * One price of the book: quantity at the bid on the left, at the ask on the right, with a bar for its size.
 */
class LevelView {
  readonly element: HTMLElement;
  private readonly bidOrders = new Label(el('span', { class: 'orders' }));
  private readonly bid = new Label(el('span', { class: 'qty bid' }));
  private readonly price = new Label(el('span', { class: 'price' }));
  private readonly ask = new Label(el('span', { class: 'qty ask' }));
  private readonly askOrders = new Label(el('span', { class: 'orders' }));
  private readonly size = el('i', { class: 'size', 'aria-hidden': 'true' });

  constructor(private readonly side: 'bid' | 'ask') {
    this.element = el(
      'div',
      { class: `level ${side} num`, role: 'row' },
      this.size,
      ...[this.bidOrders, this.bid, this.price, this.ask, this.askOrders].map((label) => {
        label.element.setAttribute('role', 'cell');
        return label.element;
      }),
    );
  }

  paint(
    level: Level | undefined,
    largest: number,
    decimals: 2 | 4,
    last: number,
    book: BookSheet | null,
  ): void {
    const [price, qty, orders] = level ?? [null, null, null];
    const empty = price === null || price === undefined;
    const quantity = empty ? '' : format.short(qty);
    const count = orders ? String(orders) : '';
    this.price.set(empty ? format.MISSING : format.price(price, decimals));
    const bid = this.side === 'bid';
    const note = empty ? null : levelNote(book, bid ? 'BID' : 'ASK', price);
    this.bid.set(bid ? quantity : (note?.text ?? ''));
    this.ask.set(bid ? (note?.text ?? '') : quantity);
    attribute((bid ? this.ask : this.bid).element, 'title', note?.title ?? '');
    attribute(this.element, 'data-ice', note ? (note.iceberg ? 'iceberg' : 'some') : '');
    this.bidOrders.set(this.side === 'bid' ? count : '');
    this.askOrders.set(this.side === 'ask' ? count : '');
    attribute(this.element, 'data-last', String(!empty && price === last));
    const share = empty || largest === 0 ? 0 : Math.min(1, (qty ?? 0) / largest);
    this.size.style.transform = `scaleX(${share.toFixed(3)})`;
  }
}

/** The five best levels a side, the spread between them, and the whole book's totals (UI-56). */
export class Ladder implements Painter {
  readonly element: HTMLElement;
  private readonly asks = Array.from({ length: LEVELS }, () => new LevelView('ask'));
  private readonly bids = Array.from({ length: LEVELS }, () => new LevelView('bid'));
  private readonly spread = new Label(el('span', { class: 'num' }));
  private readonly micro = el('i', { class: 'micro', 'aria-hidden': 'true' });
  private readonly measures = new BookMeasures();
  private readonly totalBid = new Label(el('span', { class: 'num' }));
  private readonly totalAsk = new Label(el('span', { class: 'num' }));
  private readonly balance = el('i', { 'aria-hidden': 'true' });
  private readonly empty: HTMLElement;
  private readonly table: HTMLElement;
  private shown = -1;
  private shownLast = NaN;
  private shownBook: BookSheet | null = null;

  constructor(
    private readonly market: Market,
    private readonly selected: () => number,
  ) {
    const head = el('div', { class: 'level head' });
    head.append(...['ord', 'Bid', 'Price', 'Ask', 'ord'].map((text) => el('span', {}, text)));
    this.table = el(
      'div',
      { class: 'levels', role: 'table', 'aria-label': 'Depth, five levels' },
      head,
      ...[...this.asks].reverse().map((level) => level.element),
      el(
        'div',
        { class: 'spread', title: 'Mark: microprice, between best bid (left) and best ask (right)' },
        'spread ',
        this.spread.element,
        this.micro,
      ),
      ...this.bids.map((level) => level.element),
    );
    this.empty = el(
      'div',
      { class: 'empty' },
      el('strong', {}, words.noDepth),
      el('p', {}, words.noDepthHint),
    );
    this.table.hidden = true;
    this.empty.hidden = true;
    [this.totalBid, this.totalAsk].forEach((label) => label.set(format.MISSING));
    this.element = el(
      'section',
      { class: 'panel ladder', 'data-testid': 'ladder', 'aria-label': 'Depth' },
      el('h2', {}, 'Depth'),
      this.table,
      this.empty,
      el(
        'div',
        { class: 'totals', title: 'Total resting quantity of the whole book, as the feed sends it' },
        el('span', {}, 'Σ bid ', this.totalBid.element),
        el('span', {}, 'Σ ask ', this.totalAsk.element),
        el('span', { class: 'balance' }, this.balance),
      ),
      this.measures.element,
    );
  }

  paint(): void {
    const { depth, depthVersion, quotes } = this.market;
    const instrument = this.market.instrument(this.selected());
    const last = quotes.get(this.selected(), QUOTE.LTP);
    const book = this.market.panels.sheet<BookSheet>(`book:${this.selected()}`);
    const same = depthVersion === this.shown && last === this.shownLast && book === this.shownBook;
    if (same || !instrument) {
      return;
    }
    this.shownBook = book;
    this.shown = depthVersion;
    this.shownLast = last;
    this.empty.hidden = depth !== null;
    this.table.hidden = depth === null;
    this.paintLevels(depth, instrument.decimals, last, book);
    this.measures.paint(book, instrument.decimals);
    this.paintTotals(depth);
  }

  private paintLevels(depth: DepthWire | null, decimals: 2 | 4, last: number, book: BookSheet | null): void {
    const { bids = [], asks = [] } = depth ?? {};
    const largest = Math.max(1, ...[...bids, ...asks].slice(0, 2 * LEVELS).map((level) => level[1] ?? 0));
    this.bids.forEach((view, at) => view.paint(bids[at], largest, decimals, last, book));
    this.asks.forEach((view, at) => view.paint(asks[at], largest, decimals, last, book));
    const [bid, ask] = [bids[0]?.[0], asks[0]?.[0]];
    const known = bid !== null && bid !== undefined && ask !== null && ask !== undefined;
    this.spread.set(known ? format.price(ask - bid, decimals) : format.MISSING);
    const place = micropricePlace(book, bid ?? null, ask ?? null);
    this.micro.hidden = place === null;
    this.micro.style.left = `calc(8px + ${(place ?? 0.5).toFixed(3)} * (100% - 16px))`;
  }

  private paintTotals(depth: DepthWire | null): void {
    const [buy, sell] = [depth?.totalBuyQty ?? null, depth?.totalSellQty ?? null];
    this.totalBid.set(format.short(buy));
    this.totalAsk.set(format.short(sell));
    const share = buy !== null && sell !== null && buy + sell > 0 ? buy / (buy + sell) : 0.5;
    this.balance.style.transform = `scaleX(${share.toFixed(3)})`;
  }
}
