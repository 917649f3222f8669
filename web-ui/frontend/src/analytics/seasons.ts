import { type Column, tableOf } from '../account/table';
import { attribute, el } from '../dom';
import * as format from '../format';
import { toneOf } from '../overview/indices';
import { day } from '../time';
import { text } from './text';
import type { Season, SeasonalityAnswer } from './wire';

export const ENOUGH = 30; // UI-111: cells below are greyed
const WORDS: Readonly<Record<string, string>> = {
  MON: 'Monday',
  TUE: 'Tuesday',
  WED: 'Wednesday',
  THU: 'Thursday',
  FRI: 'Friday',
  SAT: 'Saturday',
  SUN: 'Sunday',
};

/** Weekday, month, hour: means with how many samples they rest on (UI-111, analytics 8.9). */
export class Seasons {
  readonly element = el('div', { class: 'seasons', 'data-testid': 'seasons' });
  private shown: SeasonalityAnswer | null = null;

  show(answer: SeasonalityAnswer): void {
    if (answer === this.shown) {
      return;
    }
    this.shown = answer;
    const span =
      answer.fromMs === null || answer.toMs === null ? '' : `${day(answer.fromMs)} – ${day(answer.toMs)} · `;
    this.element.replaceChildren(
      el('p', { class: 'dim fine' }, span + text.seasonNote),
      block('weekday', 'By weekday', returns(answer.weekday)),
      block('month', 'By month', returns(answer.month)),
      block('hour', 'By hour, size of the move', hours(answer.hour)),
    );
  }
}

function block(area: string, title: string, table: HTMLElement): HTMLElement {
  return el('section', { 'aria-label': title, 'data-area': area }, el('h3', {}, title), table);
}

function returns(rows: readonly Season[]): HTMLElement {
  const most = Math.max(...rows.map((it) => Math.abs(it.mean ?? 0)), 1e-9);
  const percent = (value: number | null) =>
    value === null ? format.MISSING : `${format.signedDecimal(value * 100, 3)} %`;
  return greyed(
    tableOf<Season>(
      'Returns',
      [
        { head: '', kind: 'text', text: (it) => wordOf(it.key) },
        {
          head: 'Mean',
          text: (it) => percent(it.mean),
          tone: (it) => (it.n < ENOUGH ? '' : toneOf(it.mean)),
        },
        { head: '', kind: 'text', text: (it) => bar(it.mean, most) },
        { head: 'Median', text: (it) => percent(it.median) },
        { head: 'Up', text: (it) => format.share(it.positive) },
        { head: 't', text: (it) => format.signedDecimal(it.t, 1) },
        { head: 'n', text: (it) => format.quantity(it.n) },
      ] satisfies Column<Season>[],
      rows,
    ),
    rows,
  );
}

function hours(rows: SeasonalityAnswer['hour']): HTMLElement {
  const most = Math.max(...rows.map((it) => it.meanAbs ?? 0), 1e-9);
  return greyed(
    tableOf<(typeof rows)[number]>(
      'Size of the move by hour',
      [
        { head: 'From', kind: 'text', text: (it) => it.key },
        {
          head: 'Mean move',
          text: (it) => (it.meanAbs === null ? format.MISSING : `${format.decimal(it.meanAbs * 100, 3)} %`),
        },
        { head: '', kind: 'text', text: (it) => bar(it.meanAbs, most, 'left') },
        { head: 'n', text: (it) => format.quantity(it.n) },
      ],
      rows,
    ),
    rows,
  );
}

function greyed(table: HTMLElement, rows: readonly { readonly n: number }[]): HTMLElement {
  table.querySelectorAll('tbody tr').forEach((row, at) => {
    if (rows[at]!.n < ENOUGH) {
      attribute(row, 'data-few', 'true');
      attribute(row, 'title', text.few(rows[at]!.n));
    }
  });
  return table;
}

/** A mean as a bar: from the middle to either side, or a size from the left. */
function bar(value: number | null, most: number, from: 'middle' | 'left' = 'middle'): HTMLElement {
  const fill = el('i', { 'data-side': (value ?? 0) < 0 ? 'down' : 'up' });
  fill.style.width = `${Math.round((Math.abs(value ?? 0) / most) * (from === 'left' ? 100 : 50))}%`;
  return el('span', { class: 'season-bar', 'data-from': from, 'aria-hidden': 'true' }, fill);
}

function wordOf(key: string): string {
  return WORDS[key] ?? key.charAt(0) + key.slice(1).toLowerCase();
}
