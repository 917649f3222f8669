import type { Panels } from '../panels';
import { Resource } from '../resource';
import { ALL, type Wanted, alerts } from './client';
import type { Alert, AlertsAnswer } from './wire';

const MOST = 2_000; // what a page of history may grow to by asking for older ones

/** The history as far as it was asked for, with what the stream adds to it. */
export class AlertStore {
  readonly history = new Resource<AlertsAnswer>(() => alerts(this.wanted));
  wanted: Wanted = ALL;
  /** Came after the page did; the stream's recent ones of before are none. */
  onNew: (alert: Alert) => void = () => {};
  private newest = Infinity;
  private begin = -1;

  constructor(panels: Panels) {
    panels.listen('alerts', {
      onItems: (items) => this.onItems(items as readonly Alert[]),
      onReload: () => void this.history.load(),
    });
  }

  static readonly TOPIC = 'alerts';

  /** Events up to this one are no news. */
  startAt(sequence: number): void {
    this.begin = sequence;
    this.newest = -1;
  }

  filter(wanted: Wanted): void {
    this.wanted = wanted;
    this.history.clear();
    void this.history.load();
  }

  async older(): Promise<void> {
    const held = this.history.value;
    const last = held?.alerts.at(-1);
    if (held && last) {
      const { wanted } = this;
      const more = await alerts(wanted, last.number);
      if (wanted === this.wanted && this.history.value) {
        this.history.set({ ...more, alerts: merged(this.history.value.alerts, more.alerts) });
      }
    }
  }

  private onItems(items: readonly Alert[]): void {
    const fresh = items.filter(({ number, sequence }) => number > this.newest && sequence > this.begin);
    this.newest = items.reduce((most, { number }) => Math.max(most, number), this.newest);
    const held = this.history.value;
    if (held) {
      const fits = items.filter((alert) => passes(alert, this.wanted));
      this.history.set({ ...held, alerts: merged(held.alerts, fits) });
    }
    fresh.forEach((alert) => this.onNew(alert));
  }
}

/** Newest first, each number once; an item of the stream does not take an outcome away. */
export function merged(held: readonly Alert[], items: readonly Alert[]): Alert[] {
  const all = new Map(held.map((alert) => [alert.number, alert]));
  for (const item of items) {
    const before = all.get(item.number);
    all.set(item.number, before ? { ...item, outcome: item.outcome ?? before.outcome ?? null } : item);
  }
  return [...all.values()].sort((a, b) => b.number - a.number).slice(0, MOST);
}

export function passes(alert: Alert, { level, status, rule, instrument }: Wanted): boolean {
  return (
    (level === '' || alert.level === level) &&
    (status === '' || alert.status === status) &&
    (rule === '' || alert.rule === rule) &&
    (instrument === '' || alert.instrument === instrument)
  );
}
