import './styles/tokens.css';
import './styles/base.css';
import './styles/bars.css';
import './styles/list.css';
import './styles/chart.css';
import './styles/book.css';
import './styles/overlay.css';
import { BottomBar } from './bottombar';
import { Chart } from './chart';
import { debugHandle } from './debug';
import { el } from './dom';
import { Help } from './help';
import { compareInstruments } from './instrument';
import { Keys } from './keys';
import { Ladder } from './ladder';
import { InstrumentList } from './list';
import { Loop } from './loop';
import { Market } from './market';
import { recall, remember } from './settings';
import { Speaker } from './speaker';
import { Stream } from './stream/stream';
import { TapePanel } from './tape-panel';
import { Look } from './theme';
import { TopBar } from './topbar';
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
let selectedId = -1;
let firstBuild: string | null = null;

const chart = new Chart(market, look, speaker, wantTopics);
const list = new InstrumentList(market, select);
const ladder = new Ladder(market, () => selectedId);
const tape = new TapePanel(market);
const bottom = new BottomBar(market, () => loop);
const top = new TopBar(market, look, () => help.open());
const veil = new Veil(market);
const loop: Loop = new Loop([top, list, chart, ladder, tape, bottom, veil], () => {
  const arrival = market.frameAtMs;
  market.frameAtMs = null;
  return arrival;
});

function wantTopics(): void {
  const books = selectedId < 0 ? [] : [`depth:${selectedId}`, `tape:${selectedId}`];
  stream.want(['quotes', ...chart.topics, ...books]);
}

function select(id: number): void {
  const instrument = market.instrument(id);
  if (!instrument || id === selectedId) {
    return;
  }
  selectedId = id;
  list.selectedId = id;
  market.select(id);
  tape.show(instrument);
  remember('instrument', `${instrument.segment}:${instrument.token}`);
  chart.open(instrument);
}

/** The instrument shown last time in this browser, else the first of the list. */
function firstChoice(): number {
  const kept = recall('instrument');
  const known = market.instruments.find((it) => `${it.segment}:${it.token}` === kept);
  return (known ?? [...market.instruments].sort(compareInstruments)[0])?.id ?? -1;
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
  const instrument = market.instrument(selectedId);
  if (!instrument) {
    selectedId = -1;
    select(firstChoice());
  } else if (fresh) {
    tape.show(instrument);
    chart.open(instrument);
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

const skip = el('a', { href: '#chart', class: 'skip' }, 'Skip to the chart');
const main = el('main', { id: 'chart' }, chart.element);
const aside = el('aside', { class: 'book', 'aria-label': 'Depth and tape' }, ladder.element, tape.element);
document
  .querySelector('#app')!
  .append(
    skip,
    top.element,
    list.element,
    main,
    aside,
    bottom.element,
    veil.element,
    help.element,
    speaker.element,
  );
new Keys(chart, list, help);
Object.defineProperty(window, 'icebreaker', { value: debugHandle(market, chart, loop, () => selectedId) });
stream.start();
wantTopics();
loop.start();
