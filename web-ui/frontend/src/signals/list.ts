import { Label, el } from '../dom';
import * as format from '../format';
import { clock } from '../time';
import type { Signal } from '../wire-signals';
import { words } from '../words';
import { TYPE_SHAPE, outcomeText, signalSentence, statusText } from './text';

/** Prices of an instrument are written with as many decimals as its tick asks for. */
export type Decimals = (id: number) => 2 | 4;

/** The signals as cards, newest first. Stands still under the pointer and the focus (UI-05, UI-32). */
export class SignalList {
  readonly element = el('ol', {
    class: 'signal-cards',
    'data-testid': 'signals-list',
    'aria-label': 'Signals',
  });
  readonly chip = new Label(el('button', { type: 'button', class: 'chip', hidden: true }));
  onOpen: (signal: Signal) => void = () => {};
  onChoose: (signal: Signal) => void = () => {};
  /** Null where the moment opens in a tab of its own, by its address. */
  onMoment: ((signal: Signal) => void) | null = null;
  private hovered = false;
  private shown: readonly Signal[] = [];
  private waiting: readonly Signal[] | null = null;
  private chosen = -1;

  constructor(private readonly decimals: Decimals) {
    this.element.addEventListener('pointerenter', () => (this.hovered = true));
    this.element.addEventListener('pointerleave', () => {
      this.hovered = false;
      this.resume();
    });
    this.chip.element.addEventListener('click', () => {
      this.hovered = false;
      this.resume();
    });
  }

  show(signals: readonly Signal[], chosen: number): void {
    const focused = this.element.contains(document.activeElement);
    const news = signals.filter((it) => !this.shown.some((held) => held.sequence === it.sequence)).length;
    this.chosen = chosen;
    if ((this.hovered || focused) && news > 0 && this.shown.length > 0) {
      this.waiting = signals;
      this.chip.set(words.changesWaiting(news));
      this.chip.element.hidden = false;
    } else {
      this.replace(signals);
    }
  }

  private resume(): void {
    if (this.waiting) {
      this.replace(this.waiting);
    }
  }

  private replace(signals: readonly Signal[]): void {
    this.waiting = null;
    this.chip.element.hidden = true;
    this.shown = signals;
    const focused = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('[data-sequence]');
    const key = this.element.contains(focused ?? null) ? focused!.dataset.sequence : null;
    this.element.replaceChildren(...signals.map((signal) => this.card(signal)));
    if (key) {
      this.element.querySelector<HTMLElement>(`[data-sequence="${key}"] .card-why`)?.focus();
    }
  }

  /** "Open this moment" (UI-06, UI-84). */
  private moment(signal: Signal): HTMLElement {
    const address = { href: momentAddress(signal), target: '_blank', class: 'card-moment' };
    const link = el(
      'a',
      { ...address, title: words.openMomentTip, 'data-testid': 'open-moment' },
      words.openMoment,
    );
    link.addEventListener('click', (event) => {
      if (this.onMoment) {
        event.preventDefault();
        this.onMoment(signal);
      }
    });
    return link;
  }

  private card(signal: Signal): HTMLElement {
    const decimals = this.decimals(signal.id);
    const money = (e4: number | null) => format.price(e4, decimals);
    const why = el(
      'button',
      {
        type: 'button',
        class: 'card-why',
        'aria-pressed': String(signal.sequence === this.chosen),
        'aria-label': `Why: ${signalSentence(signal, decimals)}`,
      },
      'why',
    );
    why.addEventListener('click', () => this.onChoose(signal));
    const open = el(
      'button',
      { type: 'button', class: 'card-symbol', title: words.openInFlow },
      signal.symbol,
    );
    open.addEventListener('click', () => this.onOpen(signal));
    const card = el(
      'li',
      {
        class: 'signal-card',
        'data-testid': 'signal-card',
        'data-sequence': String(signal.sequence),
        'data-side': signal.direction > 0 ? 'buy' : 'sell',
        'data-status': signal.status,
        'data-chosen': String(signal.sequence === this.chosen),
      },
      el(
        'div',
        { class: 'card-head' },
        el('span', { class: 'card-type' }, `${TYPE_SHAPE[signal.type] ?? '•'} ${signal.type}`),
        open,
        el('span', { class: 'spring' }),
        el('time', { class: 'num dim' }, clock(signal.timeMs)),
      ),
      el(
        'div',
        { class: 'card-figures num' },
        figure('conf', `${signal.confidence}/10`),
        figure('rank', `${signal.rankScore}/15`),
        figure('entry', money(signal.entry)),
        figure('target', money(signal.target)),
        figure('stop', money(signal.stop)),
        figure('≈ sides', format.share(signal.inference), words.inferenceTip),
      ),
      el(
        'div',
        { class: 'card-foot' },
        el('span', { class: 'card-status' }, statusText(signal.status)),
        el(
          'span',
          { class: 'card-outcome', 'data-outcome': signal.outcome ?? 'OPEN' },
          outcomeText(signal, decimals),
        ),
        el('span', { class: 'spring' }),
        this.moment(signal),
        why,
      ),
    );
    card.addEventListener('click', (event) => {
      if (!(event.target as HTMLElement).closest('button, a')) {
        this.onChoose(signal);
      }
    });
    return card;
  }
}

/** The address of the replay that stands right behind an event of the day being written. */
export function momentAddress({ sequence, segment, token }: Signal): string {
  return `/replay/?day=@live&sequence=${sequence}#flow?i=${segment}:${token}`;
}

function figure(name: string, value: string, title?: string): HTMLElement {
  return el('span', title ? { title } : {}, el('small', {}, name), value);
}
