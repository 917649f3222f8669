import { Label, attribute, el } from '../dom';
import * as format from '../format';
import { duration } from '../time';
import type { ChainSummary } from '../wire-options';
import { words } from '../words';

type Figure = readonly [name: string, text: (it: ChainSummary) => string, tip?: (it: ChainSummary) => string];

const RULE: Record<string, string> = {
  WRITER: 'puts written are read as support',
  CONTRARIAN: 'many puts are read as fear to fade, labels mirrored',
};

const rupees = (value: number | null) => (value === null ? null : Math.round(value * 10_000));
const money = (value: number | null) => format.price(rupees(value));

/** What a label says, in words: `STRONG_BULLISH` as `strong bullish`. */
export function labelText(label: string | null): string {
  return label === null ? format.MISSING : label.toLowerCase().replaceAll('_', ' ');
}

const FIGURES: readonly Figure[] = [
  ['spot', (it) => money(it.spot)],
  [
    'forward',
    (it) =>
      money(it.forward) +
      (it.forward !== null && it.spot !== null
        ? ` (${format.priceChange(rupees(it.forward - it.spot))})`
        : ''),
  ],
  ['days left', (it) => format.decimal(it.dte, 2)],
  [
    'PCR (OI)',
    (it) => format.decimal(it.pcrOi, 2),
    (it) => `Σ PE OI ${format.short(it.peOi)} ÷ Σ CE OI ${format.short(it.ceOi)}`,
  ],
  [
    'bias',
    (it) => labelText(it.label),
    (it) => `${it.convention}: ${RULE[it.convention] ?? 'see analytics 6.3'}. An opinion about a ratio.`,
  ],
  [
    'PCR (volume)',
    (it) => format.decimal(it.pcrVolume, 2),
    (it) => `Σ PE volume ${format.short(it.peVolume)} ÷ Σ CE volume ${format.short(it.ceVolume)}`,
  ],
  [
    'PCR (ΔOI)',
    (it) => format.decimal(it.pcrChange, 2),
    (it) => `Σ PE ΔOI ${format.signedShort(it.peDoi)} ÷ Σ CE ΔOI ${format.signedShort(it.ceDoi)}`,
  ],
  ['max pain', (it) => format.strike(it.maxPain), () => 'The strike at which options in sum pay out least'],
  ['ATM IV', (it) => percent(it.atmIv)],
  [
    '30-day IV',
    (it) => `${percent(it.iv30)}${it.iv30 !== null && !it.iv30Bracketed ? ' (nearest)' : ''}`,
    (it) =>
      it.iv30Bracketed
        ? 'Between the expiries around 30 days, linear in variance'
        : 'No two expiries around 30 days: the nearest one',
  ],
  [
    'IV rank',
    (it) => format.decimal(it.ivRank, 0),
    (it) => `Of the last ${format.quantity(it.ivDays)} sessions kept; 60 are needed`,
  ],
  [
    'IV pctl',
    (it) => format.decimal(it.ivPercentile, 0),
    (it) => `Of the last ${format.quantity(it.ivDays)} sessions kept; 60 are needed`,
  ],
  [
    'straddle',
    (it) =>
      money(it.straddle) +
      (it.impliedMovePct === null ? '' : ` (±${format.decimal(it.impliedMovePct, 2)} %)`),
    () => 'ATM call and put together',
  ],
  [
    'GEX ≈',
    (it) =>
      it.gex === null
        ? format.MISSING
        : `${it.gex < 0 ? format.MINUS : ''}₹${format.short(Math.abs(Math.round(it.gex)))}`,
    () => 'Rupees of delta per 1 % move, if dealers are long calls and short puts: an assumption',
  ],
];

function percent(fraction: number | null): string {
  return fraction === null ? format.MISSING : `${format.decimal(fraction * 100, 1)} %`;
}

/** The line of figures above a chain, and below it the model they come from (UI-72, UI-77). */
export class Summary {
  readonly element = el('dl', { class: 'summary num', 'data-testid': 'chain-summary' });
  readonly model: HTMLElement;
  private readonly labels: readonly Label[];
  private readonly modelText = new Label(el('span', { class: 'num' }));
  private readonly age = new Label(el('span', { class: 'num dim' }));

  constructor() {
    this.labels = FIGURES.map(([name]) => {
      const label = new Label(el('dd'));
      this.element.append(el('div', {}, el('dt', {}, name), label.element));
      return label;
    });
    const formulas = el('dialog', { class: 'help formulas', 'aria-labelledby': 'formulas-title' });
    const close = el('button', { type: 'button' }, 'Close');
    close.addEventListener('click', () => formulas.close());
    const list = el('dl', { class: 'reading' });
    words.formulas.forEach(([head, text]) =>
      list.append(el('dt', {}, el('b', {}, head)), el('dd', {}, text)),
    );
    formulas.append(el('h2', { id: 'formulas-title' }, 'How these numbers are made'), list, close);
    const ask = el(
      'button',
      { type: 'button', class: 'plain', 'aria-label': 'Formulas', title: 'Formulas' },
      '?',
    );
    ask.addEventListener('click', () => formulas.showModal());
    this.model = el('p', { class: 'model-line' }, this.modelText.element, ask, this.age.element, formulas);
  }

  paint(summary: ChainSummary): void {
    FIGURES.forEach(([, text, tip], at) => {
      this.labels[at]!.set(text(summary));
      attribute(this.labels[at]!.element.parentElement!, 'title', tip?.(summary) ?? '');
    });
    const bias = this.labels[4]!.element;
    attribute(
      bias,
      'data-tone',
      /BULL/.test(summary.label ?? '') ? 'up' : /BEAR/.test(summary.label ?? '') ? 'down' : '',
    );
    this.modelText.set(modelLine(summary));
    const stale = summary.staleRows > 0 ? ` · ${summary.staleRows} stale rows` : '';
    this.age.set(
      (summary.oiAgeMs === null ? '' : `OI up to ${duration(summary.oiAgeMs)} old`) +
        `${stale} · lot ${format.quantity(summary.lotSize)} · ${summary.strikes} strikes`,
    );
  }
}

const FROM: Record<string, string> = {
  FUTURE: 'same-expiry future',
  PARITY: 'put-call parity',
  SPOT: 'spot carried at the rate',
};

/** `Black-76 · forward from put-call parity · rate 6.50 % · ACT/365, T 0.019178 y` (UI-77). */
export function modelLine({ forwardFrom, riskFree, basis, t }: ChainSummary): string {
  const from = forwardFrom === null ? 'no forward' : `forward from ${FROM[forwardFrom] ?? forwardFrom}`;
  const rate = riskFree === null ? 'rate —' : `rate ${format.decimal(riskFree * 100, 2)} %`;
  const days = basis === 'ACT365' ? 'ACT/365' : basis.toLowerCase();
  return `Black-76 · ${from} · ${rate} · ${days}, T ${format.decimal(t, 6)} y`;
}
