import { PRINT, type Print, type TapeWire } from './wire';

const CAPACITY = 4096; // two minutes at 34 prints a second; older ones are overwritten

/** The last inferred prints of one instrument, a ring. */
export class Tape {
  version = 0;
  missed = 0;
  private readonly prints = new Array<Print | undefined>(CAPACITY);
  private written = 0;

  add(tape: TapeWire): void {
    const last = this.written > 0 ? this.prints[(this.written - 1) % CAPACITY]![PRINT.SEQUENCE]! : -1;
    for (const print of tape.trades) {
      if (print[PRINT.SEQUENCE]! > last) {
        this.prints[this.written++ % CAPACITY] = print;
      }
    }
    this.missed += tape.missed;
    this.version++;
  }

  get total(): number {
    return this.written;
  }

  clear(): void {
    this.prints.fill(undefined);
    this.written = 0;
    this.missed = 0;
    this.version++;
  }

  /**
   * Fills `into` with the newest prints of at least `minQty`, newest first, and returns how many there are.
   */
  newest(minQty: number, into: Print[], limit: number): number {
    let found = 0;
    const oldest = Math.max(0, this.written - CAPACITY);
    for (let at = this.written - 1; at >= oldest && found < limit; at--) {
      const print = this.prints[at % CAPACITY]!;
      if (print[PRINT.QTY]! >= minQty) {
        into[found++] = print;
      }
    }
    return found;
  }
}
