import { el } from '../dom';
import * as format from '../format';
import type { Instrument } from '../instrument';
import { Resource } from '../resource';
import { bars } from '../rest';
import { hourMinute } from '../time';
import { BAR, type BarsAnswer } from '../wire';
import { words } from '../words';

const MINUTES = 120;
const WIDTH = 300;
const HEIGHT = 64;
const SVG = 'http://www.w3.org/2000/svg';

/** The last two hours of an instrument as one line of minute closes. */
export class Spark {
  readonly element = el('figure', { class: 'spark' });
  private readonly resource = new Resource<BarsAnswer>(() => bars(this.instrument!, '1m', MINUTES));
  private instrument: Instrument | null = null;
  private shown = -1;

  show(instrument: Instrument | null): void {
    if (instrument?.id !== this.instrument?.id) {
      this.instrument = instrument;
      this.resource.clear();
      if (instrument) {
        void this.resource.load();
      }
    }
  }

  paint(): void {
    if (this.resource.version === this.shown) {
      return;
    }
    this.shown = this.resource.version;
    const { value, failure } = this.resource;
    const all = value ? [...value.bars, ...(value.forming ? [value.forming] : [])] : [];
    if (all.length < 2) {
      const note = failure?.message ?? (value ? words.noBars : words.loadingChart);
      this.element.replaceChildren(el('p', { class: 'dim fine' }, note));
      return;
    }
    const closes = all.map((bar) => bar[BAR.CLOSE]!);
    const [low, high] = [Math.min(...closes), Math.max(...closes)];
    const decimals = this.instrument?.decimals;
    const text =
      `${hourMinute(all[0]![BAR.START]!)} to ${hourMinute(all.at(-1)![BAR.START]!)}: ` +
      `${format.price(low, decimals)} to ${format.price(high, decimals)}, ` +
      `last ${format.price(closes.at(-1), decimals)}`;
    this.element.replaceChildren(line(closes, low, high, text), el('figcaption', { class: 'dim' }, text));
  }
}

function line(closes: readonly number[], low: number, high: number, text: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'polyline');
  const span = Math.max(1, high - low);
  const points = closes.map((close, i) => {
    const x = (i * WIDTH) / (closes.length - 1);
    const y = HEIGHT - 4 - ((close - low) * (HEIGHT - 8)) / span;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  path.setAttribute('points', points.join(' '));
  path.setAttribute('class', closes.at(-1)! >= closes[0]! ? 'up' : 'down');
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', text);
  svg.append(path);
  return svg;
}
