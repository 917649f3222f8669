import { Label, attribute, el } from '../dom';
import * as format from '../format';
import type { PerformanceAnswer, PerformanceRow, Tally } from '../wire-signals';
import { words } from '../words';
import { rowName, verdict } from './text';

const HEADS = ['n', 'target', 'stop', 'close', 'open', 'hit', 'mean R'];
const RANDOM_HEADS = ['n', 'target', 'hit', 'mean R']; // the rest on hover

/** What became of the signals, beside what became of random entries at the same times. */
export class Performance {
  readonly element: HTMLElement;
  private readonly head = new Label(el('strong'));
  private readonly figures = new Label(el('span'));
  private readonly verdict = el('p', { class: 'verdict', 'data-testid': 'verdict' });
  private readonly note = new Label(el('p', { class: 'dim fine' }));
  private readonly rows = el('tbody');

  constructor() {
    this.verdict.append(this.head.element, this.figures.element);
    const group = (text: string, colspan: number) => el('th', { scope: 'colgroup', colspan }, text);
    const heads = [...HEADS, ...RANDOM_HEADS].map((head) => el('th', { scope: 'col' }, head));
    this.element = el(
      'div',
      { class: 'performance' },
      this.verdict,
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
            group('signals', HEADS.length),
            group('random entries', RANDOM_HEADS.length),
          ),
          el('tr', {}, ...heads),
        ),
        this.rows,
      ),
      this.note.element,
    );
  }

  /** `simulated`: whatever the figures say, they say it of a model. */
  show(answer: PerformanceAnswer, simulated: boolean): void {
    const { tone, head, figures } = verdict(answer);
    this.head.set(head);
    this.figures.set(figures && ` ${figures}`);
    attribute(this.verdict, 'data-verdict', tone);
    this.note.set((simulated ? words.simulatedNote : '') + words.randomNote(answer.seed));
    this.rows.replaceChildren(...answer.rows.map(line));
  }
}

function line(row: PerformanceRow): HTMLElement {
  const { random } = row;
  const rest = `stop ${random.stop}, close ${random.close}, open ${random.open}`;
  return el(
    'tr',
    { 'data-total': String(row.confidence === null) },
    el('th', { scope: 'row' }, rowName(row)),
    ...[row.signals, row.target, row.stop, row.close, row.open].map((it) => cell(format.quantity(it))),
    ...rates(row),
    el('td', { class: 'num first', title: rest }, format.quantity(random.entries)),
    el('td', { class: 'num', title: rest }, format.quantity(random.target)),
    ...rates(random),
  );
}

function rates({ hitRate, meanR }: Tally): HTMLElement[] {
  return [cell(format.share(hitRate)), cell(format.signedDecimal(meanR, 2))];
}

function cell(text: string): HTMLElement {
  return el('td', { class: 'num' }, text);
}
