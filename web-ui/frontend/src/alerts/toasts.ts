import { el } from '../dom';
import * as format from '../format';
import { clock } from '../time';
import { words } from '../words';
import { LEVELS, levelText } from './text';
import type { Alert } from './wire';

const MOST = 3; // the newest; the tab's number tells of the rest
const STAYS_MS = 10_000;

/** Alerts as they fire, on any screen. A CRITICAL one stays until somebody closes it (UI-171). */
export class Toasts {
  readonly element = el('section', { class: 'toasts', 'aria-label': 'Alerts', 'data-testid': 'toasts' });
  private readonly assertive = el('div', { class: 'spoken', role: 'alert' });
  onOpen: (alert: Alert) => void = () => {};

  constructor() {
    this.element.append(this.assertive);
  }

  show(alert: Alert): void {
    const critical = alert.level === 'CRITICAL';
    const toast = this.toast(alert);
    this.element.append(toast);
    const shown = this.element.querySelectorAll('.toast');
    [...shown].slice(0, Math.max(0, shown.length - MOST)).forEach((it) => it.remove());
    if (critical) {
      this.assertive.textContent = `${alert.instrument}: ${alert.text}`;
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

  private toast(alert: Alert): HTMLElement {
    const open = el('button', { type: 'button', class: 'toast-open' }, words.toAlert);
    const close = el('button', { type: 'button', class: 'plain', 'aria-label': 'Close' }, '✕');
    const toast = el(
      'article',
      { class: 'toast', 'data-level': alert.level, 'data-testid': 'toast', 'data-number': alert.number },
      el('b', { 'data-tone': LEVELS[alert.level]?.tone ?? '' }, levelText(alert.level)),
      el('strong', {}, alert.instrument),
      el('time', { class: 'num dim' }, clock(alert.timeMs)),
      close,
      el('p', {}, format.minusSigns(alert.text)),
      open,
    );
    open.addEventListener('click', () => {
      toast.remove();
      this.onOpen(alert);
    });
    close.addEventListener('click', () => toast.remove());
    return toast;
  }

  /** The newest is left, the rest goes: somebody looks at the alerts themselves now. */
  clear(): void {
    this.element.querySelectorAll('.toast').forEach((toast) => toast.remove());
  }
}
