import { el } from '../dom';
import * as format from '../format';
import { hourMinute } from '../time';
import type { ChainAnswer, HistoryPoint } from '../wire-options';
import { POINT } from '../wire-options';
import { words } from '../words';

/*
 * Two small plots as SVG: they change once a second or once a minute, so elements are cheap enough, and
 * they scale, print and carry titles.
 */

const FIRST_WIDTH = 360; // until the first layout is known
const HEIGHT = 150;
const PAD = { left: 40, right: 10, top: 10, bottom: 20 };
const SVG = 'http://www.w3.org/2000/svg';

export interface Line {
  readonly name: string;
  readonly className: string;
  readonly points: readonly (readonly [number, number])[];
}

interface Marker {
  readonly x: number;
  readonly text: string;
}

/** A plot of lines over a common x, with a few figures on its axes. */
export class Plot {
  readonly element: HTMLElement;
  private readonly svg = document.createElementNS(SVG, 'svg');
  private readonly legend = el('p', { class: 'legend' });
  private shown = '';
  private width = FIRST_WIDTH;
  private height = HEIGHT;

  constructor(title: string) {
    new ResizeObserver(([entry]) => this.resize(entry!.contentRect)).observe(this.svg);
    this.svg.setAttribute('role', 'img');
    this.svg.setAttribute('aria-label', title);
    this.element = el('figure', { class: 'plot' }, el('figcaption', {}, title), this.svg, this.legend);
  }

  /** A viewBox as large as the element: text keeps its size. */
  private resize({ width, height }: DOMRectReadOnly): void {
    if (width > 0 && height > 0) {
      [this.width, this.height] = [width, height];
      this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      this.shown = '';
    }
  }

  paint(
    lines: readonly Line[],
    xText: (x: number) => string,
    yText: (y: number) => string,
    markers: readonly Marker[] = [],
  ): void {
    const { width, height } = this;
    const all = lines.flatMap((line) => line.points);
    const key = JSON.stringify([lines, markers]);
    if (key === this.shown) {
      return;
    }
    this.shown = key;
    this.legend.replaceChildren(...lines.map((it) => el('span', { class: it.className }, it.name)));
    if (all.length < 2) {
      this.svg.replaceChildren(text(width / 2, height / 2, words.fewPoints, 'middle'));
      return;
    }
    const xs = all.map(([x]) => x);
    const [x0, x1] = [Math.min(...xs), Math.max(...xs) + (Math.min(...xs) === Math.max(...xs) ? 1 : 0)];
    const [y0, y1] = bounds(all.map(([, y]) => y));
    const x = (value: number) => PAD.left + ((value - x0) / (x1 - x0)) * (width - PAD.left - PAD.right);
    const y = (value: number) =>
      height - PAD.bottom - ((value - y0) / (y1 - y0)) * (height - PAD.top - PAD.bottom);
    const parts: Element[] = [];
    for (const value of [y0, (y0 + y1) / 2, y1]) {
      parts.push(line(PAD.left, y(value), width - PAD.right, y(value), 'axis'));
      parts.push(text(PAD.left - 4, y(value) + 3, yText(value), 'end'));
    }
    parts.push(
      text(PAD.left, height - 5, xText(x0), 'start'),
      text(width - PAD.right, height - 5, xText(x1), 'end'),
    );
    for (const marker of markers.filter((it) => it.x > x0 && it.x < x1)) {
      parts.push(line(x(marker.x), PAD.top, x(marker.x), height - PAD.bottom, 'marker'));
      parts.push(text(x(marker.x), height - 5, marker.text, 'middle'));
    }
    lines.forEach((it) => parts.push(...drawn(it, x, y)));
    this.svg.replaceChildren(...parts);
  }
}

function bounds(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low) * 0.06 || Math.abs(high) * 0.01 || 1;
  return [low - room, high + room];
}

function drawn(it: Line, x: (value: number) => number, y: (value: number) => number): Element[] {
  const path = document.createElementNS(SVG, 'polyline');
  path.setAttribute(
    'points',
    it.points.map(([px, py]) => `${x(px).toFixed(1)},${y(py).toFixed(1)}`).join(' '),
  );
  path.setAttribute('class', `line ${it.className}`);
  const dots = it.points.length > 60 ? [] : it.points.map(([px, py]) => dot(x(px), y(py), it.className));
  return [path, ...dots];
}

function dot(cx: number, cy: number, className: string): Element {
  const circle = document.createElementNS(SVG, 'circle');
  circle.setAttribute('cx', cx.toFixed(1));
  circle.setAttribute('cy', cy.toFixed(1));
  circle.setAttribute('r', '1.8');
  circle.setAttribute('class', `dot ${className}`);
  return circle;
}

function line(x1: number, y1: number, x2: number, y2: number, className: string): Element {
  const it = document.createElementNS(SVG, 'line');
  Object.entries({ x1, y1, x2, y2 }).forEach(([name, value]) => it.setAttribute(name, value.toFixed(1)));
  it.setAttribute('class', className);
  return it;
}

function text(x: number, y: number, content: string, anchor: string): Element {
  const it = document.createElementNS(SVG, 'text');
  it.setAttribute('x', x.toFixed(1));
  it.setAttribute('y', y.toFixed(1));
  it.setAttribute('text-anchor', anchor);
  it.textContent = content;
  return it;
}

/** IV over strikes, calls and puts apart; illiquid strikes are left out (UI-71). */
export function smile({ summary, rows }: ChainAnswer, plot: Plot): void {
  const side = (pick: 'ce' | 'pe') =>
    rows.flatMap((row) => {
      const iv = row[pick]?.iv ?? null;
      return row.illiquid || row.stale || iv === null ? [] : [[row.strike, iv * 100] as const];
    });
  const atm = summary.forward === null ? [] : [{ x: summary.forward * 10_000, text: 'F' }];
  plot.paint(
    [
      { name: 'calls', className: 'calls', points: side('ce') },
      { name: 'puts', className: 'puts', points: side('pe') },
    ],
    (strike) => format.strike(Math.round(strike / 10_000) * 10_000),
    (iv) => format.decimal(iv, 1),
    atm,
  );
}

/** PCR by OI and by volume through the day. */
export function pcrThroughDay(points: readonly HistoryPoint[], plot: Plot): void {
  const series = (field: number) =>
    points.flatMap((point) => {
      const [time, value] = [point[POINT.TIME] ?? null, point[field] ?? null];
      return time === null || value === null ? [] : [[time, value] as const];
    });
  plot.paint(
    [
      { name: 'OI', className: 'first', points: series(POINT.PCR_OI) },
      { name: 'volume', className: 'second', points: series(POINT.PCR_VOLUME) },
    ],
    (time) => hourMinute(time),
    (pcr) => format.decimal(pcr, 2),
  );
}
