import { Label, attribute, el } from './dom';
import { Notice } from './notice';
import type { Resource } from './resource';
import { duration } from './time';
import { words } from './words';

const LATE_MS = 10_000; // ten of the engine's one-second turns
const STALE_MS = 60_000;

export interface Empty {
  readonly why: string;
  readonly next: string;
}

/** A titled panel whose body gives way to a notice while there is nothing to show (dashboard 4). */
export class Panel {
  readonly element: HTMLElement;
  readonly body = el('div', { class: 'panel-body' });
  /** Stands at the right of the title: choices, counts, the age of what is shown. */
  readonly tools = el('span', { class: 'panel-tools' });
  private readonly age = new Label(el('span', { class: 'age', hidden: true }));
  private readonly notice = new Notice('lines');

  constructor(title: string, name: string, attributes: Record<string, string> = {}) {
    this.element = el(
      'section',
      { class: `panel framed ${name}`, 'aria-label': title, ...attributes },
      el('h2', {}, title, this.age.element, el('span', { class: 'spring' }), this.tools),
      el('div', { class: 'panel-stage' }, this.body, this.notice.element),
    );
    this.notice.hide();
  }

  /** Shows the body, or why there is none. An old value stays readable under a failure's line. */
  state<T>(resource: Resource<T>, loading: string, empty: Empty | null): void {
    this.notice.onRetry = () => void resource.load();
    const { value, failure } = resource;
    if (failure) {
      this.notice.show(value === null ? 'error' : 'gap', failure.message, failure.hint);
    } else if (value === null) {
      this.notice.show('loading', loading, '');
    } else if (empty) {
      this.notice.show('empty', empty.why, empty.next);
    } else {
      this.notice.hide();
    }
    this.body.hidden = (value === null || empty !== null) && !(failure && value !== null);
  }

  /** Fades what has not been renewed though the market goes on; NaN says nothing about age. */
  freshness(ageMs: number, expectedMs = 1_000): void {
    const late = Math.max(LATE_MS, expectedMs);
    const fresh = !(ageMs > late) ? 'fresh' : ageMs > Math.max(STALE_MS, 5 * expectedMs) ? 'stale' : 'late';
    attribute(this.element, 'data-fresh', fresh);
    this.age.element.hidden = fresh === 'fresh';
    this.age.set(fresh === 'fresh' ? '' : words.old(duration(ageMs)));
  }
}
