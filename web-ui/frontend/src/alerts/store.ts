import type { Panels } from '../panels';
import { Resource } from '../resource';
import { DELIVERED, type Wanted, alerts } from './client';
import type { Alert, AlertNews, AlertsAnswer } from './wire';

const MOST = 2_000; // what a page of history may grow to by asking for older ones
const MOST_SEEN = 2_048; // four times what the stream repeats for who comes anew
const RENEW_MS = 2_000; // a busy rule fires many times a second; the history is asked less often

/** The history as far as it was asked for; the stream tells when there is more of it. */
export class AlertStore {
  readonly history = new Resource<AlertsAnswer>(() => this.fetch());
  wanted: Wanted = DELIVERED;
  /** Came after the page did; the stream's recent ones of before are none. */
  onNew: (news: AlertNews) => void = () => {};
  private begin = Infinity;
  private readonly seen = new Set<string>();
  private isBehind = false;
  private nextMs = 0;

  constructor(panels: Panels) {
    panels.listen('alerts', {
      onItems: (items) => this.onItems(items as readonly AlertNews[]),
      onReload: () => (this.isBehind = true),
    });
  }

  static readonly TOPIC = 'alerts';

  /** Events up to this one are no news. */
  startAt(sequence: number): void {
    this.begin = sequence;
    this.seen.clear();
  }

  filter(wanted: Wanted): void {
    this.wanted = wanted;
    this.history.clear();
    void this.history.load();
  }

  /** Asks again when something came that is not in the history; to be called while it is looked at. */
  follow(nowMs: number): void {
    if (this.isBehind && nowMs >= this.nextMs && !this.history.loading) {
      this.isBehind = false;
      this.nextMs = nowMs + RENEW_MS;
      void this.history.load();
    }
  }

  /** The newest, with what is held of older ones. */
  private async fetch(): Promise<AlertsAnswer> {
    const { wanted } = this;
    const fresh = await alerts(wanted);
    const held = wanted === this.wanted ? this.history.value : null;
    const reaches = held && fresh.alerts.some(({ number }) => number === held.alerts[0]?.number);
    return reaches ? { alerts: merged(held.alerts, fresh.alerts), more: held.more } : fresh;
  }

  async older(): Promise<void> {
    const last = this.history.value?.alerts.at(-1);
    if (last) {
      const { wanted } = this;
      const { alerts: older, more } = await alerts(wanted, last.number);
      const held = this.history.value;
      if (wanted === this.wanted && held) {
        this.history.set({ alerts: merged(held.alerts, older), more });
      }
    }
  }

  private onItems(items: readonly AlertNews[]): void {
    this.isBehind = true;
    for (const news of items) {
      const key = `${keyOf(news)}.${news.rule}`;
      if (news.sequence > this.begin && !this.seen.has(key)) {
        this.remember(key);
        this.onNew(news);
      }
    }
  }

  private remember(key: string): void {
    this.seen.add(key);
    if (this.seen.size > MOST_SEEN) {
      this.seen.delete(this.seen.values().next().value!);
    }
  }
}

/** What an address says of an alert; the stream knows no number. */
export function keyOf({ sequence, id }: { readonly sequence: number; readonly id: number | null }): string {
  return `${sequence}.${id ?? ''}`;
}

/** Newest first, each number once, as it was told last. */
export function merged(held: readonly Alert[], items: readonly Alert[]): Alert[] {
  const all = new Map([...held, ...items].map((alert) => [alert.number, alert]));
  return [...all.values()].sort((a, b) => b.number - a.number).slice(0, MOST);
}
