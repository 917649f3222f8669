/**
 * What this browser remembers: looks and choices, nothing of the market. Without storage the page works all
 * the same.
 */

const PREFIX = 'icebreaker.';

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    return; // storage may be forbidden or full: the choice then lasts as long as the page
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** A remembered value if it is one of those allowed now. */
export function recallOneOf<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  const value = recall(key) as T | null;
  return value !== null && allowed.includes(value) ? value : otherwise;
}
