import { el, options } from './dom';
import { EVENT_INTERVALS, intervalName, isEventInterval, parseInterval } from './interval';
import { INTERVALS, type Interval } from './wire';

const OTHER = 'other';

/** Chooses an interval: by time, by event, or one that is typed. */
export class IntervalPicker {
  readonly element: HTMLElement;
  readonly select = el('select', {
    'data-testid': 'interval-select',
    'aria-label': 'Interval',
    title: 'Interval (I)',
  });
  private readonly entry = el('input', {
    type: 'text',
    size: 6,
    hidden: true,
    placeholder: '250t',
    'aria-label': 'Interval: 250t trades, 5000v units, 20r ticks of range',
    title: '250t = 250 trades a bar, 5000v = 5,000 units, 20r = 20 ticks of range. Enter applies.',
  });
  private readonly events = el('optgroup', { label: 'Event bars: trades, volume, range' });
  private shown: Interval = '1m';
  onPick: (interval: Interval) => void = () => {};

  constructor() {
    const times = el('optgroup', { label: 'Time bars' });
    times.append(...options(INTERVALS.map((it) => [it, it] as const)));
    this.events.append(...EVENT_INTERVALS.map(eventOption));
    this.select.append(times, this.events, ...options([[OTHER, 'Other…']]));
    this.element = el('span', { class: 'interval' }, this.select, this.entry);
    this.select.addEventListener('change', () => this.onSelect());
    this.entry.addEventListener('keydown', (event) => this.onKey(event));
    this.entry.addEventListener('input', () => this.entry.removeAttribute('aria-invalid'));
    this.entry.addEventListener('blur', () => this.leave());
  }

  show(interval: Interval): void {
    this.shown = interval;
    const known = [...this.select.options].some((option) => option.value === interval);
    if (!known && isEventInterval(interval)) {
      this.events.append(eventOption(interval));
    }
    this.select.value = interval;
  }

  private onSelect(): void {
    if (this.select.value === OTHER) {
      this.entry.hidden = false;
      this.entry.value = '';
      this.entry.focus();
    } else {
      this.onPick(this.select.value as Interval);
    }
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.leave();
    } else if (event.key === 'Enter') {
      const interval = parseInterval(this.entry.value);
      if (interval) {
        this.show(interval);
        this.leave();
        this.onPick(interval);
      } else {
        this.entry.setAttribute('aria-invalid', 'true');
      }
    }
  }

  private leave(): void {
    this.entry.hidden = true;
    this.entry.removeAttribute('aria-invalid');
    this.select.value = this.shown;
  }
}

function eventOption(interval: string): HTMLOptionElement {
  return el('option', { value: interval, title: intervalName(interval) }, interval);
}
