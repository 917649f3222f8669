import { Label, attribute, el } from '../dom';
import * as format from '../format';
import type { PerformanceAnswer, PerformanceRow, Tally } from '../wire-signals';
import { rowName, verdict } from './text';

const HEADS = ['n', 'target', 'stop', 'close', 'open', 'hit', 'mean R'];

/** What became of the signals, beside what became of random entries at the same times. */
export class Performance {
  readonly element: HTMLElement;
  private readonly verdict = new Label(el('p', { class: 'verdict', 'data-testid': 'verdict' }));
  private readonly note = new Label(el('p', { class: 'dim fine' }));
  private readonly rows = el('tbody');

  constructor() {
    const group = (text: string) => el('th', { scope: 'colgroup', colspan: HEADS.length }, text);
    const heads = [...HEADS, ...HEADS].map((head) => el('th', { scope: 'col' }, head));
    this.element = el(
      'div',
      { class: 'performance' },
      this.verdict.element,
      el(
        'table',
        { class: 'grid tight', 'data-testid': 'performance-table' },
        el('caption', { class: 'spoken' }, 'Outcomes of signals beside random entries'),
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            el('th', { scope: 'col', rowspan: 2 }, 'Signals'),
            group('signals'),
            group('random entries'),
          ),
          el('tr', {}, ...heads),
        ),
        this.rows,
      ),
      this.note.element,
    );
  }

  show(answer: PerformanceAnswer): void {
    const { tone, text } = verdict(answer);
    this.verdict.set(text);
    attribute(this.verdict.element, 'data-verdict', tone);
    this.note.set(`${answer.note} Random entries are drawn with seed ${answer.seed}.`);
    this.rows.replaceChildren(...answer.rows.map(line));
  }
}

function line(row: PerformanceRow): HTMLElement {
  return el(
    'tr',
    { 'data-total': String(row.confidence === null) },
    el('th', { scope: 'row' }, rowName(row)),
    ...cells(row.signals, row),
    ...cells(row.random.entries, row.random).map((cell, at) => {
      cell.classList.toggle('first', at === 0);
      return cell;
    }),
  );
}

function cells(entries: number, tally: Tally): HTMLElement[] {
  const texts = [
    ...[entries, tally.target, tally.stop, tally.close, tally.open].map((it) => format.quantity(it)),
    format.share(tally.hitRate),
    format.signedDecimal(tally.meanR, 2),
  ];
  return texts.map((text) => el('td', { class: 'num' }, text));
}
