import { Label, attribute, el } from './dom';
import * as format from './format';
import type { BookSheet, Episode, Touch } from './wire-panels';

const SHOWN_RATIO = 1.5; // below it a level merely trades
const ICEBERG_RATIO = 2.5;

/** What the book says beyond its sizes: imbalance, microprice, order flow, absorption at the touch. */
export class BookMeasures {
  readonly element: HTMLElement;
  private readonly bars = [
    new Balance('OBI best', 'Best bid against best ask, −1 to 1', 'obi1'),
    new Balance('OBI five', 'Five levels, −1 to 1', 'obi5'),
    new Balance('OBI total', 'Totals of the whole book as the feed sends them', 'obiT'),
  ] as const;
  private readonly micro = new Label(el('span', { class: 'num' }));
  private readonly flow = new Label(el('span', { class: 'num' }));
  private readonly touch = new Label(el('p', { class: 'book-line absorbing', hidden: true }));

  constructor() {
    this.element = el(
      'div',
      { class: 'measures', 'data-testid': 'book-measures' },
      ...this.bars.map((bar) => bar.element),
      row('microprice', 'The best prices, each weighted by the other side’s size', this.micro.element),
      row('OFI', 'Order flow imbalance of the window: net of quote changes', this.flow.element),
      this.touch.element,
    );
  }

  paint(book: BookSheet | null, decimals: 2 | 4): void {
    this.bars.forEach((bar) => bar.paint(book));
    const micro = book?.microprice ?? null;
    const price = format.price(micro === null ? null : Math.round(micro * 10_000), decimals);
    const norm = book?.ofiNorm ?? null;
    const normText = norm === null ? '' : ` (${format.signedDecimal(norm, 2)})`;
    const flow = `${format.signedShort(book?.ofi)}${normText}`;
    this.micro.set(price);
    this.flow.set(flow);
    const touches = (book?.touch ?? [])
      .filter(absorbs)
      .map(
        (it) =>
          `${it.side === 'BID' ? '▲ bid' : '▼ ask'} ${format.price(it.price, decimals)} absorbs ` +
          `${format.times(it.multiple)} for ${format.decimal(it.heldS, 0)} s`,
      );
    this.touch.element.hidden = touches.length === 0;
    this.touch.set(touches.join(' · '));
  }
}

function row(name: string, title: string, value: HTMLElement): HTMLElement {
  return el('div', { class: 'book-row', title }, el('span', { class: 'dim' }, name), value);
}

/** A figure of −1 to 1 as a bar from the middle. */
class Balance {
  readonly element: HTMLElement;
  private readonly value = new Label(el('span', { class: 'num' }));
  private readonly bar = el('i', { 'aria-hidden': 'true' });

  constructor(
    name: string,
    title: string,
    private readonly field: 'obi1' | 'obi5' | 'obiT',
  ) {
    this.element = el(
      'div',
      { class: 'obi', title },
      el('span', { class: 'dim' }, name),
      el('span', { class: 'obi-track' }, this.bar),
      this.value.element,
    );
  }

  paint(book: BookSheet | null): void {
    const value = book?.[this.field] ?? null;
    this.value.set(format.signedDecimal(value, 2));
    this.bar.style.transform = `scaleX(${(value ?? 0).toFixed(3)})`;
    attribute(this.bar, 'data-sign', (value ?? 0) < 0 ? 'minus' : 'plus');
  }
}

export interface LevelNote {
  readonly text: string;
  readonly title: string;
  readonly iceberg: boolean;
}

/** What stands beside a level: `4.6× ≈` where it traded more than it showed (UI-56). */
export function levelNote(
  book: BookSheet | null,
  side: 'BID' | 'ASK',
  price: number | null,
): LevelNote | null {
  const episode = book?.episodes.find((it) => it.side === side && it.price === price);
  return !episode || episode.ratio === null || episode.ratio < SHOWN_RATIO
    ? null
    : noteOf(episode, episode.ratio);
}

function noteOf(episode: Episode, ratio: number): LevelNote {
  return {
    text: `${format.times(ratio)} ≈`,
    iceberg: ratio >= ICEBERG_RATIO && episode.refills >= 3,
    title:
      `iceberg-like: traded ${format.short(episode.traded)}, most shown ${format.short(episode.peak)}, ` +
      `${episode.refills} refills, ${format.share(episode.hiddenShare)} unseen, ` +
      `confidence ${episode.confidence ?? 0}`,
  };
}

/** Analytics 4.5: a price that took three times what it showed while it stood for ten seconds. */
export function absorbs({ multiple, heldS }: Touch): boolean {
  return (multiple ?? 0) >= 3 && (heldS ?? 0) >= 10;
}

/** Where between best bid (0) and best ask (1) the microprice stands; null without a book. */
export function micropricePlace(
  book: BookSheet | null,
  bid: number | null,
  ask: number | null,
): number | null {
  if (!book || book.microprice === null || bid === null || ask === null || ask <= bid) {
    return null;
  }
  return Math.min(1, Math.max(0, (book.microprice * 10_000 - bid) / (ask - bid)));
}
