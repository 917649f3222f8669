import { group, minusSigns } from '../format';

/** `₹1,84,200`, with `+` or `−` where the sign matters; paise are left to the report (UI-141, UI-142). */
export function rupees(amount: number | null | undefined, signed = false): string {
  if (amount === null || amount === undefined || Number.isNaN(amount)) {
    return '—';
  }
  const whole = Math.round(Math.abs(amount));
  const sign = whole === 0 ? '' : amount < 0 ? '−' : signed ? '+' : '';
  return `${sign}₹${group(whole)}`;
}

/** A price in rupees with its paise. */
export function priceIn(rupeesEach: number | null | undefined): string {
  if (rupeesEach === null || rupeesEach === undefined) {
    return '—';
  }
  const paise = Math.round(Math.abs(rupeesEach) * 100);
  const text = `${group(Math.floor(paise / 100))}.${String(paise % 100).padStart(2, '0')}`;
  return minusSigns(rupeesEach < 0 ? `-${text}` : text);
}

export function tone(amount: number): string {
  return amount > 0 ? 'up' : amount < 0 ? 'down' : '';
}

/** `LONG`, `SHORT` with the arrow that says it without colour. */
export function sideText(direction: number): string {
  return direction > 0 ? '▲ long' : '▼ short';
}

/** A figure of a run's result, wherever its metrics stand; null when it has none. */
export function figure(result: Readonly<Record<string, unknown>> | null, name: string): number | null {
  const metrics = (result?.metrics ?? {}) as Record<string, unknown>;
  const value = metrics[name] ?? result?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function textOf(result: Readonly<Record<string, unknown>> | null, name: string): string {
  const value = result?.[name];
  return value === null || value === undefined
    ? '—'
    : Array.isArray(value)
      ? String(value.length)
      : String(value);
}
