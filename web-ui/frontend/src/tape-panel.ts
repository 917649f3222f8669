import { Label, attribute, el, options } from './dom';
import * as format from './format';
import type { Instrument } from './instrument';
import type { Painter } from './loop';
import type { Market } from './market';
import { clock, clockMs } from './time';
import { PRINT, type Print } from './wire';
import { RULES, sideModelText, words } from './words';

const ROW_PX = 20;
const MAX_ROWS = 80; // a 1600 px column
const LOTS = ['0', '1', '2', '5', '10', '25', '50', '100'] as const;

class PrintView {
  readonly element = el('li', { class: 'print num' });
  private readonly time = new Label(el('span', { class: 'time' }));
  private readonly side = new Label(el('span', { class: 'side' }));
  private readonly qty = new Label(el('span', { class: 'qty' }));
  private readonly price = new Label(el('span', { class: 'price' }));
  private shown: Print | null = null;

  constructor() {
    this.element.append(this.time.element, this.side.element, this.price.element, this.qty.element);
  }

  paint(print: Print | null, decimals: 2 | 4): void {
    if (print === this.shown) {
      return;
    }
    this.shown = print;
    this.element.hidden = print === null;
    if (print) {
      const side = print[PRINT.SIDE]!;
      this.time.set(clock(print[PRINT.TIME]!));
      this.side.set(side > 0 ? '▲' : side < 0 ? '▼' : '·');
      this.qty.set(format.quantity(print[PRINT.QTY]));
      this.price.set(format.price(print[PRINT.PRICE], decimals));
      attribute(this.element, 'data-side', side > 0 ? 'buy' : side < 0 ? 'sell' : 'none');
      const word = side > 0 ? 'bought' : side < 0 ? 'sold' : 'no side';
      const rule = RULES[print[PRINT.RULE]!] ?? 'rule unknown';
      attribute(this.element, 'title', `${clockMs(print[PRINT.TIME]!)} · ≈ ${word}, ${rule}`);
    }
  }
}

/** Inferred prints, newest first. Stands still while the pointer is over it (UI-05, UI-57). */
export class TapePanel implements Painter {
  readonly element: HTMLElement;
  private readonly filter = el('select', {
    'aria-label': 'Smallest print shown',
    title: 'Smallest print shown',
  });
  private readonly list = el('ol', { class: 'prints', 'aria-label': 'Inferred prints, newest first' });
  private readonly missed = new Label(el('span', { class: 'dim' }));
  private readonly chip = new Label(el('span', { class: 'chip', hidden: true }));
  private readonly empty = el('div', { class: 'empty' });
  private readonly mark = el('abbr', {}, words.inferred);
  private readonly rows: PrintView[] = [];
  private readonly found: Print[] = [];
  private capacity = 0;
  private hovered = false;
  private heldTotal = 0;
  private shown = -1;
  private instrument: Instrument | null = null;

  constructor(private readonly market: Market) {
    this.empty.append(el('strong', {}, words.noPrints), el('p', {}, words.noPrintsHint));
    this.element = el(
      'section',
      { class: 'panel tape', 'data-testid': 'tape', 'aria-label': 'Tape' },
      el('h2', {}, 'Tape ', this.mark, this.missed.element, el('span', { class: 'spring' }), this.filter),
      this.list,
      this.empty,
      this.chip.element,
    );
    this.empty.hidden = true;
    this.filter.append(...options([['0', 'all sizes']]));
    this.filter.addEventListener('change', () => (this.shown = -1));
    this.list.addEventListener('pointerenter', () => {
      this.hovered = true;
      this.heldTotal = market.tape.total;
    });
    this.list.addEventListener('pointerleave', () => (this.hovered = false));
    new ResizeObserver(([entry]) => {
      this.capacity = Math.min(MAX_ROWS, Math.floor(entry!.contentRect.height / ROW_PX));
      this.shown = -1;
    }).observe(this.list);
  }

  show(instrument: Instrument): void {
    this.instrument = instrument;
    this.hovered = false;
    this.mark.title = sideModelText(this.market.hello?.sideModel);
    const kept = this.filter.value;
    const text = (lots: string) =>
      lots === '0'
        ? 'all sizes'
        : `≥ ${lots} lot${lots === '1' ? '' : 's'} · ${format.short(Number(lots) * instrument.lotSize)}`;
    const usable = instrument.lotSize > 1 ? LOTS : LOTS.map((lots) => String(Number(lots) * 100));
    this.filter.replaceChildren(
      ...options(
        usable.map((lots) => [
          lots,
          instrument.lotSize > 1 || lots === '0' ? text(lots) : `≥ ${format.short(Number(lots))}`,
        ]),
      ),
    );
    this.filter.value = [...usable].includes(kept as (typeof LOTS)[number]) ? kept : '0';
    this.shown = -1;
  }

  paint(): void {
    const { tape } = this.market;
    const fresh = tape.total - this.heldTotal;
    this.chip.element.hidden = !this.hovered || fresh <= 0;
    if (this.hovered) {
      this.chip.set(words.printsWaiting(fresh));
      return;
    }
    if (tape.version === this.shown || !this.instrument || this.capacity === 0) {
      return;
    }
    this.shown = tape.version;
    const count = tape.newest(Number(this.filter.value) * this.instrument.lotSize, this.found, this.capacity);
    this.fill(count, this.instrument.decimals);
    this.empty.hidden = count > 0;
    this.missed.set(tape.missed > 0 ? ` ${words.missedPrints(format.short(tape.missed))}` : '');
  }

  private fill(count: number, decimals: 2 | 4): void {
    while (this.rows.length < count) {
      const row = new PrintView();
      this.rows.push(row);
      this.list.append(row.element);
    }
    this.rows.forEach((row, at) => row.paint(at < count ? this.found[at]! : null, decimals));
  }
}
