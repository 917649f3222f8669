import { el, options } from './dom';
import * as format from './format';

const SIZE = 200;
const PAD = 30;
const SVG = 'http://www.w3.org/2000/svg';
const FROM = 0; // a trade without a side is right for none of its volume

/** Expected right share against the measured one, in ten bins; the diagonal is a promise kept. */
export class Calibration {
  readonly element: HTMLElement;
  private readonly svg = document.createElementNS(SVG, 'svg');
  private readonly pick = el('select', { 'aria-label': 'Model of the calibration plot' });
  private bins: Readonly<Record<string, readonly (readonly (number | null)[])[]>> = {};

  constructor() {
    this.svg.setAttribute('viewBox', `0 0 ${SIZE} ${SIZE}`);
    this.svg.setAttribute('role', 'img');
    this.pick.addEventListener('change', () => this.draw());
    this.element = el(
      'figure',
      { class: 'plot calibration' },
      el('figcaption', {}, 'Expected against measured ', this.pick),
      this.svg,
    );
  }

  show(model: string, bins: Readonly<Record<string, readonly (readonly (number | null)[])[]>>): void {
    this.bins = bins;
    const names = Object.keys(bins);
    this.pick.replaceChildren(...options(names.map((name) => [name, name.replaceAll('_', ' ')] as const)));
    this.pick.value = names.includes(model) ? model : (names[0] ?? '');
    this.element.hidden = names.length === 0;
    this.draw();
  }

  private draw(): void {
    const points = calibrationPoints(this.bins[this.pick.value] ?? []);
    const place = (value: number) => PAD + ((Math.max(FROM, value) - FROM) / (1 - FROM)) * (SIZE - PAD - 18);
    const y = (value: number) => SIZE - place(value);
    const label = points
      .map(({ expected, right }) => `${format.share(expected)} expected, ${format.share(right)} right`)
      .join('; ');
    this.svg.setAttribute('aria-label', `Calibration: ${label}`);
    const parts = [
      shape('line', { x1: PAD, y1: SIZE - PAD, x2: SIZE - 8, y2: SIZE - PAD, class: 'axis' }),
      shape('line', { x1: PAD, y1: SIZE - PAD, x2: PAD, y2: 8, class: 'axis' }),
      shape('line', { x1: place(FROM), y1: y(FROM), x2: place(1), y2: y(1), class: 'marker' }),
      ...points.map(({ expected, right, weight }) =>
        shape('circle', {
          cx: place(expected),
          cy: y(right),
          r: 2.5 + 7 * Math.sqrt(weight),
          class: 'dot first',
        }),
      ),
    ];
    for (const at of [0, 0.5, 1]) {
      parts.push(
        text(place(at), SIZE - PAD + 12, format.share(at), 'middle'),
        text(PAD - 4, y(at) + 3, format.share(at), 'end'),
      );
    }
    parts.push(text((SIZE + PAD) / 2, SIZE - 4, 'expected', 'middle'));
    this.svg.replaceChildren(...parts);
  }
}

export interface CalibrationPoint {
  readonly expected: number;
  readonly right: number;
  /** Share of all volume in this bin. */
  readonly weight: number;
}

/** Bins that hold anything. */
export function calibrationPoints(bins: readonly (readonly (number | null)[])[]): CalibrationPoint[] {
  return bins.flatMap(([expected = null, right = null, weight = null]) =>
    expected === null || right === null || !weight ? [] : [{ expected, right, weight }],
  );
}

function shape(name: 'line' | 'circle', attributes: Record<string, number | string>): Element {
  const it = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) =>
    it.setAttribute(key, typeof value === 'number' ? value.toFixed(1) : value),
  );
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
