import { el } from '../dom';
import { clock } from '../time';
import { words } from '../words';
import { keyOf } from './store';
import { LEVELS, inputText, levelText, nameOf, ruleOf, sentence } from './text';
import type { AlertNews } from './wire';

const MOST = 3; // the newest; the tab's number tells of the rest
const STAYS_MS = 10_000;

/** Alerts as they fire, on any screen. A CRITICAL one stays until somebody closes it (UI-171). */
export class Toasts {
  readonly element = el('section', { class: 'toasts', 'aria-label': 'Alerts', 'data-testid': 'toasts' });
  private readonly assertive = el('div', { class: 'spoken', role: 'alert' });
  onOpen: (news: AlertNews) => void = () => {};

  constructor() {
    this.element.append(this.assertive);
  }

  show(news: AlertNews): void {
    const critical = news.level === 'CRITICAL';
    const toast = this.toast(news);
    this.element.append(toast);
    const shown = this.element.querySelectorAll('.toast');
    [...shown].slice(0, Math.max(0, shown.length - MOST)).forEach((it) => it.remove());
    if (critical) {
      this.assertive.textContent = sentence(news);
    } else {
      this.leaveLater(toast);
    }
  }

  private leaveLater(toast: HTMLElement): void {
    const leave = () => {
      if (toast.matches(':hover, :focus-within')) {
        setTimeout(leave, STAYS_MS);
      } else {
        toast.remove();
      }
    };
    setTimeout(leave, STAYS_MS);
  }

  private toast(news: AlertNews): HTMLElement {
    const open = el('button', { type: 'button', class: 'toast-open' }, words.toAlert);
    const close = el('button', { type: 'button', class: 'plain', 'aria-label': 'Close' }, '✕');
    const toast = el(
      'article',
      { class: 'toast', 'data-level': news.level, 'data-testid': 'toast', 'data-key': keyOf(news) },
      el('b', { 'data-tone': LEVELS[news.level]?.tone ?? '' }, levelText(news.level)),
      el('strong', {}, nameOf(news)),
      el('time', { class: 'num dim' }, clock(news.timeMs)),
      close,
      el('p', {}, ruleOf(news), el('span', { class: 'dim num' }, ` ${inputText(news)}`)),
      open,
    );
    open.addEventListener('click', () => {
      toast.remove();
      this.onOpen(news);
    });
    close.addEventListener('click', () => toast.remove());
    return toast;
  }

  /** The newest is left, the rest goes: somebody looks at the alerts themselves now. */
  clear(): void {
    this.element.querySelectorAll('.toast').forEach((toast) => toast.remove());
  }
}
