import './styles/tokens.css';
import './styles/base.css';
import './styles/bars.css';
import './styles/list.css';
import './styles/chart.css';
import './styles/book.css';
import './styles/screens.css';
import './styles/signals.css';
import './styles/options.css';
import './styles/plots.css';
import './styles/trust.css';
import './styles/overlay.css';
import './styles/account.css';
import './styles/replay.css';
import './styles/brokers.css';
import './styles/live.css';
import './styles/market.css';
import './styles/analytics.css';
import './styles/studies.css';
import './styles/grid.css';
import './styles/rules.css';
import './styles/scanner.css';
import './styles/alerts.css';
import './styles/system.css';
import './styles/phone.css';
import { BacktestsScreen } from './account/backtests';
import { PaperScreen } from './account/paper';
import { Announcer } from './alerts/announcer';
import { LocalChannels } from './alerts/local';
import { AlertsScreen } from './alerts/screen';
import { AlertStore, keyOf } from './alerts/store';
import { isDelivered } from './alerts/text';
import { Toasts } from './alerts/toasts';
import { AnalyticsScreen } from './analytics/screen';
import { BottomBar } from './bottombar';
import { BrokersScreen } from './brokers/screen';
import { BrokerWatch } from './brokers/watch';
import { Chart } from './chart';
import { debugHandle } from './debug';
import { el } from './dom';
import { FlowScreen } from './flow';
import { Help } from './help';
import { Keys } from './keys';
import { Ladder } from './ladder';
import { ArmedBadge } from './live/armed';
import { Brokers } from './live/brokers';
import { OrdersPanel } from './live/orders';
import { InstrumentList } from './list';
import { Loop } from './loop';
import { Market } from './market';
import { OptionsScreen } from './options/screen';
import { MarketScreen } from './overview/screen';
import { ProfileScreen } from './profile/screen';
import { Replay } from './replay/replay';
import { RuleBook } from './rules/book';
import { ScannerScreen } from './scanner/screen';
import type { AlertWish } from './scanner/wish';
import { Screens } from './screens';
import { Selection } from './selection';
import { SignalsScreen } from './signals/screen';
import { Speaker } from './speaker';
import { Pins } from './studies/pins';
import { Stream } from './stream/stream';
import { SystemScreen } from './system/screen';
import { TapePanel } from './tape-panel';
import { Look } from './theme';
import { TopBar } from './topbar';
import { Trust } from './trust';
import { Veil } from './veil';
import type { Hello, Interval } from './wire';
import { words } from './words';

/*
 * The composition root: stream ─▶ market ─▶ painters, one animation-frame loop. A choice of the user goes
 * the other way: panel ─▶ select/topics ─▶ stream.
 */
const look = new Look();
const market = new Market();
const speaker = new Speaker();
const help = new Help(look);
const stream = new Stream((message) => market.receive(message, Date.now(), performance.now()));
const selection = new Selection(market);
let firstBuild: string | null = null;

const chart = new Chart(market, look, speaker, () => {
  flow.followChart();
  wantTopics();
});
const list = new InstrumentList(market, (id) => selection.select(id));
const ladder = new Ladder(market, () => selection.id);
const tape = new TapePanel(market);
const trust = new Trust(() => selection.instrument);
const pins = new Pins();
const flow: FlowScreen = new FlowScreen(market, selection, chart, ladder, tape, pins);
const replay = new Replay(market, selection);
const signals = new SignalsScreen(market, speaker, openInFlow, replay.seek);
const options = new OptionsScreen(market, selection, wantTopics);
const profile = new ProfileScreen(market, look, selection, () => flow.sight);
const paper = new PaperScreen(replay.seek);
const backtests = new BacktestsScreen();
const accounts = new BrokersScreen();
const system = new SystemScreen();
const doors = {
  flow: openInFlow,
  analytics: (id: number) => {
    selection.select(id);
    screens.show('analytics');
  },
  signal: (sequence: number) => screens.show('signals', { show: 'all', signal: String(sequence) }),
};
const overview = new MarketScreen(market, look, speaker, selection, doors);
const analytics = new AnalyticsScreen(market, look, speaker, selection, pins, openInFlow);
const alertStore = new AlertStore(market.panels);
const ruleBook = new RuleBook();
const toasts = new Toasts();
const announcer = new Announcer(toasts, speaker, new LocalChannels());
const alerts = new AlertsScreen(market, alertStore, ruleBook, announcer, openInFlow, replay.seek);
const scanner: ScannerScreen = new ScannerScreen(market, openInFlow, alertOn, wantTopics);
const all = {
  market: overview,
  scanner,
  analytics,
  flow,
  signals,
  options,
  alerts,
  profile,
  paper,
  backtests,
  brokers: accounts,
  system,
};
const screens: Screens = new Screens(all, wantTopics);
const orders = new OrdersPanel(() => selection.instrument);
const armed = new ArmedBadge(market, orders);
const brokers = new Brokers();
const bottom = new BottomBar(
  market,
  () => loop,
  brokers.lamp,
  () => screens.show('system'),
);
const top = new TopBar(
  market,
  look,
  () => help.open(),
  screens.element,
  replay.button,
  replay.moment,
  armed.element,
);
const watch = new BrokerWatch((feed) => screens.show('brokers', { feed, step: '2' }));
const veil = new Veil(market);
const loop: Loop = new Loop([top, armed, replay, list, screens, trust, bottom, brokers, watch, veil], () => {
  const arrival = market.frameAtMs;
  market.frameAtMs = null;
  return arrival;
});

