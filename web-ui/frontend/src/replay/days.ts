import { attribute, el } from '../dom';
import { quantity } from '../format';
import { Notice } from '../notice';
import { Resource } from '../resource';
import { day, hourMinute } from '../time';
import { words } from '../words';
import { replays } from './client';
import { ms } from './text';
import type { RecordedDay, ReplayAnswer } from './wire';

/** The recorded days, each to be opened (dashboard 3.7, date). */
export class Days {
  readonly element: HTMLDialogElement;
  readonly resource = new Resource<ReplayAnswer>(replays);
  private readonly notice = new Notice('lines');
  private readonly stage = el('div', { class: 'days-stage' });
  private readonly said = el('p', { class: 'dim' });
  private trouble = '';

  /** `choose`: what opening a day means here; a live page opens another tab. */
  constructor(private readonly choose: (day: RecordedDay) => void) {
    const close = el('button', { type: 'button' }, 'Close');
    close.addEventListener('click', () => this.element.close());
    this.stage.append(this.notice.element);
    this.element = el(
      'dialog',
      { class: 'help days', 'aria-labelledby': 'days-title', 'data-testid': 'days' },
      el('h2', { id: 'days-title' }, 'Recorded days'),
      this.said,
      this.stage,
      close,
    );
    this.notice.onRetry = () => void this.load();
    this.element.addEventListener('click', (event) => {
      if (event.target === this.element) {
        this.element.close();
      }
    });
  }

  /** `trouble`: why a day is to be chosen. */
  open(trouble = ''): void {
    this.trouble = trouble;
    if (!this.element.open) {
      this.element.showModal();
    }
    void this.load();
  }

  private async load(): Promise<void> {
    if (!this.resource.value) {
      this.notice.show('loading', words.loadingDays, '');
    }
    await this.resource.load();
    const { value, failure } = this.resource;
    this.stage.querySelector('table')?.remove();
    this.said.textContent = this.trouble || (value?.note ?? words.daysNote);
    attribute(this.said, 'data-tone', this.trouble ? 'bad' : '');
    if (failure) {
      this.notice.show('error', failure.message, failure.hint);
    } else if (!value || value.days.length === 0) {
      this.notice.show('empty', words.noDays.why, words.noDays.next);
    } else {
      this.notice.hide();
      this.stage.append(this.table(value.days, value.session?.journal ?? null));
    }
  }

  private table(days: readonly RecordedDay[], open: string | null): HTMLTableElement {
    const head = ['Day', 'Journal', 'From', 'To', 'Events', 'Snapshots', ''];
    return el(
      'table',
      { class: 'grid-table' },
      el('thead', {}, el('tr', {}, ...head.map((text) => el('th', { scope: 'col' }, text)))),
      el('tbody', {}, ...days.map((one) => this.row(one, one.name === open))),
    );
  }

  private row(one: RecordedDay, isOpen: boolean): HTMLTableRowElement {
    const has = one.error === null && one.events > 0;
    const go = el('button', { type: 'button', 'data-testid': 'open-day' }, isOpen ? 'Go on' : 'Open');
    go.disabled = !has;
    go.addEventListener('click', () => {
      this.element.close();
      this.choose(one);
    });
    const cell = (text: string, kind = 'num') => el('td', { class: kind }, text);
    return el(
      'tr',
      { 'data-day': one.name, title: one.path },
      cell(has ? day(ms(one.fromNs)) : '—', ''),
      cell(one.live ? `${one.name} ● being written` : one.name, ''),
      cell(has ? hourMinute(ms(one.fromNs)) : '—'),
      cell(has ? hourMinute(ms(one.toNs)) : '—'),
      has ? cell(quantity(one.events)) : cell(one.error ?? 'nothing recorded yet', 'bad'),
      cell(one.snapshots === 0 ? 'none' : String(one.snapshots)),
      el('td', {}, go),
    );
  }
}
