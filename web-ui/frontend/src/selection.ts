import { type Instrument, compareInstruments } from './instrument';
import type { Market } from './market';
import { recall, remember } from './settings';

/** The one instrument the page looks at, by dense id; named `NFO:53001` in address and storage. */
export class Selection {
  id = -1;
  onChange: (instrument: Instrument) => void = () => {};
  private wanted: string | null = recall('instrument');

  constructor(private readonly market: Market) {}

  get instrument(): Instrument | null {
    return this.market.instrument(this.id) ?? null;
  }

  get key(): string {
    const { instrument } = this;
    return instrument ? keyOf(instrument) : (this.wanted ?? '');
  }

  /** By name, at once if it is known, else as soon as it is. */
  want(key: string): void {
    this.wanted = key;
    const known = this.market.instruments.find((it) => keyOf(it) === key);
    if (known) {
      this.select(known.id);
    }
  }

  select(id: number): void {
    const instrument = this.market.instrument(id);
    if (instrument && id !== this.id) {
      this.id = id;
      this.wanted = keyOf(instrument);
      this.market.select(id);
      remember('instrument', this.wanted);
      this.onChange(instrument);
    }
  }

  /** After instruments were named: the one wished for, else the first of the list. */
  settle(): void {
    if (!this.instrument) {
      this.id = -1;
      const known = this.market.instruments.find((it) => keyOf(it) === this.wanted);
      this.select((known ?? [...this.market.instruments].sort(compareInstruments)[0])?.id ?? -1);
    }
  }
}

/** `NFO:53001` */
export function keyOf(instrument: Instrument): string {
  return `${instrument.segment}:${instrument.token}`;
}
