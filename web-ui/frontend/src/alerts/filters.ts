import { el, options } from '../dom';
import { words } from '../words';
import { DELIVERED, type Wanted, csvAddress } from './client';
import { statusText } from './text';

const LEVELS = [
  ['', 'all levels'],
  ['INFO', 'INFO'],
  ['WARNING', 'WARN'],
  ['CRITICAL', 'CRIT'],
] as const;
const STATUSES = [
  'DELIVERED',
  'SUPPRESSED_COOLDOWN',
  'SUPPRESSED_CAP',
  'SUPPRESSED_TIME',
  'HELD_MINUTE',
  'HELD_QUIET',
] as const;

/** Which alerts of the history are wanted, and the same as a file. */
export class AlertFilters {
  readonly elements: readonly HTMLElement[];
  onChange: (wanted: Wanted) => void = () => {};
  private readonly level = el('select', { 'aria-label': 'Level', 'data-testid': 'filter-level' });
  private readonly status = el('select', { 'aria-label': 'What became of it' });
  private readonly rule = el('select', { 'aria-label': 'Rule' });
  private readonly instrument = el('input', {
    type: 'search',
    placeholder: 'symbol',
    'aria-label': 'Symbol',
  });
  private readonly csv = el('a', { class: 'button-like', download: '', title: words.alertsCsvTip }, 'CSV');

  /** `named`: how alerts call an instrument that somebody typed. */
  constructor(private readonly named: (text: string) => string) {
    this.level.append(...options(LEVELS));
    this.status.append(
      ...options([['', 'sent or not'], ...STATUSES.map((it) => [it, statusText(it)] as const)]),
    );
    this.status.value = DELIVERED.status;
    this.rules([]);
    this.csv.href = csvAddress(DELIVERED);
    this.elements = [this.level, this.status, this.rule, this.instrument, this.csv];
    this.elements.forEach((it) => it.addEventListener('change', () => this.changed()));
  }

  private changed(): void {
    const wanted = {
      level: this.level.value,
      status: this.status.value,
      rule: this.rule.value,
      instrument: this.named(this.instrument.value.trim()),
    };
    this.csv.href = csvAddress(wanted);
    this.onChange(wanted);
  }

  /** Rules there are, and those that fired and are gone. */
  rules(names: readonly string[]): void {
    if (this.rule.options.length !== names.length + 1) {
      const held = this.rule.value;
      this.rule.replaceChildren(...options([['', 'all rules'], ...names.map((it) => [it, it] as const)]));
      this.rule.value = names.includes(held) ? held : '';
    }
  }
}
