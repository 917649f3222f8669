import { font } from '../canvas';
import type { LevelLine } from '../studies/marks';
import type { Colours } from '../theme';
import { type Geometry, px, yOf } from './geometry';

/** Levels across the footprint, each with its name at the right: dashed, and solid for those pinned. */
export function paintLines(
  context: CanvasRenderingContext2D,
  g: Geometry,
  colours: Colours,
  lines: readonly LevelLine[],
): void {
  const [width, height] = [g.plotWidth * g.ratio, g.plotHeight * g.ratio];
  context.save();
  context.font = font(g.ratio, 600);
  context.textBaseline = 'bottom';
  context.textAlign = 'right';
  context.lineWidth = px(g, 1);
  for (const { price, name, tone } of lines) {
    const y = Math.round(yOf(g, price)) + 0.5;
    if (y >= 0 && y <= height) {
      const colour = tone === 'key' ? colours.poc : colours[tone];
      context.strokeStyle = colour;
      context.fillStyle = colour;
      context.setLineDash(tone === 'key' ? [] : [px(g, 6), px(g, 4)]);
      context.beginPath();
      context.moveTo(0, y);
      context.lineTo(width, y);
      context.stroke();
      context.fillText(name, width - px(g, 6), y - px(g, 2));
    }
  }
  context.restore();
}
