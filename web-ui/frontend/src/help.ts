import { el, options } from './dom';
import type { Look, Palette } from './theme';
import { words } from './words';

/** Keys, how to read the footprint, colours, and whose chart library this is. */
export class Help {
  readonly element: HTMLDialogElement;

  constructor(look: Look) {
    const palette = el('select', { id: 'palette' });
    palette.append(
      ...options([
        ['standard', 'green and red'],
        ['safe', 'blue and orange, colour-safe'],
      ]),
    );
    palette.value = look.palette;
    palette.addEventListener('change', () => look.setPalette(palette.value as Palette));
    const close = el('button', { type: 'button' }, 'Close');
    this.element = el(
      'dialog',
      { class: 'help', 'aria-labelledby': 'help-title' },
      el('h2', { id: 'help-title' }, 'Keys and reading guide'),
      el(
        'div',
        { class: 'help-columns' },
        pairs('kbd', words.keys),
        el(
          'div',
          {},
          pairs('b', words.reading),
          el('p', {}, el('label', { for: 'palette' }, 'Up and down in '), palette),
        ),
      ),
      el(
        'p',
        { class: 'licence' },
        'Candle chart: TradingView Lightweight Charts™, ' +
          'Copyright © 2025 TradingView, Inc., Apache License 2.0. ',
        el(
          'a',
          { href: 'https://www.tradingview.com/', target: '_blank', rel: 'noopener' },
          'www.tradingview.com',
        ),
      ),
      close,
    );
    close.addEventListener('click', () => this.element.close());
    this.element.addEventListener('click', (event) => {
      if (event.target === this.element) {
        this.element.close();
      }
    });
  }

  get isOpen(): boolean {
    return this.element.open;
  }

  open(): void {
    this.element.showModal();
  }
}

function pairs(tag: 'kbd' | 'b', entries: readonly (readonly [string, string])[]): HTMLElement {
  const list = el('dl', { class: tag === 'kbd' ? 'keys' : 'reading' });
  entries.forEach(([head, text]) => list.append(el('dt', {}, el(tag, {}, head)), el('dd', {}, text)));
  return list;
}
