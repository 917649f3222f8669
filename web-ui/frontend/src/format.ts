/**
 * Numbers as an Indian trader reads them: 12,34,567.89, lakh and crore, a true minus sign. Integer
 * arithmetic only, so no price ever passes through a decimal fraction (UI-140 to UI-145). NaN and null mean
 * missing and read as a dash.
 */

export const MISSING = '—';
export const MINUS = '\u2212';
const PLUS = '+';

const LAKH = 100_000;
const CRORE = 10_000_000;
const LAKH_CRORE = 1_000_000_000_000;

function missing(value: number | null | undefined): value is null | undefined {
  return value === null || value === undefined || !Number.isFinite(value);
}

/** Groups the digits of a whole number: the last three, then pairs. */
export function group(value: number): string {
  const digits = String(Math.abs(value));
  let text = digits.slice(-3);
  for (let end = digits.length - 3; end > 0; end -= 2) {
    text = `${digits.slice(Math.max(0, end - 2), end)},${text}`;
  }
  return value < 0 ? MINUS + text : text;
}

/** Writes a count of 10^-decimals as grouped whole part, point and fraction. */
function fixed(scaled: number, decimals: number): string {
  const unit = 10 ** decimals;
  const fraction = String(scaled % unit).padStart(decimals, '0');
  return `${group(Math.floor(scaled / unit))}.${fraction}`;
}

/** Half up, away from zero on the magnitude. Both arguments whole and positive. */
function divideHalfUp(dividend: number, divisor: number): number {
  const quotient = Math.floor(dividend / divisor);
  return dividend - quotient * divisor >= divisor - (dividend - quotient * divisor) ? quotient + 1 : quotient;
}

/** Two decimals, or four where the tick is finer than a paisa (currency derivatives). */
export function decimalsOf(tickSizeE4: number): 2 | 4 {
  return tickSizeE4 > 0 && tickSizeE4 % 100 !== 0 ? 4 : 2;
}

/** A price in E4. */
export function price(e4: number | null | undefined, decimals: 2 | 4 = 2): string {
  if (missing(e4)) {
    return MISSING;
  }
  const magnitude = decimals === 4 ? Math.abs(e4) : divideHalfUp(Math.abs(e4), 100);
  return (e4 < 0 && magnitude > 0 ? MINUS : '') + fixed(magnitude, decimals);
}

/** A change of price in E4: always signed, a plain 0.00 when nothing changed. */
export function priceChange(e4: number | null | undefined, decimals: 2 | 4 = 2): string {
  const text = price(e4, decimals);
  return !missing(e4) && e4 > 0 && /[1-9]/.test(text) ? PLUS + text : text;
}

/** A quantity in full. */
export function quantity(units: number | null | undefined): string {
  return missing(units) ? MISSING : group(units);
}

/** A signed quantity in full: delta, CVD. */
export function signedQuantity(units: number | null | undefined): string {
  return !missing(units) && units > 0 ? PLUS + group(units) : quantity(units);
}

/** A quantity below a lakh in full, then lakh, crore, lakh crore with two decimals, half up. */
export function short(units: number | null | undefined): string {
  if (missing(units)) {
    return MISSING;
  }
  return (units < 0 ? MINUS : '') + shortMagnitude(Math.abs(units));
}

function shortMagnitude(units: number): string {
  if (units < LAKH) {
    return group(units);
  }
  const lakhs = divideHalfUp(units, LAKH / 100);
  if (lakhs < 100_00) {
    return `${fixed(lakhs, 2)} L`;
  }
  const crores = divideHalfUp(units, CRORE / 100);
  return crores < 1_00_000_00
    ? `${fixed(crores, 2)} Cr`
    : `${fixed(divideHalfUp(units, LAKH_CRORE / 100), 2)} L Cr`;
}

/** A signed quantity in short form. */
export function signedShort(units: number | null | undefined): string {
  return !missing(units) && units > 0 ? PLUS + short(units) : short(units);
}

/** Hundredths of a percent in `part` against `whole`, half up away from zero; null when it cannot be said. */
export function percentOf(part: number | null | undefined, whole: number | null | undefined): number | null {
  if (missing(part) || missing(whole) || whole === 0) {
    return null;
  }
  const magnitude = divideHalfUp(Math.abs(part) * 10_000, Math.abs(whole));
  return part < 0 !== whole < 0 ? -magnitude : magnitude;
}

/** A change in hundredths of a percent: `+0.42`, `−0.11`, `0.00`. */
export function percent(hundredths: number | null): string {
  if (hundredths === null) {
    return MISSING;
  }
  const sign = hundredths > 0 ? PLUS : hundredths < 0 ? MINUS : '';
  return sign + fixed(Math.abs(hundredths), 2);
}

/** ▲, ▼ or a blank of the same width: direction is never told by colour alone (UI-150). */
export function glyph(change: number | null): string {
  return change === null || change === 0 ? '\u2007' : change > 0 ? '▲' : '▼';
}

/** A latency in microseconds: `82 µs`, `1.2 ms`, `2.1 s`. */
export function latency(us: number | null | undefined): string {
  if (missing(us)) {
    return MISSING;
  }
  if (us < 1000) {
    return `${Math.round(us)} µs`;
  }
  const tenths = us < 1_000_000 ? divideHalfUp(Math.round(us), 100) : divideHalfUp(Math.round(us), 100_000);
  return `${fixed(tenths, 1)} ${us < 1_000_000 ? 'ms' : 's'}`;
}

/** A fraction of 0 to 1 as whole percent: `84 %`. */
export function share(fraction: number | null | undefined, decimals = 0): string {
  return missing(fraction) ? MISSING : `${decimal(fraction * 100, decimals)} %`;
}

/** An expected right share: `≈84 %`. */
export function confidence(fraction: number | null | undefined): string {
  return missing(fraction) ? MISSING : `≈${share(fraction)}`;
}

/** A ratio, IV or Greek with so many decimals, half away from zero; no money passes here. */
export function decimal(value: number | null | undefined, decimals: number): string {
  if (missing(value)) {
    return MISSING;
  }
  const scaled = Math.round(Math.abs(value) * 10 ** decimals);
  const text = decimals === 0 ? group(scaled) : fixed(scaled, decimals);
  return value < 0 && scaled > 0 ? MINUS + text : text;
}

export function signedDecimal(value: number | null | undefined, decimals: number): string {
  const text = decimal(value, decimals);
  return !missing(value) && value > 0 && /[1-9]/.test(text) ? PLUS + text : text;
}

/** `4.6×` */
export function times(value: number | null | undefined): string {
  return missing(value) ? MISSING : `${decimal(value, 1)}×`;
}

/** A whole strike without its paise: `24,500`. */
export function strike(e4: number | null | undefined): string {
  return price(e4).replace(/\.00$/, '');
}

/** A sentence of the engine with true minus signs before its figures (UI-142); dates keep their dashes. */
export function minusSigns(text: string): string {
  return text.replace(/(^|[\s(])-(?=\d)/g, `$1${MINUS}`);
}
