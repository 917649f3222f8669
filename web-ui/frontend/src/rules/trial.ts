import { attribute, el, options } from '../dom';
import * as format from '../format';
import { replays } from '../replay/client';
import { Resource } from '../resource';
import { Failure } from '../rest';
import { clock, day } from '../time';
import { words } from '../words';
import { momentAddress, statusText } from '../alerts/text';
import { startTrial, stopTrial, trial } from './client';
import type { Rule, Trial } from './wire';

const LOOK_MS = 700;
const MOST_HITS = 100; // the page's node budget; the count tells of the rest

/** A rule tried on a recorded day before it is saved, with its hits (UI-81). */
export class TrialPanel {
  readonly element: HTMLElement;
  private readonly days = el('select', { 'aria-label': 'Recorded day', 'data-testid': 'trial-day' });
  private readonly run = el('button', { type: 'button', 'data-testid': 'trial-run' }, words.testRule);
  private readonly bar = el('progress', {
    max: 1,
    value: 0,
    hidden: true,
    'aria-label': 'Progress of the test',
  });
  private readonly said = el('p', { class: 'trial-said', role: 'status', 'data-testid': 'trial-said' });
  private readonly hits = el('tbody');
  private readonly table: HTMLElement;
  private readonly state = new Resource<Trial>(trial);
  private nextMs = Infinity;
  private shown = -1;

  constructor(
    private readonly rule: () => Rule,
    private readonly keyOf: (id: number) => string | null,
  ) {
    const heads = ['Time', 'Symbol', 'Price', 'What became of it', ''];
    this.table = el(
      'table',
      { class: 'grid tight', hidden: true, 'data-testid': 'trial-hits' },
      el('caption', { class: 'spoken' }, 'Hits of the test'),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ...heads.map((head, i) => el('th', { scope: 'col', class: i === 2 ? '' : 'words' }, head)),
        ),
      ),
      this.hits,
    );
    this.run.addEventListener('click', () => void this.toggle());
    this.element = el(
      'section',
      { class: 'trial', 'aria-label': 'Test on a recorded day' },
      el('div', { class: 'form-line' }, this.run, this.days, this.bar),
      this.said,
      this.table,
    );
  }

  /** Another rule: what was found belongs to the one before. */
  clear(): void {
    this.state.clear();
    this.nextMs = Infinity;
    this.said.textContent = '';
    this.table.hidden = true;
    this.bar.hidden = true;
  }

  async open(): Promise<void> {
    try {
      const { days } = await replays();
      const chosen = this.days.value;
      const usable = days.filter(({ error }) => error === null);
      this.days.replaceChildren(
        ...options(
          usable.map(({ name, live, fromNs }) => [
            name,
            live ? `${name}, so far` : fromNs ? `${name} · ${day(fromNs / 1e6)}` : name,
          ]),
        ),
      );
      this.days.value = usable.some(({ name }) => name === chosen) ? chosen : (usable[0]?.name ?? '');
      this.run.disabled = usable.length === 0;
      if (usable.length === 0) {
        this.said.textContent = `${words.noDays.why}. ${words.noDays.next}`;
      }
    } catch (error) {
      this.said.textContent = error instanceof Failure ? error.message : String(error);
    }
  }

  private get isRunning(): boolean {
    return this.state.value?.state === 'RUNNING';
  }

  private async toggle(): Promise<void> {
    try {
      if (this.isRunning) {
        await stopTrial();
      } else {
        this.clear();
        await startTrial(this.rule(), this.days.value);
      }
      this.nextMs = 0;
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure(String(error));
      const column = Number(failure.said.column ?? 0);
      this.said.textContent = column > 0 ? words.atColumn(column, failure.message) : failure.message;
      attribute(this.said, 'data-tone', 'bad');
    }
  }

  paint(nowMs: number): void {
    if (nowMs >= this.nextMs && !this.state.loading) {
      this.nextMs = nowMs + LOOK_MS;
      void this.state.load();
    }
    if (this.state.version === this.shown) {
      return;
    }
    this.shown = this.state.version;
    const { value } = this.state;
    if (value && value.state !== 'NONE') {
      this.show(value);
    }
    this.run.textContent = this.isRunning ? words.stopTest : words.testRule;
  }

  private show(found: Trial): void {
    if (found.state !== 'RUNNING') {
      this.nextMs = Infinity;
    }
    this.bar.hidden = found.state !== 'RUNNING';
    this.bar.value = found.progress ?? 0;
    attribute(this.said, 'data-tone', found.state === 'FAILED' ? 'bad' : '');
    this.said.textContent = saidOf(found);
    const hits = found.hits ?? [];
    this.table.hidden = hits.length === 0;
    this.hits.replaceChildren(
      ...hits.slice(0, MOST_HITS).map((hit) =>
        el(
          'tr',
          { 'data-status': hit.status },
          el('td', { class: 'num' }, clock(hit.timeMs)),
          el('th', { scope: 'row' }, hit.symbol),
          el('td', { class: 'num' }, format.price(hit.price)),
          el('td', {}, statusText(hit.status)),
          el(
            'td',
            {},
            el(
              'a',
              {
                href: momentAddress({ day: found.journal ?? '', sequence: hit.sequence }, this.keyOf(hit.id)),
                target: '_blank',
                title: words.openMomentTip,
              },
              words.openTick,
            ),
          ),
        ),
      ),
    );
  }
}

function saidOf(found: Trial): string {
  const counts = Object.entries(found.counts ?? {})
    .filter(([, n]) => n > 0)
    .map(([status, n]) => `${statusText(status)} ${format.quantity(n)}`)
    .join(' · ');
  const looked = `${format.quantity(found.evaluated ?? 0)} evaluations`;
  switch (found.state) {
    case 'RUNNING':
      return `${format.share(found.progress)} · ${looked}${counts && ` · ${counts}`}`;
    case 'FAILED':
      return `Failed: ${found.error ?? ''}`;
    default:
      return `${counts || words.noTestHits} · ${looked} on ${found.journal ?? ''}`;
  }
}
