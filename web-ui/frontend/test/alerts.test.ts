import { describe, expect, it, vi } from 'vitest';
import { Announcer } from '../src/alerts/announcer';
import { linesOf } from '../src/alerts/delivery';
import { LocalChannels, isQuiet } from '../src/alerts/local';
import { AlertStore, keyOf, merged } from '../src/alerts/store';
import { momentAddress, outcomeText, sentText, sentence, statusText, whatOf } from '../src/alerts/text';
import type { Alert, AlertNews } from '../src/alerts/wire';
import { Panels } from '../src/panels';

const NOON = Date.UTC(2026, 10, 24, 6, 30);

function alert(number: number, more: Partial<Alert> = {}): Alert {
  return {
    number,
    sequence: 100 + number,
    day: '2026-11-24',
    timeMs: NOON,
    level: 'WARNING',
    rule: 'rsi-low',
    ruleVersion: 'abc',
    id: 3,
    instrument: 'NSE:SBIN',
    text: 'SBIN · rsi -28.4',
    kind: 'ALERT',
    outcome: { '5': null, '15': null, '60': null },
    status: 'DELIVERED',
    inputs: { rsi: 28.4 },
    price: 8_000_000,
    sent: [],
    ...more,
  };
}

function news(number: number, more: Partial<AlertNews> = {}): AlertNews {
  const { sequence, day, timeMs, level, rule, instrument, status, inputs, price } = alert(number);
  return {
    sequence,
    day,
    timeMs,
    level,
    rule,
    id: 3,
    instrument,
    status,
    inputs,
    price,
    actions: ['log', 'sse'],
    ...more,
  };
}

describe('alerts', () => {
  it('say where they went and what came after', () => {
    const sent = [
      { channel: 'telegram', state: 'SENT', atMs: NOON, tries: 1, error: null },
      { channel: 'email', state: 'FAILED', atMs: NOON, tries: 3, error: 'refused' },
      { channel: 'webhook', state: 'WAITING', atMs: NOON, tries: 1, error: null },
    ];
    expect(sentText(sent)).toBe('TG✓ mail✕ hook…');
    expect(outcomeText({ '5': 0.421, '15': -1, '60': null })).toBe('5 m +0.42 % · 15 m −1.00 %');
    expect(statusText('SUPPRESSED_CAP')).toContain('cap');
    expect(statusText('SOMETHING_NEW')).toBe('something new');
    expect(sentence(news(1))).toBe('WARN: SBIN, rsi-low, rsi 28.40');
    expect(whatOf(alert(1))).toBe('rsi −28.4');
    expect(linesOf([alert(1, { sent }), alert(2)]).map(({ id }) => id)).toEqual([16, 17, 18]);
  });

  it('open their moment by day and event', () => {
    expect(momentAddress(alert(1), 'NSE:5')).toBe('/replay/?day=2026-11-24&sequence=101#flow?i=NSE:5');
    expect(momentAddress({ day: '', sequence: 7 }, null)).toBe('/replay/?day=%40live&sequence=7#flow');
  });

  it('come once, newest first, as they were told last', () => {
    const held = [alert(2), alert(1)];
    const next = merged(held, [alert(3), alert(2, { outcome: { '5': 1 } })]);
    expect(next.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(next[1]!.outcome).toEqual({ '5': 1 });
  });

  it('are news once, and only when they came after the page', () => {
    const panels = new Panels();
    const store = new AlertStore(panels);
    const heard: string[] = [];
    store.onNew = (item) => heard.push(keyOf(item));
    const bring = (...items: AlertNews[]) =>
      panels.apply([{ topic: 'alerts', reload: false, items } as never]);
    bring(news(1)); // before the page knows where it begins
    store.startAt(102);
    bring(news(1), news(2), news(3)); // the stream's recent ones: two of before
    bring(news(3), news(3, { id: 4 }), news(4));
    expect(heard).toEqual(['103.3', '103.4', '104.3']);
  });
});

describe('what the page does with an alert', () => {
  function announcer(local = new LocalChannels()) {
    vi.stubGlobal('addEventListener', () => {});
    const toasts = { show: vi.fn(), onOpen: vi.fn() };
    const speaker = { say: vi.fn() };
    const it = new Announcer(toasts as never, speaker as never, local);
    const play = vi.spyOn(it, 'play').mockImplementation(() => {});
    const speak = vi.spyOn(it, 'speak').mockImplementation(() => {});
    return { it, toasts, speaker, play, speak };
  }

  it('follows the actions of its rule', () => {
    vi.stubGlobal('document', { hidden: false });
    const page = announcer();
    page.it.announce(news(1, { actions: ['log', 'sse', 'voice'] }));
    expect(page.toasts.show).toHaveBeenCalledOnce();
    expect(page.play).toHaveBeenCalledWith('bell');
    expect(page.speak).toHaveBeenCalledWith('sbin: rsi low');
    const silent = announcer();
    silent.it.announce(news(1, { actions: ['log', 'telegram'] }));
    expect(silent.toasts.show).not.toHaveBeenCalled();
    expect(silent.speak).not.toHaveBeenCalled();
    const held = announcer();
    held.it.announce(news(1, { status: 'SUPPRESSED_CAP' }));
    expect(held.toasts.show).not.toHaveBeenCalled();
    held.it.announce(news(2, { level: 'CRITICAL' }));
    expect(held.speaker.say).not.toHaveBeenCalled(); // the toasts' own assertive region says it
    expect(held.play).toHaveBeenCalledWith('alarm');
  });

  it('is seen but not heard while muted or quiet', () => {
    vi.stubGlobal('document', { hidden: false });
    const local = new LocalChannels();
    local.mute(Date.now() + 60_000);
    const page = announcer(local);
    page.it.announce(news(1, { level: 'CRITICAL', actions: ['sse', 'voice'] }));
    expect(page.toasts.show).toHaveBeenCalledOnce();
    expect(page.play).not.toHaveBeenCalled();
    expect(page.speak).not.toHaveBeenCalled();
  });

  it('keeps quiet hours in IST, over midnight too, what is critical apart', () => {
    const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 24, hour, minute) - 19_800_000;
    expect([21, 22, 23, 3, 7].map((hour) => isQuiet('22:00-07:00', at(hour)))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(isQuiet('12:00-13:30', at(13, 29))).toBe(true);
    expect(isQuiet('12:00-13:30', at(13, 30))).toBe(false);
    expect(isQuiet('', at(3))).toBe(false);
    const local = new LocalChannels();
    local.quiet = '00:00-23:59';
    expect([local.isSilent(at(9), false), local.isSilent(at(9), true)]).toEqual([true, false]);
  });
});
