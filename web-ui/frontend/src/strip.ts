import { Sheet, font } from './canvas';
import type { ChartView } from './chart-view';
import { type Columns, columnLeft } from './columns';
import { el } from './dom';
import { AXIS_PX } from './footprint/geometry';
import * as format from './format';
import { intensity, niceCeiling } from './footprint/scale';
import { type Series, count } from './series';
import type { Look } from './theme';
import { BAR, type Bar } from './wire';
import { sideModelText, words } from './words';

export const STRIP_ROW_PX = 18;
const TEXT_COLUMN_PX = 62;

interface Figure {
  readonly name: string;
  readonly inferred: boolean;
  readonly value: (bar: Bar) => number;
  readonly text: (bar: Bar) => string;
  readonly signed: boolean;
}

function figure(name: string, field: number, signed: boolean, inferred: boolean): Figure {
  const value = (bar: Bar) => count(bar, field);
  const text = (bar: Bar) => (signed ? format.signedShort(bar[field]) : format.short(bar[field]));
  return { name, inferred, signed, value, text };
}

const DELTA_PERCENT: Figure = {
  name: 'Δ %',
  inferred: true,
  signed: true,
  value: (bar) => format.percentOf(bar[BAR.DELTA], bar[BAR.VOLUME]) ?? 0,
  text: (bar) => format.percent(format.percentOf(bar[BAR.DELTA], bar[BAR.VOLUME])),
};

/** How much of the bar's volume is expected to stand on the right side. */
const CONFIDENCE: Figure = {
  name: 'sides',
  inferred: true,
  signed: false,
  value: (bar) => Math.round((bar[BAR.CONFIDENCE] ?? 0) * 100),
  text: (bar) => format.confidence(bar[BAR.CONFIDENCE]),
};

export const FIGURES: readonly Figure[] = [
  figure('Vol', BAR.VOLUME, false, false),
  figure('Δ', BAR.DELTA, true, true),
  CONFIDENCE,
  DELTA_PERCENT,
  figure('min Δ', BAR.MIN_DELTA, true, true),
  figure('max Δ', BAR.MAX_DELTA, true, true),
  figure('CVD', BAR.CVD, true, true),
  figure('Trades', BAR.TRADES, false, false),
];
const CVD_ROW = 6;

/**
 * Bar statistics under the bars they belong to (UI-54): figures where a column is wide enough, small bars
 * where not.
 */
export class Strip {
  readonly element: HTMLElement;
  private readonly sheet: Sheet;
  private readonly labels = el('ul', { class: 'strip-labels' });
  private shown = '';
  private epoch = 0;
  onMark: () => void = () => {};

  constructor(private readonly look: Look) {
    const canvas = el('canvas', { class: 'layer', role: 'img', 'aria-label': 'Bar statistics' });
    this.element = el('div', { class: 'strip', 'data-testid': 'stats-strip' }, canvas, this.labels);
    this.element.style.setProperty('--axis', `${AXIS_PX}px`);
    this.sheet = new Sheet(canvas, () => this.epoch++);
  }

  describe(sideModel: string | undefined): void {
    const items = FIGURES.map(({ name, inferred }) =>
      inferred ? el('li', { title: sideModelText(sideModel) }, `${name} `, this.mark()) : el('li', {}, name),
    );
    this.labels.replaceChildren(...items);
  }

  /** The mark opens what is known about how right the sides are (UI-63). */
  private mark(): HTMLElement {
    const title = words.trustOpen;
    const mark = el('button', { type: 'button', class: 'mark', tabindex: -1, title }, words.inferred);
    mark.addEventListener('click', () => this.onMark());
    return mark;
  }

  restyle(): void {
    this.epoch++;
  }

  paint(view: ChartView, series: Series | null, cursorOrdinal: number | null): void {
    const columns = view.columns();
    if (!series || !columns) {
      return;
    }
    const key = [
      this.epoch,
      series.topic,
      series.version,
      columns.from,
      columns.to,
      columns.left,
      columns.width,
      cursorOrdinal,
    ].join();
    if (key !== this.shown) {
      this.shown = key;
      this.draw(columns, series, cursorOrdinal);
    }
  }

