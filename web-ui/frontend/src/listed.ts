import { el } from './dom';
import { isoDay } from './time';
import { type Found, search } from './rest';
import { words } from './words';

const PAUSE_MS = 150; // of typing, before the engine is asked
const SHOWN = 6;

/** What brokers list beside what is streamed, for the words in the search box (UI-161). */
export class Listed {
  readonly element = el('div', { class: 'listed', hidden: true, 'aria-live': 'polite' });
  private timer = 0;
  private asked = '';

  constructor(private readonly find: (query: string) => Promise<readonly Found[]> = search) {}

  /** Looks for the words once typing pauses; no words hide it. */
  ask(query: string): void {
    if (query === this.asked) {
      return;
    }
    this.asked = query;
    clearTimeout(this.timer);
    if (query === '') {
      this.element.hidden = true;
      return;
    }
    this.timer = window.setTimeout(() => void this.look(query), PAUSE_MS);
  }

  private async look(query: string): Promise<void> {
    let found: readonly Found[] = [];
    try {
      found = await this.find(query);
    } catch {
      // what is streamed can still be searched here
    }
    if (query === this.asked) {
      this.show(found.filter((it) => it.id === null).slice(0, SHOWN));
    }
  }

  private show(found: readonly Found[]): void {
    this.element.hidden = found.length === 0;
    this.element.replaceChildren(
      el('strong', {}, words.listedOnly),
      el('ul', {}, ...found.map(row)),
      el('p', {}, words.listedOnlyHint),
    );
  }
}

function row(found: Found): HTMLElement {
  return el(
    'li',
    {},
    el('code', {}, `${found.segment}:${found.symbol}`),
    found.expiry ? ` ${isoDay(found.expiry)}` : '',
  );
}
