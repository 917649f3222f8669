import { recall, remember } from '../settings';
import { IST_OFFSET_MS } from '../time';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** What this browser does with an alert besides showing it. Chosen here, kept by the browser. */
export class LocalChannels {
  sound = recall('alerts.sound') !== 'off';
  speech = recall('alerts.speech') !== 'off';
  notification = recall('alerts.notification') === 'on';
  /** 0 to 1. */
  volume = Number(recall('alerts.volume') ?? 0.6);
  /** `22:00-07:00`, or empty. */
  quiet = recall('alerts.quiet') ?? '';
  private mutedUntilMs = 0;

  set(name: 'sound' | 'speech' | 'notification', on: boolean): void {
    this[name] = on;
    remember(`alerts.${name}`, on ? 'on' : 'off');
  }

  setVolume(volume: number): void {
    this.volume = volume;
    remember('alerts.volume', String(volume));
  }

  setQuiet(quiet: string): void {
    this.quiet = quiet;
    remember('alerts.quiet', quiet);
  }

  /** Of this browser's clock. */
  mute(untilMs: number): void {
    this.mutedUntilMs = untilMs;
  }

  get mutedUntil(): number {
    return this.mutedUntilMs;
  }

  /** Whether nothing may be heard now; what is CRITICAL is heard all the same, unless muted by hand. */
  isSilent(nowMs: number, critical: boolean): boolean {
    return nowMs < this.mutedUntilMs || (!critical && isQuiet(this.quiet, nowMs));
  }
}

/** Within quiet hours, IST: the first minute counts, the last does not; over midnight when from is later. */
export function isQuiet(hours: string, nowMs: number): boolean {
  const match = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/.exec(hours);
  if (!match) {
    return false;
  }
  const [from, to] = [minute(match[1]!, match[2]!), minute(match[3]!, match[4]!)];
  const now = Math.floor((nowMs + IST_OFFSET_MS) / MINUTE_MS) % DAY_MINUTES;
  return from <= to ? now >= from && now < to : now >= from || now < to;
}

function minute(hours: string, minutes: string): number {
  return Number(hours) * 60 + Number(minutes);
}
