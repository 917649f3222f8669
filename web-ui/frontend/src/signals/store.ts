import type { Panels } from '../panels';
import { Resource } from '../resource';
import { icebergs, performance, signals } from '../rest';
import { dayNumber } from '../time';
import type { Absorption, Iceberg, IcebergsAnswer } from '../wire-panels';
import type { OutcomeItem, PerformanceAnswer, Signal, SignalsAnswer } from '../wire-signals';

const SIGNALS = 200;
const ICEBERGS = 60;

/** Signals, their outcomes and performance, and recent icebergs: history by REST, news by the stream. */
export class SignalStore {
  readonly signals = new Resource<SignalsAnswer>(() => signals(SIGNALS));
  readonly performance = new Resource<PerformanceAnswer>(performance);
  readonly icebergs = new Resource<IcebergsAnswer>(() => icebergs(ICEBERGS));
  /** A signal came in; for the polite voice. */
  onSignal: (signal: Signal) => void = () => {};

  constructor(panels: Panels) {
    const log = (topic: string, resource: { load(): Promise<void> }, then: (items: never[]) => void) =>
      panels.listen(topic, {
        onItems: (items) => then(items as never[]),
        onReload: () => void resource.load(),
      });
    log('signals', this.signals, (items: Signal[]) => this.onSignals(items));
    log('outcomes', this.signals, (items: OutcomeItem[]) => this.onOutcomes(items));
    log('icebergs', this.icebergs, (items: Iceberg[]) => this.onIcebergs(items, []));
    log('absorptions', this.icebergs, (items: Absorption[]) => this.onIcebergs([], items));
  }

  static readonly TOPICS = ['signals', 'outcomes', 'performance', 'icebergs', 'absorptions'] as const;

  want(): void {
    [this.signals, this.performance, this.icebergs].forEach((it) => it.want());
  }

  served(): void {
    [this.signals, this.performance, this.icebergs].forEach((it) => it.served());
  }

  private onSignals(items: readonly Signal[]): void {
    const held = this.signals.value;
    if (held) {
      this.signals.set(withSignals(held, items));
      items.filter((it) => it.status === 'EMITTED').forEach((it) => this.onSignal(it));
    }
  }

  private onOutcomes(items: readonly OutcomeItem[]): void {
    const held = this.signals.value;
    if (held) {
      this.signals.set(withOutcomes(held, items));
    }
  }

  private onIcebergs(events: readonly Iceberg[], absorptions: readonly Absorption[]): void {
    const held = this.icebergs.value;
    if (held) {
      this.icebergs.set({
        events: newest(held.events, events, ICEBERGS),
        absorptions: newest(held.absorptions, absorptions, ICEBERGS),
      });
    }
  }
}

/** Newest first, each sequence once. */
export function newest<T extends { readonly sequence: number }>(
  held: readonly T[],
  items: readonly T[],
  most: number,
): T[] {
  const merged = new Map<number, T>();
  [...held, ...items].forEach((it) => merged.set(it.sequence, it));
  return [...merged.values()].sort((a, b) => b.sequence - a.sequence).slice(0, most);
}

/** Adds signals, and counts those the answer did not know among today's emitted ones. */
export function withSignals(held: SignalsAnswer, items: readonly Signal[]): SignalsAnswer {
  const known = new Set(held.signals.map((it) => it.sequence));
  const fresh = items.filter((it) => !known.has(it.sequence));
  const emitted = fresh.filter((it) => it.status === 'EMITTED');
  const last = held.signals[0];
  const newDay =
    last !== undefined && emitted[0] !== undefined && dayNumber(emitted[0].timeMs) > dayNumber(last.timeMs);
  return {
    ...held,
    emittedToday: (newDay ? 0 : held.emittedToday) + emitted.length,
    signals: newest(held.signals, items, SIGNALS),
  };
}

export function withOutcomes(held: SignalsAnswer, items: readonly OutcomeItem[]): SignalsAnswer {
  const found = new Map(items.map((it) => [it.signalSequence, it]));
  return {
    ...held,
    signals: held.signals.map((signal) => {
      const it = found.get(signal.sequence);
      return it
        ? { ...signal, outcome: it.outcome, outcomeMs: it.outcomeMs, outcomePrice: it.outcomePrice }
        : signal;
    }),
  };
}
