import { Label, el } from '../dom';
import * as format from '../format';
import { Panel } from '../panel';
import { Resource } from '../resource';
import { isoDay } from '../time';
import { words } from '../words';
import { outcomes } from './client';
import { rate } from './text';
import type { OutcomeRow, OutcomesAnswer } from './wire';

const HEADS = ['Symbol', 'Score', 'Close', 'Next open', 'Next high', 'Next close'];
const DAYS = 10; // two weeks of sessions; the page's node budget ends there

/** What became of earlier lists: next open, high and close, and how often they were up (UI-42). */
export class Outcomes {
  readonly panel = new Panel('Outcomes of earlier days', 'scan-outcomes', { 'data-testid': 'outcomes' });
  readonly resource = new Resource<OutcomesAnswer>(outcomes);
  private readonly rates = new Label(el('p', { class: 'facts-line' }));
  private readonly rows = el('tbody');
  private shown = -1;

  constructor() {
    const heads = HEADS.map((head, i) => el('th', { scope: 'col', class: i === 0 ? 'words' : '' }, head));
    this.panel.body.append(
      this.rates.element,
      el(
        'table',
        { class: 'grid tight' },
        el('caption', { class: 'spoken' }, 'Outcomes of earlier days'),
        el('thead', {}, el('tr', {}, ...heads)),
        this.rows,
      ),
    );
  }

  paint(): void {
    if (this.resource.version === this.shown) {
      return;
    }
    this.shown = this.resource.version;
    const { value } = this.resource;
    this.panel.state(
      this.resource,
      words.loadingOutcomes,
      value?.days.length === 0 ? words.noOutcomes : null,
    );
    if (value) {
      const { n, openUp, highUp, closeUp } = value.hits;
      this.rates.set(
        `Up on the next day: open ${rate(openUp, n)} · high ${rate(highUp, n)} · close ${rate(closeUp, n)}`,
      );
      this.rows.replaceChildren(
        ...value.days
          .slice(0, DAYS)
          .flatMap(({ date, rows }) => [
            el(
              'tr',
              { class: 'day-line' },
              el('th', { scope: 'colgroup', colspan: HEADS.length }, isoDay(date)),
            ),
            ...rows.map(line),
          ]),
      );
    }
  }
}

function line(row: OutcomeRow): HTMLElement {
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, row.symbol),
    el('td', { class: 'num' }, format.decimal(row.score, 1)),
    el('td', { class: 'num' }, format.price(row.close)),
    ...[row.nextOpen, row.nextHigh, row.nextClose].map((price) => against(price, row.close)),
  );
}

/** A price with its change against the close it was chosen at. */
function against(price: number | null, close: number | null): HTMLElement {
  const change = price === null || close === null ? null : format.percentOf(price - close, close);
  const tone = change === null || change === 0 ? '' : change > 0 ? 'up' : 'down';
  return el(
    'td',
    { class: 'num', 'data-tone': tone },
    price === null ? words.stillToCome : `${format.price(price)} ${format.percent(change)}`,
  );
}
