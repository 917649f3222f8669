import { Label, attribute, el } from './dom';
import * as format from './format';
import type { Freshness } from './freshness';
import { type Instrument, rankedName, shortName } from './instrument';
import type { Market } from './market';
import { type Line, isHeading } from './order';
import { duration } from './time';
import { QUOTE } from './wire';

const FLASH_EVERY_MS = 500; // at most two tints a second a cell (UI-154)

/** One recycled line of the list. Its nodes are made once; scrolling only gives it another line to show. */
export class RowView {
  readonly element = el('div', { class: 'row', role: 'option' });
  private readonly name = new Label(el('span', { class: 'name' }));
  private readonly ltp = new Label(el('span', { class: 'num ltp', 'data-testid': 'row-ltp' }));
  private readonly change = new Label(el('span', { class: 'num change', 'data-testid': 'row-change' }));
  private readonly volume = new Label(el('span', { class: 'num volume', 'data-testid': 'row-volume' }));
  line: Line | null = null;
  private shownLtp = NaN;
  private flashedMs = 0;
  private flashes = 0;

  constructor() {
    this.element.append(this.name.element, this.ltp.element, this.change.element, this.volume.element);
  }

  /**
   * @returns true when this row now stands for another line and must be painted whatever the dirty bits say
   */
  assign(line: Line | null, grouped: boolean): boolean {
    if (line === this.line) {
      return false;
    }
    this.line = line;
    this.shownLtp = NaN;
    this.element.hidden = line === null;
    if (line) {
      this.describe(line, grouped);
    }
    return true;
  }

  private describe(line: Line, grouped: boolean): void {
    const heading = isHeading(line);
    this.element.className = heading ? 'row heading' : 'row';
    this.name.set(heading ? line.group : grouped ? shortName(line) : rankedName(line));
    if (heading) {
      this.element.removeAttribute('data-id');
      this.element.removeAttribute('data-testid');
      attribute(this.element, 'role', 'presentation');
      [this.ltp, this.change].forEach((label) => label.set(''));
      this.volume.set(String(line.size));
      attribute(this.element, 'title', `${line.group}: click to fold or unfold`);
    } else {
      attribute(this.element, 'role', 'option');
      attribute(this.element, 'data-id', String(line.id));
      attribute(this.element, 'data-testid', 'instrument-row');
      attribute(this.element, 'title', line.symbol);
    }
  }

  paint(market: Market, fresh: Freshness, nowMs: number): void {
    if (!this.line || isHeading(this.line)) {
      return;
    }
    const { id, decimals } = this.line;
    const ltp = market.quotes.get(id, QUOTE.LTP);
    const prevClose = market.quotes.get(id, QUOTE.PREV_CLOSE);
    const change = format.percentOf(ltp - prevClose, prevClose);
    this.ltp.set(format.price(ltp, decimals));
    this.change.set(`${format.glyph(change)} ${format.percent(change)}`);
    this.volume.set(format.short(market.quotes.get(id, QUOTE.VOLUME)));
    attribute(
      this.change.element,
      'data-tone',
      change === null || change === 0 ? '' : change > 0 ? 'up' : 'down',
    );
    this.flash(ltp, nowMs);
    this.age(market, this.line, fresh);
  }

  private age(market: Market, instrument: Instrument, fresh: Freshness): void {
    attribute(this.element, 'data-fresh', fresh);
    const ageMs = market.engineTimeMs - market.quotes.get(instrument.id, QUOTE.LAST_TICK_MS);
    const note = fresh === 'late' || fresh === 'stale' ? ` · last tick ${duration(ageMs)} ago` : '';
    attribute(this.element, 'title', instrument.symbol + note);
  }

  /** Two animations of the same look take turns: naming the other one restarts it without a layout. */
  private flash(ltp: number, nowMs: number): void {
    const before = this.shownLtp;
    this.shownLtp = ltp;
    if (!(ltp > before || ltp < before) || nowMs - this.flashedMs < FLASH_EVERY_MS) {
      return;
    }
    this.flashedMs = nowMs;
    attribute(this.ltp.element, 'data-flash', `${ltp > before ? 'up' : 'down'}${this.flashes++ & 1}`);
  }
}
