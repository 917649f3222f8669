import { recall, remember } from '../settings';

/** A level that somebody wants to see on the charts of its instrument. Price E4. */
export interface Pin {
  readonly price: number;
  readonly name: string;
}

const MOST = 24; // more lines than that hide the bars

/** Pinned levels by instrument (`NFO:53001`), remembered here and carried by the address (UI-110). */
export class Pins {
  version = 0;
  private readonly held = new Map<string, readonly Pin[]>();

  of(key: string): readonly Pin[] {
    const known = this.held.get(key) ?? readPins(recall(`pins.${key}`));
    this.held.set(key, known);
    return known;
  }

  has(key: string, pin: Pin): boolean {
    return this.of(key).some((it) => same(it, pin));
  }

  /** @returns whether it is pinned now */
  toggle(key: string, pin: Pin): boolean {
    const others = this.of(key).filter((it) => !same(it, pin));
    const pinned = others.length === this.of(key).length;
    this.set(key, pinned ? [...others, pin] : others);
    return pinned;
  }

  /** Takes over what an address says. */
  set(key: string, pins: readonly Pin[]): void {
    const kept = pins.slice(-MOST);
    if (writePins(kept) !== writePins(this.of(key))) {
      this.held.set(key, kept);
      remember(`pins.${key}`, writePins(kept));
      this.version++;
    }
  }
}

function same(a: Pin, b: Pin): boolean {
  return a.price === b.price && a.name === b.name;
}

/** `P@242423800,R1@247671100`: names without the signs between them. */
export function writePins(pins: readonly Pin[]): string {
  return pins.map(({ name, price }) => `${name.replace(/[@,]/g, ' ')}@${price}`).join(',');
}

export function readPins(text: string | null): Pin[] {
  return (text ?? '').split(',').flatMap((word) => {
    const [name, price] = word.split('@');
    const e4 = Number(price);
    return name && price && Number.isSafeInteger(e4) && e4 > 0 ? [{ name, price: e4 }] : [];
  });
}
