import { Label, attribute, el } from '../dom';
import { IS_REPLAY } from '../base';
import type { Market } from '../market';
import { Panel } from '../panel';
import { Failure } from '../rest';
import { RuleBook } from '../rules/book';
import { NEW_RULE } from '../rules/draft';
import { RulesTab } from '../rules/tab';
import type { AlertWish } from '../scanner/wish';
import type { Screen } from '../screens';
import { words } from '../words';
import type { Announcer } from './announcer';
import { Channels } from './channels';
import { DELIVERED, mute } from './client';
import { Delivery } from './delivery';
import { AlertFilters } from './filters';
import { HereChannels } from './here';
import { History } from './history';
import { type AlertStore, keyOf } from './store';
import { momentAddress, mutedText } from './text';
import { AlertWhy } from './why';
import type { Alert } from './wire';

const TABS = [
  ['history', 'History'],
  ['rules', 'Rules'],
  ['delivery', 'Delivery'],
  ['channels', 'Channels'],
] as const;
type Tab = (typeof TABS)[number][0];

const MUTE_MINUTES = 15;

/** Alerts: what fired, why, did it arrive, and what should fire next (dashboard 3.6). */
export class AlertsScreen implements Screen {
  readonly element: HTMLElement;
  readonly topics: readonly string[] = [];
  private tab: Tab = 'history';
  private readonly buttons = new Map<Tab, HTMLButtonElement>();
  private readonly history = new History();
  private readonly delivery = new Delivery();
  private readonly why = new AlertWhy();
  private readonly rules: RulesTab;
  private readonly channels = new Channels();
  private readonly fired = new Panel('History', 'alerts-history', { 'data-testid': 'alerts-history' });
  private readonly whyPanel = new Panel('Why', 'alerts-why');
  private readonly log = new Panel('Delivery log', 'alerts-log', { 'data-testid': 'delivery' });
  private readonly out = new Panel('Channels', 'alerts-channels');
  private readonly muteButton = el('button', { type: 'button', 'data-testid': 'mute' }, words.muteAll);
  private readonly muted = new Label(el('span', { 'data-tone': 'warn', role: 'status' }));
  private readonly filters = new AlertFilters((text) => this.nameFor(text));
  private readonly older = el('button', { type: 'button', hidden: true }, words.olderAlerts);
  /** Somebody looks at the alerts. */
  onSeen: () => void = () => {};
  private chosen: Alert | null = null;
  private wanted: string | null = null;
  private shown = '';
  private shownChannels = -1;

  constructor(
    private readonly market: Market,
    private readonly store: AlertStore,
    private readonly book: RuleBook,
    announcer: Announcer,
    private readonly openInFlow: (id: number) => void,
    private readonly seek: ((sequence: number) => void) | null,
  ) {
    this.rules = new RulesTab(book, (id) => this.keyOfId(id));
    this.element = this.build(new HereChannels(announcer));
    this.listen(announcer);
  }

  private build(here: HereChannels): HTMLElement {
    const tabs = el('div', { class: 'alert-tabs', role: 'tablist', 'aria-label': 'Alerts' });
    TABS.forEach(([name, title]) => tabs.append(this.tabButton(name, title)));
    this.fired.tools.append(this.older, ...this.filters.elements);
    this.fired.body.append(this.history.grid.element);
    this.whyPanel.body.append(this.why.element);
    this.log.body.append(this.delivery.grid.element);
    this.out.body.append(this.channels.element, here.element);
    return el(
      'main',
      { class: 'screen alerts-screen', 'data-testid': 'alerts' },
      el(
        'div',
        { class: 'panel alerts-bar' },
        tabs,
        el('span', { class: 'spring' }),
        this.muted.element,
        this.muteButton,
      ),
      this.fired.element,
      this.whyPanel.element,
      this.rules.element,
      this.log.element,
      this.out.element,
    );
  }

  private tabButton(name: Tab, title: string): HTMLButtonElement {
    const button = el('button', { type: 'button', role: 'tab', 'data-tab': name }, title);
    button.addEventListener('click', () => this.show(name));
    this.buttons.set(name, button);
    return button;
  }

  private listen(announcer: Announcer): void {
    this.history.onChosen = (alert) => this.choose(alert);
    this.history.onMoment = (alert) => this.openMoment(alert);
    this.delivery.onChosen = (alert) => this.choose(alert);
    this.why.onFlow = (alert) => this.flow(alert);
    this.why.onRule = (rule) => {
      this.show('rules');
      this.rules.chooseByName(rule);
    };
    this.why.onMoment = IS_REPLAY && this.seek ? (alert) => this.openMoment(alert) : null;
    this.filters.onChange = (wanted) => this.store.filter(wanted);
    this.older.addEventListener('click', () => void this.store.older());
    this.muteButton.addEventListener('click', () => void this.mute(announcer));
  }

  private async mute(announcer: Announcer): Promise<void> {
    const isMuted = this.isMuted;
    announcer.local.mute(isMuted ? 0 : Date.now() + MUTE_MINUTES * 60_000);
    try {
      await mute(isMuted ? 0 : MUTE_MINUTES);
    } catch (error) {
      this.muted.set(error instanceof Failure ? error.message : String(error));
      return;
    }
    await this.channels.resource.load();
  }

  private get isMuted(): boolean {
    return (this.channels.resource.value?.mutedUntilMs ?? 0) > Date.now();
  }

  /** A rule for a row of the scanner begins in the builder. */
  ruleFor({ symbol, filter, condition }: AlertWish): void {
    this.show('rules');
    this.rules.begin(
      { ...NEW_RULE, name: `${symbol} alert`, symbols: [symbol], condition },
      filter && words.fromFilter,
    );
  }

