import { el } from '../dom';
import * as format from '../format';
import { Resource } from '../resource';
import { Failure } from '../rest';
import { clock } from '../time';
import { words } from '../words';
import { channels, testChannel } from './client';
import { channelState } from './text';
import type { ChannelWire, ChannelsAnswer } from './wire';

const LOOK_MS = 3_000;
const TITLES: Readonly<Record<string, string>> = {
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  email: 'E-mail',
  webhook: 'Webhook',
};
/** These happen in the page, not on a wire of the engine's. */
const OF_PAGE: ReadonlySet<string> = new Set(['log', 'sse', 'voice']);

/** The channels that leave the machine: how each stands, with a message to try it by (UI-82, UI-83). */
export class Channels {
  readonly element: HTMLElement;
  readonly resource = new Resource<ChannelsAnswer>(channels);
  private readonly note = el('p', { class: 'origin-note', hidden: true, 'data-testid': 'origin-note' });
  private readonly cards = el('ul', { class: 'channel-cards', 'data-testid': 'channels' });
  private readonly said = new Map<string, string>();
  private nextMs = 0;

  constructor() {
    this.element = el('section', { class: 'channels-out' }, this.note, this.cards);
  }

  /** Names of channels that rules may name but nobody set up. */
  get unset(): ReadonlySet<string> {
    return new Set((this.resource.value?.channels ?? []).filter((it) => !it.set).map(({ name }) => name));
  }

  follow(nowMs: number): void {
    if (nowMs >= this.nextMs && !this.resource.loading) {
      this.nextMs = nowMs + LOOK_MS;
      void this.resource.load();
    }
  }

  soon(): void {
    this.nextMs = 0;
  }

  show({ origin, alsoSend, channels: all }: ChannelsAnswer): void {
    this.note.hidden = origin === 'LIVE' || alsoSend;
    this.note.textContent = words.keptIn(origin.toLowerCase());
    const focused = (document.activeElement as HTMLElement | null)?.dataset.channel;
    this.cards.replaceChildren(...all.filter(({ name }) => !OF_PAGE.has(name)).map((it) => this.card(it)));
    this.cards.querySelector<HTMLElement>(`[data-channel="${focused ?? ''}"]`)?.focus();
  }

  private card(channel: ChannelWire): HTMLElement {
    const { text, tone } = channelState(channel);
    const test = el('button', { type: 'button', 'data-channel': channel.name }, words.sendTest);
    test.disabled = !channel.set;
    test.addEventListener('click', () => void this.test(channel.name));
    const said = this.said.get(channel.name);
    return el(
      'li',
      { 'data-state': channel.state },
      el('strong', {}, TITLES[channel.name] ?? channel.name),
      test,
      el('span', { 'data-tone': tone }, text),
      el(
        'p',
        { class: 'dim num' },
        channel.set
          ? `sent ${format.quantity(channel.sent)} · failed ${format.quantity(channel.failed)} · ` +
              `waiting ${format.quantity(channel.queued)}` +
              (channel.lastMs === null ? '' : ` · last ${clock(channel.lastMs)}`)
          : words.setUpChannel(channel.name),
      ),
      ...(channel.lastError ? [el('p', { 'data-tone': 'bad' }, channel.lastError)] : []),
      ...(said ? [el('p', { role: 'status' }, said)] : []),
    );
  }

  private async test(name: string): Promise<void> {
    this.said.set(name, words.testSending);
    try {
      await testChannel(name);
      this.said.set(name, words.testQueued);
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure(String(error));
      this.said.set(name, [failure.message, failure.hint].filter((it) => it !== '').join(' '));
    }
    await this.resource.load();
  }
}
