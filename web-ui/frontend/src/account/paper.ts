import { IS_REPLAY } from '../base';
import { Label, attribute, el } from '../dom';
import { decimal } from '../format';
import { Panel } from '../panel';
import { Resource } from '../resource';
import { paper } from '../rest';
import type { Screen } from '../screens';
import { clock } from '../time';
import { words } from '../words';
import { type Column, tableOf } from './table';
import { priceIn, rupees, sideText, tone } from './text';
import type { PaperAnswer, PaperOrder, PaperTrade, Position } from './wire';

const LOOK_EVERY_MS = 2_000;
const LATE_QUOTE_MS = 2_000; // fills want a quote younger than this (UI-101)

/** Paper P&L: what the account holds, what it made, what it asked for (dashboard 3.8). All simulated. */
export class PaperScreen implements Screen {
  readonly element: HTMLElement;
  readonly topics: readonly string[] = [];
  private readonly resource = new Resource<PaperAnswer>(paper);
  private readonly summary = new Panel('Paper account', 'paper-day', { 'data-testid': 'paper' });
  private readonly positions = new Panel('Positions', 'paper-positions');
  private readonly trades = new Panel('Closed trades', 'paper-trades');
  private readonly orders = new Panel('Orders', 'paper-orders');
  private readonly net = new Label(el('span', { class: 'kpi num' }));
  private readonly total = new Label(el('span', { class: 'num' }));
  private readonly figures = new Label(el('span', { class: 'num' }));
  private readonly csv = el('a', { download: 'paper-trades.csv', class: 'card-moment' }, 'trades as CSV');
  private readonly note = new Label(el('p', { class: 'dim fine' }));
  private readonly line = el('canvas', { class: 'equity', role: 'img', 'aria-label': 'Equity of the day' });
  private nextMs = 0;
  private shown = -1;

  constructor(private readonly openMoment: ((sequence: number) => void) | null) {
    this.summary.body.append(
      el(
        'div',
        { class: 'paper-head' },
        this.net.element,
        this.total.element,
        this.figures.element,
        this.csv,
      ),
      this.line,
      this.note.element,
    );
    this.element = el(
      'main',
      { class: 'screen paper-screen' },
      this.summary.element,
      this.positions.element,
      this.trades.element,
      this.orders.element,
    );
  }

  open(): void {
    this.nextMs = 0;
  }

  close(): void {}

  served(): void {}

  parts(): Readonly<Record<string, string>> {
    return {};
  }

  paint(nowMs: number): void {
    if (nowMs >= this.nextMs && !this.resource.loading) {
      this.nextMs = nowMs + LOOK_EVERY_MS;
      void this.resource.load();
    }
    if (this.resource.version !== this.shown) {
      this.shown = this.resource.version;
      this.show();
    }
  }

  private show(): void {
    const { value } = this.resource;
    const off = value !== null && !value.strategy ? words.noPaper : null;
    this.summary.state(this.resource, words.loadingPaper, off);
    const empty = (rows: readonly unknown[] | undefined, why: string) =>
      off ?? (rows && rows.length === 0 ? { why, next: words.paperNext } : null);
    this.positions.state(this.resource, words.loadingPaper, empty(value?.positions, words.noPositions));
    this.trades.state(this.resource, words.loadingPaper, empty(value?.trades, words.noTrades));
    this.orders.state(this.resource, words.loadingPaper, empty(value?.orders, words.noOrders));
    if (value) {
      this.showDay(value);
      this.positions.body.replaceChildren(tableOf('Positions', POSITIONS, value.positions));
      this.trades.body.replaceChildren(tableOf('Closed trades', this.tradeColumns(), value.trades));
      this.orders.body.replaceChildren(tableOf('Orders', this.orderColumns(), value.orders));
    }
  }

  private showDay({ day, total, strategy, model, latencyMs, note, equity, trades }: PaperAnswer): void {
    this.net.set(`day net ${rupees(day.net, true)}`);
    attribute(this.net.element, 'data-tone', tone(day.net));
    this.total.set(`total ${rupees(total.net, true)} of ${total.trades} trades`);
    attribute(this.total.element, 'data-tone', tone(total.net));
    attribute(this.csv, 'href', `data:text/csv;charset=utf-8,${encodeURIComponent(tradesCsv(trades))}`);
    this.csv.hidden = trades.length === 0;
    const losses = day.trades - day.wins;
    this.figures.set(
      `gross ${rupees(day.gross, true)} · charges ${about(day)} · ` +
        `${day.trades} trades, ${day.wins} won, ${losses} not · ` +
        `${strategy}, fills ${model}, latency ${latencyMs} ms`,
    );
    this.note.set(day.provisional ? `${note}. ${words.provisional}` : note);
    drawEquity(this.line, equity);
  }

  private moment(sequence: number): Node {
    const link = el(
      'a',
      {
        href: `/replay/?day=@live&sequence=${sequence}`,
        target: '_blank',
        class: 'card-moment',
        title: words.openMomentTip,
      },
      words.openMoment,
    );
    link.addEventListener('click', (event) => {
      if (IS_REPLAY && this.openMoment) {
        event.preventDefault();
        this.openMoment(sequence);
      }
    });
    return link;
  }