/** Only what is visible flows: quotes for the list, the topics of the screen shown, and alerts on any. */
function wantTopics(): void {
  stream.want(['quotes', AlertStore.TOPIC, ...screens.screen.topics]);
}

chart.onTrust = () => trust.open();
selection.onChange = (instrument) => {
  list.selectedId = instrument.id;
  tape.show(instrument);
  chart.open(instrument);
  flow.opened();
  analytics.followed();
};
market.onServing = (topics) => screens.screen.served(topics);

/** A rule for a row of the scanner begins in the builder. */
function alertOn(wish: AlertWish): void {
  screens.show('alerts');
  alerts.ruleFor(wish);
}

let unread = 0;
alertStore.onNew = (news) => {
  announcer.announce(news);
  if (screens.current !== 'alerts' && isDelivered(news)) {
    screens.badge('alerts', ++unread);
  }
};
alerts.onSeen = () => {
  unread = 0;
  screens.badge('alerts', 0);
  toasts.clear();
};
toasts.onOpen = (news) => screens.show('alerts', { tab: 'history', alert: keyOf(news) });

function openInFlow(id: number): void {
  selection.select(id);
  screens.show('flow');
}

/** A page of another build reloads, once for each build it meets (UI-191). */
function reloadFor(build: string): boolean {
  const last = sessionStorage.getItem('icebreaker.reloaded');
  if (firstBuild === null || firstBuild === build || last === build) {
    firstBuild ??= build;
    return false;
  }
  sessionStorage.setItem('icebreaker.reloaded', build);
  location.reload();
  return true;
}

/** A demo begins with an empty chart: on this interval it fills while one looks on. */
const FIRST_LOOK: Interval = '15s';

market.onReload = () => chart.reload();
market.onHello = (hello: Hello, fresh: boolean) => {
  const again = firstBuild !== null;
  if (reloadFor(hello.build)) {
    return;
  }
  if (again) {
    bottom.say(hello.resumed ? words.resumed : words.snapshot);
  }
  if (!again && hello.mode === 'DEMO') {
    chart.preferInterval(FIRST_LOOK);
  }
  const { instrument } = selection;
  if (!instrument) {
    selection.settle();
  } else if (fresh) {
    tape.show(instrument);
    chart.open(instrument);
  }
  if (fresh) {
    alertStore.startAt(hello.sequence);
    screens.reopen();
  }
  warnOfClock(hello);
};

/** Only a live engine keeps this computer's time; replay and demo have their own (UI-18). */
function warnOfClock(hello: Hello): void {
  const offSeconds = Math.round(Math.abs(Date.now() - hello.engineTimeMs) / 1000);
  if (hello.mode === 'LIVE' && offSeconds > 2) {
    bottom.say(words.clockOff(offSeconds));
  }
}

const skip = el('a', { href: '#chart', class: 'skip' }, 'Skip to the screen');
skip.addEventListener('click', (event) => {
  event.preventDefault(); // the address bar belongs to the view
  screens.screen.element.querySelector<HTMLElement>('[tabindex="0"], button, select')?.focus();
});
document
  .querySelector('#app')!
  .append(
    skip,
    top.element,
    ...replay.elements,
    list.element,
    overview.element,
    analytics.element,
    flow.element,
    scanner.element,
    alerts.element,
    signals.element,
    options.element,
    profile.element,
    paper.element,
    backtests.element,
    accounts.element,
    system.element,
    bottom.element,
    watch.element,
    veil.element,
    help.element,
    trust.element,
    orders.element,
    brokers.element,
    toasts.element,
    speaker.element,
  );
new Keys(chart, list, help, screens, {
  ...replay.keys,
  u: () => screens.current === 'flow' && flow.studies.open(),
});
const handle = debugHandle(
  market,
  chart,
  loop,
  () => selection.id,
  screens,
  () => replay.session,
);
Object.defineProperty(window, 'icebreaker', { value: handle });
replay.begin(() => stream.start());
screens.start();
loop.start();