  open({ tab, rule, alert }: Readonly<Record<string, string>>): void {
    this.show(TABS.find(([name]) => name === tab)?.[0] ?? this.tab);
    this.wanted = alert ?? this.wanted;
    if (rule) {
      this.rules.chooseByName(rule);
    }
    this.rules.open();
    this.channels.soon();
    void this.store.history.load();
    this.onSeen();
    this.shown = '';
  }

  close(): void {
    this.onSeen();
  }

  served(): void {}

  parts(): Readonly<Record<string, string>> {
    return {
      tab: this.tab,
      rule: this.tab === 'rules' ? this.rules.name : '',
      alert: this.tab === 'history' && this.chosen ? keyOf(this.chosen) : '',
    };
  }

  readonly keys: Readonly<Record<string, (shift: boolean) => void>> = {
    j: () => this.grid?.move(1),
    k: () => this.grid?.move(-1),
    ArrowDown: () => this.grid?.move(1),
    ArrowUp: () => this.grid?.move(-1),
    PageDown: () => this.grid?.movePage(1),
    PageUp: () => this.grid?.movePage(-1),
    Home: () => this.grid?.move(-Infinity),
    End: () => this.grid?.move(Infinity),
    Enter: () => {
      if (this.tab === 'history' && this.chosen) {
        this.openMoment(this.chosen);
      }
    },
  };

  private get grid() {
    return this.tab === 'history' ? this.history.grid : this.tab === 'delivery' ? this.delivery.grid : null;
  }

  private show(tab: Tab): void {
    this.tab = tab;
    attribute(this.element, 'data-tab', tab);
    this.buttons.forEach((button, name) => attribute(button, 'aria-selected', String(name === tab)));
    this.fired.element.hidden = tab !== 'history';
    this.whyPanel.element.hidden = tab !== 'history' && tab !== 'delivery';
    this.rules.element.hidden = tab !== 'rules';
    this.log.element.hidden = tab !== 'delivery';
    this.out.element.hidden = tab !== 'channels';
  }

  private choose(alert: Alert): void {
    this.chosen = alert;
    attribute(this.element, 'data-detail', 'open');
    this.shown = '';
  }

  private keyOfId(id: number): string | null {
    const instrument = this.market.instrument(id);
    return instrument ? `${instrument.segment}:${instrument.token}` : null;
  }

  private place({ id }: Alert): string | null {
    return id === null ? null : this.keyOfId(id);
  }

  /** Alerts name an instrument with its segment: `NSE:SBIN`. */
  private nameFor(text: string): string {
    const sought = text.toUpperCase();
    const known = this.market.instruments.find(({ symbol }) => symbol.toUpperCase() === sought);
    return known ? `${known.segment}:${known.symbol}` : text;
  }

  private flow({ id }: Alert): void {
    if (id !== null) {
      this.openInFlow(id);
    }
  }

  private openMoment(alert: Alert): void {
    if (IS_REPLAY && this.seek) {
      this.seek(alert.sequence);
      this.flow(alert);
    } else {
      window.open(momentAddress(alert, this.place(alert)), '_blank');
    }
  }

  paint(nowMs: number): void {
    this.channels.follow(nowMs);
    this.store.follow(nowMs);
    this.rules.paint(nowMs);
    this.grid?.paint();
    const { history } = this.store;
    const key = [history.version, this.book.resource.version, this.market.instruments.length].join();
    if (key !== this.shown) {
      this.shown = key;
      this.paintHistory();
    }
    if (this.channels.resource.version !== this.shownChannels) {
      this.shownChannels = this.channels.resource.version;
      this.paintChannels();
    }
  }

  private paintHistory(): void {
    const { history, wanted } = this.store;
    const alerts = history.value?.alerts ?? [];
    this.paintRuleChoice();
    const filtered = JSON.stringify(wanted) !== JSON.stringify(DELIVERED);
    const empty = alerts.length > 0 ? null : filtered ? words.noSuchAlerts : words.noAlerts;
    this.fired.state(history, words.loadingAlerts, empty);
    this.older.hidden = !history.value?.more;
    const { wanted: key } = this;
    const held = alerts.find((alert) => (key ? keyOf(alert) === key : alert.number === this.chosen?.number));
    this.chosen = held ?? alerts[0] ?? null;
    if (held) {
      this.wanted = null; // else it may be in the next answer
    }
    this.history.show(alerts);
    const lines = this.delivery.show(alerts);
    this.log.state(history, words.loadingAlerts, lines > 0 ? null : words.noDeliveries);
    this.whyPanel.state(history, words.loadingAlerts, this.chosen ? null : words.noAlertChosen);
    if (this.chosen) {
      this.history.grid.mark(this.chosen.number);
      this.why.show(this.chosen, this.place(this.chosen));
    }
  }

  private paintRuleChoice(): void {
    const { rules } = this.book;
    this.buttons.get('rules')!.dataset.count = rules.length > 0 ? String(rules.length) : '';
    const fired = this.store.wanted.rule === '' ? (this.store.history.value?.alerts ?? []) : [];
    this.filters.rules([...new Set([...rules.map(({ name }) => name), ...fired.map(({ rule }) => rule)])]);
  }

  private paintChannels(): void {
    const { resource } = this.channels;
    this.out.state(resource, words.loadingChannels, null);
    if (resource.value) {
      this.channels.show(resource.value);
      this.rules.channels(this.channels.unset);
      this.muted.set(mutedText(resource.value.mutedUntilMs, Date.now()));
      this.muteButton.textContent = this.isMuted ? words.unmute : words.muteAll;
    }
  }
}
