import type { Cursor } from './chart-view';
import { Label, attribute, el } from './dom';
import * as format from './format';
import { isGuess } from './footprint/scale';
import type { Series } from './series';
import { barTime } from './time';
import { BAR, BAR_FLAG, type FBar, ROW, type Row } from './wire';
import { words } from './words';

/**
 * The line above the chart: every figure of the bar under the cursor, else of the newest, and of the row
 * pointed at.
 */
export class Readout {
  readonly element: HTMLElement;
  private readonly time = new Label(el('b', { class: 'num' }));
  private readonly prices = new Label(el('span', { class: 'num' }));
  private readonly volume = new Label(el('span', { class: 'num' }));
  private readonly delta = new Label(el('span', { class: 'num' }));
  private readonly poc = new Label(el('span', { class: 'num dim' }));
  private readonly area = new Label(el('span', { class: 'num dim' }));
  private readonly note = new Label(el('span', { class: 'chip-word' }));
  private readonly row = new Label(el('span', { class: 'num row-readout' }));
  /** Stands in the chart's corner: the row under the cursor, and what is special about the bar. */
  readonly corner: HTMLElement;
  private readonly labels: readonly Label[];

  constructor() {
    this.note.element.hidden = true;
    const parts = [this.time, this.prices, this.volume, this.delta, this.poc, this.area];
    this.labels = [...parts, this.note, this.row];
    this.corner = el('div', { class: 'corner' }, this.note.element, this.row.element);
    this.element = el('div', { class: 'readout' }, ...parts.map((part) => part.element));
  }

  describe(sideModel: string): void {
    this.delta.element.title = sideModel;
  }

  paint(series: Series | null, cursor: Cursor, decimals: 2 | 4): void {
    const fbar = series?.at(cursor.ordinal ?? series.end - 1);
    if (!series || !fbar) {
      this.labels.forEach((label) => label.set(''));
      this.note.element.hidden = true;
      return;
    }
    const { bar } = fbar;
    const money = (field: number) => format.price(bar[field], decimals);
    this.time.set(barTime(bar[BAR.START]!, series.interval));
    this.prices.set(`O ${money(BAR.OPEN)}  H ${money(BAR.HIGH)}  L ${money(BAR.LOW)}  C ${money(BAR.CLOSE)}`);
    this.volume.set(`Vol ${format.short(bar[BAR.VOLUME])}`);
    this.delta.set(deltaText(fbar));
    const delta = bar[BAR.DELTA] ?? 0;
    attribute(this.delta.element, 'data-tone', delta > 0 ? 'up' : delta < 0 ? 'down' : '');
    this.poc.set(`POC ${money(BAR.POC)}`);
    this.area.set(`VA ${money(BAR.VAL)} – ${money(BAR.VAH)}`);
    this.noteOf(fbar);
    this.row.set(rowText(series, fbar, cursor.ordinal === null ? null : cursor.price, decimals));
  }

  private noteOf({ bar }: FBar): void {
    const flags = bar[BAR.FLAGS] ?? 0;
    const notes = [
      (flags & BAR_FLAG.FORMING) !== 0 ? 'forming' : '',
      (flags & BAR_FLAG.PARTIAL) !== 0 ? 'partial' : '',
      (flags & BAR_FLAG.AFTER_CLOSE) !== 0 ? 'after close' : '',
      (flags & BAR_FLAG.SYNTHETIC) !== 0 ? 'synthetic' : '',
      (flags & BAR_FLAG.BACKFILLED) !== 0 ? words.backfilled : '',
      isGuess(bar) ? 'guess' : '',
    ].filter(Boolean);
    this.note.set(notes.join(' · '));
    this.note.element.hidden = notes.length === 0;
    this.note.element.title = isGuess(bar) ? words.guess : '';
  }
}

function deltaText({ bar }: FBar): string {
  const share = format.percent(format.percentOf(bar[BAR.DELTA], bar[BAR.VOLUME]));
  const sure = bar[BAR.CONFIDENCE] ?? null;
  const sides = sure === null ? '' : `, sides ${format.confidence(sure)}`;
  const delta = `${words.inferred}Δ ${format.signedQuantity(bar[BAR.DELTA])} (${share} %${sides})`;
  return `${delta}  ${words.inferred}CVD ${format.signedShort(bar[BAR.CVD])}`;
}

/** The footprint row that holds a price. */
export function rowAt(series: Series, { rows }: FBar, priceE4: number): Row | undefined {
  const first = rows[0]?.[ROW.PRICE];
  return first === undefined ? undefined : rows[Math.floor((priceE4 - first) / series.rowHeight)];
}

function rowText(series: Series, fbar: FBar, priceE4: number | null, decimals: 2 | 4): string {
  const row = priceE4 === null ? undefined : rowAt(series, fbar, priceE4);
  if (!row) {
    return '';
  }
  const [bid, ask, neutral] = [row[ROW.BID]!, row[ROW.ASK]!, row[ROW.NEUTRAL]!];
  const neutralText = neutral > 0 ? `  no side ${format.quantity(neutral)}` : '';
  return (
    `row ${format.price(row[ROW.PRICE], decimals)}  ${words.inferred}${format.quantity(bid)} × ` +
    `${format.quantity(ask)}  Δ ${format.signedQuantity(ask - bid)}${neutralText}`
  );
}

/** A bar as a sentence, for the polite live region (UI-170). */
export function spoken(series: Series, fbar: FBar, priceE4: number | null, decimals: 2 | 4): string {
  const { bar } = fbar;
  const row = rowText(series, fbar, priceE4, decimals);
  return (
    `${barTime(bar[BAR.START]!, series.interval)}, close ${format.price(bar[BAR.CLOSE], decimals)}, ` +
    `volume ${format.short(bar[BAR.VOLUME])}, ` +
    `delta ${format.signedQuantity(bar[BAR.DELTA])}${row && `, ${row}`}`
  );
}