  private tradeColumns(): Column<PaperTrade>[] {
    return [
      { head: 'Closed', text: (it) => clock(it.exitMs) },
      { head: 'Instrument', kind: 'text', text: (it) => it.symbol ?? '—' },
      { head: 'Side', kind: 'text', text: (it) => sideText(it.direction) },
      { head: 'Lots', text: (it) => decimal(it.lots, 0) },
      { head: 'Entry', text: (it) => priceIn(it.entry) },
      { head: 'Exit', text: (it) => priceIn(it.exit) },
      { head: 'Gross', text: (it) => rupees(it.gross, true), tone: (it) => tone(it.gross) },
      { head: 'Charges', text: (it) => charged(it) },
      { head: 'Net', text: (it) => rupees(it.net, true), tone: (it) => tone(it.net) },
      { head: 'Why', kind: 'text', text: (it) => it.reason || '—' },
      { head: '', kind: 'text', text: (it) => this.moment(it.sequence) },
    ];
  }

  private orderColumns(): Column<PaperOrder>[] {
    return [
      { head: 'Made', text: (it) => clock(it.createdMs) },
      { head: 'Instrument', kind: 'text', text: (it) => it.symbol ?? '—' },
      { head: 'Side', kind: 'text', text: (it) => (it.side > 0 ? '▲ buy' : '▼ sell') },
      {
        head: 'Type',
        kind: 'text',
        text: (it) => (it.limit === null ? it.type : `${it.type} ${priceIn(it.limit)}`),
      },
      { head: 'Lots', text: (it) => `${decimal(it.filledLots, 0)} of ${decimal(it.lots, 0)}` },
      {
        head: 'Status',
        kind: 'text',
        text: orderState,
      },
      { head: '', kind: 'text', text: (it) => this.moment(it.sequence) },
    ];
  }
}

/** Charges, with the sign of what is not certain while they may still move. */
function about({ charges, provisional }: { charges: number; provisional: boolean }): string {
  return `${provisional ? '≈ ' : ''}${rupees(-charges)}`;
}

function charged(trade: PaperTrade): string | Node {
  const text = about(trade);
  return trade.provisional ? el('span', { title: words.provisional }, text) : text;
}

const POSITIONS: Column<Position>[] = [
  { head: 'Instrument', kind: 'text', text: (it) => it.symbol ?? '—' },
  { head: 'Side', kind: 'text', text: (it) => sideText(it.qty) },
  { head: 'Lots', text: (it) => decimal(Math.abs(it.lots), 0) },
  { head: 'Average', text: (it) => priceIn(it.average) },
  {
    head: 'LTP',
    text: (it) => priceIn(it.ltp) + ((it.ltpAgeMs ?? 0) > LATE_QUOTE_MS ? ' ◷' : ''),
  },
  { head: 'Gross', text: (it) => rupees(it.gross, true), tone: (it) => tone(it.gross) },
  { head: 'Charges', text: (it) => rupees(-it.charges) },
  { head: 'Net', text: (it) => rupees(it.net, true), tone: (it) => tone(it.net) },
  { head: 'Since', text: (it) => clock(it.entryMs) },
];

/** How it ended and why, or what it waits for. */
function orderState(it: PaperOrder): string {
  if (it.status === 'WORKING') {
    return words.orderWaits[it.reason] ?? it.status;
  }
  return it.reason && it.reason !== 'NONE' ? `${it.status} (${it.reason})` : it.status;
}

const CSV_HEAD =
  'number,segment,token,symbol,direction,lots,qty,entry,exit,entryMs,exitMs,gross,charges,net,reason';

/** The trades shown, a row each; texts in quotes, for a symbol may hold a comma. */
function tradesCsv(trades: readonly PaperTrade[]): string {
  const text = (it: string | null) => `"${(it ?? '').replaceAll('"', '""')}"`;
  const rows = trades.map((it) =>
    [
      it.number,
      text(it.segment),
      it.token ?? '',
      text(it.symbol),
      it.direction,
      it.lots,
      it.qty,
      it.entry,
      it.exit,
      it.entryMs,
      it.exitMs,
      it.gross,
      it.charges,
      it.net,
      text(it.reason),
    ].join(','),
  );
  return [CSV_HEAD, ...rows, ''].join('\n');
}

/** The day's net as a line with zero in it. */
function drawEquity(canvas: HTMLCanvasElement, points: readonly (readonly [number, number])[]): void {
  const ratio = devicePixelRatio || 1;
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  canvas.hidden = points.length < 2;
  if (!context || points.length < 2) {
    return;
  }
  const style = getComputedStyle(canvas);
  const values = points.map(([, value]) => value);
  const low = Math.min(0, ...values);
  const span = Math.max(0, ...values) - low || 1;
  const first = points[0]![0];
  const length = points[points.length - 1]![0] - first || 1;
  const x = (atMs: number) => ((atMs - first) / length) * (width - 4) + 2;
  const y = (value: number) => height - 3 - ((value - low) / span) * (height - 6);
  context.scale(ratio, ratio);
  context.strokeStyle = style.getPropertyValue('--grid');
  context.strokeRect(2, y(0), width - 4, 0);
  context.strokeStyle = style.getPropertyValue('--info');
  context.lineWidth = 1.5;
  context.beginPath();
  points.forEach(([atMs, value]) => context.lineTo(x(atMs), y(value)));
  context.stroke();
}