  private draw(columns: Columns, series: Series, cursorOrdinal: number | null): void {
    const { context, ratio, height } = this.sheet;
    const { colours } = this.look;
    this.sheet.clear();
    context.save();
    context.beginPath();
    context.rect(0, 0, Math.round(columns.plotWidth * ratio), height * ratio);
    context.clip();
    context.textBaseline = 'middle';
    if (cursorOrdinal !== null) {
      context.fillStyle = colours.raised;
      context.fillRect(this.x(columns, cursorOrdinal), 0, Math.round(columns.width * ratio), height * ratio);
    }
    FIGURES.forEach((it, row) => this.drawFigure(it, row, columns, series));
    context.restore();
  }

  private x(columns: Columns, ordinal: number): number {
    return Math.round(columnLeft(columns, ordinal) * this.sheet.ratio);
  }

  private drawFigure(it: Figure, row: number, columns: Columns, series: Series): void {
    let most = 1;
    for (let ordinal = columns.from; ordinal < columns.to; ordinal++) {
      most = Math.max(most, Math.abs(it.value(series.at(ordinal)!.bar)));
    }
    if (columns.width >= TEXT_COLUMN_PX) {
      this.drawTexts(it, row, columns, series, niceCeiling(most));
    } else if (row === CVD_ROW) {
      this.drawLine(it, row, columns, series);
    } else {
      this.drawBars(it, row, columns, series, most);
    }
  }

  private drawTexts(it: Figure, row: number, columns: Columns, series: Series, scale: number): void {
    const { context, ratio } = this.sheet;
    const { colours } = this.look;
    const top = Math.round(row * STRIP_ROW_PX * ratio);
    const height = Math.round(STRIP_ROW_PX * ratio);
    context.font = font(ratio);
    context.textAlign = 'center';
    for (let ordinal = columns.from; ordinal < columns.to; ordinal++) {
      const { bar } = series.at(ordinal)!;
      const value = it.value(bar);
      const tints = !it.signed ? colours.volumeTint : value > 0 ? colours.upTint : colours.downTint;
      const [left, right] = [this.x(columns, ordinal), this.x(columns, ordinal + 1)];
      if (row !== CVD_ROW && it.name !== 'Trades' && it !== CONFIDENCE) {
        context.fillStyle = tints[Math.min(3, intensity(value, scale))]!;
        context.fillRect(left + 1, top + 1, right - left - 2, height - 1);
      }
      context.fillStyle = value === 0 ? colours.dim : colours.text;
      context.fillText(it.text(bar), (left + right) >> 1, top + (height >> 1) + 1);
    }
  }

  /** Columns too narrow for figures: from the bottom, or from the middle where a sign matters. */
  private drawBars(it: Figure, row: number, columns: Columns, series: Series, most: number): void {
    const { context, ratio } = this.sheet;
    const { colours } = this.look;
    const top = Math.round((row * STRIP_ROW_PX + 2) * ratio);
    const room = Math.round((STRIP_ROW_PX - 4) * ratio);
    for (let ordinal = columns.from; ordinal < columns.to; ordinal++) {
      const value = it.value(series.at(ordinal)!.bar);
      const left = this.x(columns, ordinal);
      const width = Math.max(1, this.x(columns, ordinal + 1) - left - Math.ceil(ratio));
      const base = it.signed ? top + (room >> 1) : top + room;
      const length = Math.round(((it.signed ? room / 2 : room) * value) / most);
      context.fillStyle = !it.signed ? colours.dim : value > 0 ? colours.up : colours.down;
      context.fillRect(left, base, width, -length);
    }
  }

  private drawLine(it: Figure, row: number, columns: Columns, series: Series): void {
    const { context, ratio } = this.sheet;
    let [low, high] = [Infinity, -Infinity];
    for (let ordinal = columns.from; ordinal < columns.to; ordinal++) {
      const value = it.value(series.at(ordinal)!.bar);
      [low, high] = [Math.min(low, value), Math.max(high, value)];
    }
    const top = (row * STRIP_ROW_PX + 3) * ratio;
    const room = (STRIP_ROW_PX - 6) * ratio;
    context.beginPath();
    for (let ordinal = columns.from; ordinal < columns.to; ordinal++) {
      const share = high > low ? (it.value(series.at(ordinal)!.bar) - low) / (high - low) : 0.5;
      context.lineTo(this.x(columns, ordinal) + (columns.width * ratio) / 2, top + (1 - share) * room);
    }
    context.strokeStyle = this.look.colours.info;
    context.lineWidth = 1.5 * ratio;
    context.stroke();
  }
}
