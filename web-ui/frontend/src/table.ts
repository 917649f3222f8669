import { el } from './dom';
import * as format from './format';
import { FIGURES } from './strip';
import { type Series, startOf } from './series';
import { barTime } from './time';
import { BAR } from './wire';

const REFRESH_MS = 1_000;
const MAX_LINES = 120; // a table is for reading; scroll the chart for more

const PRICES = [
  ['Open', BAR.OPEN],
  ['High', BAR.HIGH],
  ['Low', BAR.LOW],
  ['Close', BAR.CLOSE],
  ['POC', BAR.POC],
  ['VAL', BAR.VAL],
  ['VAH', BAR.VAH],
] as const;

/** The chart as a table, newest first: the same figures for reading and for screen readers (UI-170). */
export class TableTwin {
  readonly element = el('div', {
    class: 'twin',
    tabindex: 0,
    role: 'region',
    'aria-label': 'Chart as a table',
  });
  private shown = '';
  private nextMs = 0;

  paint(series: Series | null, title: string, decimals: 2 | 4, nowMs: number): void {
    const key = series ? `${series.topic} ${series.version}` : '';
    if (this.element.hidden || !series || key === this.shown || nowMs < this.nextMs) {
      return;
    }
    this.shown = key;
    this.nextMs = nowMs + REFRESH_MS;
    const lines = [...series.bars()]
      .slice(-MAX_LINES)
      .reverse()
      .map((fbar) => {
        const { bar } = fbar;
        const forming = fbar === series.forming ? ' ◌' : '';
        return el(
          'tr',
          {},
          el('th', { scope: 'row' }, barTime(startOf(fbar), series.interval) + forming),
          ...PRICES.map(([, field]) => el('td', {}, format.price(bar[field], decimals))),
          ...FIGURES.map((figure) => el('td', {}, figure.text(bar))),
        );
      });
    const heads = [
      'Time',
      ...PRICES.map(([name]) => name),
      ...FIGURES.map(({ name, inferred }) => name + (inferred ? ' ≈' : '')),
    ];
    this.element.replaceChildren(
      el(
        'table',
        {},
        el('caption', {}, title),
        el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
        el('tbody', {}, ...lines),
      ),
    );
  }
}
