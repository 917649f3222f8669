import { Label, el, options } from '../dom';
import type { Instrument } from '../instrument';
import type { Market } from '../market';
import { Panel } from '../panel';
import { Resource } from '../resource';
import type { Speaker } from '../speaker';
import type { Look } from '../theme';
import { day, hourMinute } from '../time';
import { Chosen } from './chosen';
import { correlation } from './client';
import { Matrix } from './matrix';
import { text } from './text';
import type { View } from './view';
import type { CorrelationAnswer } from './wire';

const INTERVALS = ['1d', '5m'] as const;
const LOOK_EVERY_MS = 60_000; // it changes when a bar closes

/** How instruments move together (UI-111, analytics 8.8). */
export class CorrelationView implements View {
  readonly element: HTMLElement;
  private readonly panel = new Panel('Correlation', 'analytics-correlation');
  private readonly matrix: Matrix;
  private readonly chosen: Chosen;
  private readonly interval = el('select', { 'aria-label': 'Bars compared' });
  private readonly asTable = el('button', { type: 'button', 'aria-pressed': 'false' }, 'Table');
  private readonly asOf = new Label(el('span', { class: 'num dim' }));
  private readonly said = new Label(el('p', { class: 'num matrix-said' }));
  private readonly note = new Label(el('p', { class: 'dim fine' }));
  private readonly resource = new Resource<CorrelationAnswer>(() =>
    correlation(this.interval.value, this.chosen.ids),
  );
  private nextMs = 0;
  private known = 0;

  constructor(
    private readonly market: Market,
    look: Look,
    speaker: Speaker,
    selected: () => Instrument | null,
  ) {
    this.interval.append(
      ...options(INTERVALS.map((it) => [it, it === '1d' ? 'daily bars' : '5-minute bars'])),
    );
    this.interval.addEventListener('change', () => this.ask());
    this.chosen = new Chosen(market, selected);
    this.chosen.onChange = () => this.ask();
    this.matrix = new Matrix(market, look, speaker);
    this.matrix.onSay = (words) => this.said.set(words);
    this.asTable.addEventListener('click', () =>
      this.asTable.setAttribute('aria-pressed', String(this.matrix.toggle())),
    );
    this.panel.tools.append(this.asOf.element, this.interval, this.asTable);
    const { canvas, table } = this.matrix;
    this.panel.body.append(canvas.element, table, this.said.element, this.note.element);
    this.element = el('div', { class: 'analytics-view' }, this.chosen.element, this.panel.element);
  }

  load(): void {
    if (!this.resource.value) {
      this.ask();
    }
  }

  private ask(): void {
    this.nextMs = 0;
    this.resource.clear();
  }

  read({ compare, bars }: Readonly<Record<string, string>>): void {
    if (compare !== undefined && compare !== this.chosen.text) {
      this.chosen.read(compare);
      this.ask();
    }
    if (bars && bars !== this.interval.value && (INTERVALS as readonly string[]).includes(bars)) {
      this.interval.value = bars;
      this.ask();
    }
  }

  parts(): Readonly<Record<string, string>> {
    return { compare: this.chosen.text, bars: this.interval.value };
  }

  paint(_instrument: Instrument | null, _key: string, nowMs: number): void {
    this.chosen.paint();
    const { resource, market } = this;
    const named = market.instruments.length > 0 && market.instruments.length !== this.known;
    if ((named || nowMs >= this.nextMs) && !resource.loading && market.hello) {
      this.known = market.instruments.length;
      this.nextMs = nowMs + LOOK_EVERY_MS;
      void resource.load();
    }
    const { value } = resource;
    const none = value !== null && value.ids.length < 2 ? text.noCorrelation : null;
    this.panel.state(resource, text.loadingCorrelation, none);
    if (value && !none) {
      this.matrix.paint(resource.version, value);
      this.asOf.set(value.endMs === null ? '' : `through ${day(value.endMs)} ${hourMinute(value.endMs)}`);
      this.note.set(text.correlationNote(value.period, value.interval));
    }
  }
}
