import * as format from '../format';
import { tint } from '../theme';
import { PROFILE, PROFILE_FLAG, type ProfileAnswer } from '../wire-panels';
import type { Ground } from './board';
import { rowTop } from './scale';

const RIGHT_PX = 46; // names of levels stand there
const BAR_ALPHA = { inside: 0.75, outside: 0.4 };
const NAME_PX = 44;

function total(row: readonly number[]): number {
  return row[PROFILE.BID]! + row[PROFILE.ASK]! + row[PROFILE.NEUTRAL]!;
}

/** Volume at price, split by side: sold, bought, no side from the left; nodes and levels named. */
export function paintVolume(ground: Ground, profile: ProfileAnswer): void {
  const { context, colours, scale } = ground;
  const most = Math.max(1, ...profile.rows.map(total));
  const unit = (ground.width - RIGHT_PX) / most;
  for (const row of profile.rows) {
    const flags = row[PROFILE.FLAGS]!;
    const y = rowTop(scale, row[PROFILE.PRICE]!);
    const height = Math.max(1, scale.rowPx - (scale.rowPx > 3 ? 1 : 0));
    const alpha = (flags & PROFILE_FLAG.VALUE_AREA) !== 0 ? BAR_ALPHA.inside : BAR_ALPHA.outside;
    let x = 0;
    for (const [field, colour] of [
      [PROFILE.BID, colours.down],
      [PROFILE.ASK, colours.up],
      [PROFILE.NEUTRAL, colours.dim],
    ] as const) {
      context.fillStyle = tint(colour, alpha);
      context.fillRect(x, y, row[field]! * unit, height);
      x += row[field]! * unit;
    }
    if ((flags & PROFILE_FLAG.POC) !== 0) {
      context.strokeStyle = colours.poc;
      context.lineWidth = 1.5;
      context.strokeRect(0.75, y + 0.75, x + 2, Math.max(2, height - 1.5));
    }
    paintNode(ground, flags, x, y);
  }
  paintNaked(ground, profile);
}

/** A high node has a notch at its end, a low one a dotted line across: shape before colour. */
function paintNode({ context, colours, scale, width }: Ground, flags: number, x: number, y: number): void {
  const middle = y + scale.rowPx / 2;
  context.textAlign = 'left';
  if ((flags & PROFILE_FLAG.HVN) !== 0) {
    const beside = x + NAME_PX < width - RIGHT_PX; // else on the bar's own end
    context.textAlign = beside ? 'left' : 'right';
    context.fillStyle = beside ? colours.text : colours.bg;
    context.fillText(scale.rowPx >= 9 ? '◂ HVN' : '◂', beside ? x + 4 : x - 5, middle + 0.5);
  } else if ((flags & PROFILE_FLAG.LVN) !== 0) {
    context.fillStyle = colours.warn;
    for (let at = x + 4; at < width - RIGHT_PX - 30; at += 6) {
      context.fillRect(at, middle, 2, 1);
    }
    context.textAlign = 'right';
    context.fillText(scale.rowPx >= 9 ? 'LVN' : '·', width - RIGHT_PX, middle + 0.5);
  }
}

function paintNaked(ground: Ground, { nakedPocs }: ProfileAnswer): void {
  const { context, colours, scale, width, height } = ground;
  for (const { price, day } of nakedPocs) {
    const y = Math.round(rowTop(scale, price) + scale.rowPx / 2);
    if (y > 0 && y < height) {
      context.strokeStyle = colours.poc;
      context.lineWidth = 1;
      context.setLineDash([6, 4]);
      context.beginPath();
      context.moveTo(0, y + 0.5);
      context.lineTo(width, y + 0.5);
      context.stroke();
      context.setLineDash([]);
      context.fillStyle = colours.poc;
      context.textAlign = 'right';
      context.fillText(`naked POC ${day.slice(5)}`, width - RIGHT_PX, y - 7);
    }
  }
}

/** Rows from the lowest to the highest label, naked POCs within half a range included. */
export function priceRange({
  rows,
  rowHeight,
}: {
  rows: readonly (readonly unknown[])[];
  rowHeight: number;
}): [number, number] {
  const [low, high] = [rows[0]?.[0] as number, rows.at(-1)?.[0] as number];
  return [low - rowHeight, high + rowHeight];
}

export function volumeFacts(profile: ProfileAnswer, decimals: 2 | 4): [string, string][] {
  const money = (e4: number | null) => format.price(e4, decimals);
  const marked = (flag: number) => profile.rows.filter((row) => (row[PROFILE.FLAGS]! & flag) !== 0);
  const naked = profile.nakedPocs.map(({ price, day }) => `${money(price)} (${day.slice(5)})`).join(', ');
  return [
    ['volume', format.short(profile.volume)],
    ['POC', money(profile.poc)],
    ['value area', `${money(profile.val)} – ${money(profile.vah)}`],
    ['HVN · LVN', `${marked(PROFILE_FLAG.HVN).length} · ${marked(PROFILE_FLAG.LVN).length}`],
    ['naked POCs', naked || 'none'],
    ['row', money(profile.rowHeight)],
  ];
}
