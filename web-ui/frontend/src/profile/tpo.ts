import { tint } from '../theme';
import type { TpoAnswer } from '../wire-panels';
import * as format from '../format';
import type { Ground } from './board';
import { rowTop } from './scale';

const LEFT = 26; // the initial balance's bracket stands there
const LETTER_PX = { least: 8, most: 14 };
const LETTERS = 14; // half-hours of a session, so that columns keep their width through the day
const TEXT_PX = 9; // lower rows fall back to bars

/** Time at price: a letter a bracket, value area tinted, POC boxed, initial balance bracketed. */
export function paintTpo(ground: Ground, tpo: TpoAnswer): void {
  const { context, colours, scale } = ground;
  const single = new Set(tpo.singlePrints);
  const letters = scale.rowPx >= TEXT_PX;
  const step = letterStep(ground, tpo);
  for (const [price, count, text] of tpo.rows) {
    const y = rowTop(scale, price);
    const inArea = tpo.val !== null && tpo.vah !== null && price >= tpo.val && price <= tpo.vah;
    if (inArea) {
      context.fillStyle = tint(colours.info, 0.1);
      context.fillRect(LEFT, y, ground.width - LEFT, scale.rowPx);
    }
    if (letters) {
      paintLetters(ground, text, y, step, single.has(price));
    } else {
      context.fillStyle = single.has(price) ? colours.warn : colours.dim;
      context.fillRect(LEFT + 4, y, count * step, Math.max(1, scale.rowPx - 1));
    }
    if (price === tpo.poc) {
      context.strokeStyle = colours.poc;
      context.lineWidth = 1.5;
      context.strokeRect(LEFT + 1.5, y + 0.75, count * step + 6, Math.max(2, scale.rowPx - 1.5));
    }
  }
  paintBalance(ground, tpo);
  paintPoor(ground, tpo);
}

function letterStep({ width }: Ground, { rows }: TpoAnswer): number {
  const most = rows.reduce((widest, row) => Math.max(widest, row[1]), LETTERS);
  return Math.min(LETTER_PX.most, Math.max(LETTER_PX.least, Math.floor((width - LEFT - 60) / most)));
}

/** Letters of the first two brackets are the initial balance's; single prints stand out. */
function paintLetters(
  { context, colours, scale }: Ground,
  text: string,
  y: number,
  step: number,
  single: boolean,
): void {
  context.textAlign = 'center';
  [...text].forEach((letter, at) => {
    context.fillStyle = single
      ? colours.warn
      : letter === 'A' || letter === 'B'
        ? colours.info
        : colours.text;
    context.fillText(letter, LEFT + 4 + (at + 0.5) * step, y + scale.rowPx / 2 + 0.5);
  });
}

function paintBalance({ context, colours, scale }: Ground, { ib }: TpoAnswer): void {
  if (!ib || ib.high === null || ib.low === null) {
    return;
  }
  const [top, bottom] = [rowTop(scale, ib.high), rowTop(scale, ib.low) + scale.rowPx];
  context.strokeStyle = colours.info;
  context.lineWidth = 1.5;
  context.setLineDash(ib.complete ? [] : [4, 3]);
  context.beginPath();
  context.moveTo(LEFT - 4, top + 1);
  context.lineTo(LEFT - 10, top + 1);
  context.lineTo(LEFT - 10, bottom - 1);
  context.lineTo(LEFT - 4, bottom - 1);
  context.stroke();
  context.setLineDash([]);
  context.save();
  context.translate(LEFT - 13, (top + bottom) / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.fillStyle = colours.info;
  context.fillText('IB', 0, 0);
  context.restore();
}

function paintPoor(ground: Ground, tpo: TpoAnswer): void {
  const { context, colours, scale } = ground;
  context.textAlign = 'right';
  context.fillStyle = colours.warn;
  if (tpo.poorHigh && tpo.rows.length > 0) {
    context.fillText(
      'poor high',
      ground.width - 40,
      rowTop(scale, tpo.rows.at(-1)![0]) + scale.rowPx / 2 + 1,
    );
  }
  if (tpo.poorLow && tpo.rows.length > 0) {
    context.fillText('poor low', ground.width - 40, rowTop(scale, tpo.rows[0]![0]) + scale.rowPx / 2 + 1);
  }
}

/** The profile in words: for its label, and as facts beside it. */
export function tpoFacts(tpo: TpoAnswer, decimals: 2 | 4): [string, string][] {
  const money = (e4: number | null | undefined) => format.price(e4, decimals);
  const { ib, extension } = tpo;
  const extended = [extension.up ? '▲ up' : '', extension.down ? '▼ down' : ''].filter(Boolean).join(' and ');
  const poor = [tpo.poorHigh ? 'high' : '', tpo.poorLow ? 'low' : ''].filter(Boolean).join(' and ');
  return [
    ['POC', money(tpo.poc)],
    ['value area', `${money(tpo.val)} – ${money(tpo.vah)}`],
    [
      `initial balance${ib && !ib.complete ? ' (forming)' : ''}`,
      ib ? `${money(ib.low)} – ${money(ib.high)}` : format.MISSING,
    ],
    ['range extension', extended || 'none'],
    [
      'single prints',
      tpo.singlePrints.length === 0
        ? 'none'
        : `${tpo.singlePrints.length} row${tpo.singlePrints.length === 1 ? '' : 's'}`,
    ],
    ['poor', poor || 'none'],
    ['row', `${money(tpo.rowHeight)} · ${tpo.bracketMinutes} m a letter`],
  ];
}
