/** What the address bar says of the view: `#options?underlying=NIFTY&expiry=2026-11-24` (UI-60). */

/** In the order of the tabs: that of dashboard 2, then what it has no place for. */
export const SCREENS = [
  'market',
  'scanner',
  'flow',
  'options',
  'alerts',
  'backtests',
  'paper',
  'analytics',
  'brokers',
  'signals',
  'profile',
  'system',
] as const;
export type ScreenName = (typeof SCREENS)[number];

export interface Route {
  readonly screen: ScreenName;
  readonly parts: Readonly<Record<string, string>>;
}

export function parseRoute(hash: string): Route {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?');
  const screen = SCREENS.find((it) => it === name) ?? 'flow';
  return { screen, parts: Object.fromEntries(new URLSearchParams(query)) };
}

/** Colons stay readable: `i=NFO:53001`. Empty parts are left out. */
export function formatRoute({ screen, parts }: Route): string {
  const kept = Object.entries(parts).filter(([, value]) => value !== '');
  const query = new URLSearchParams(kept).toString().replaceAll('%3A', ':');
  return `#${screen}${query && `?${query}`}`;
}
