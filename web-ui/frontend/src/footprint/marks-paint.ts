import { CELL_PX, MONO } from '../canvas';
import type { Series } from '../series';
import { type Colours, tint } from '../theme';
import type { MarksAnswer } from '../wire-panels';
import { type Geometry, px } from './geometry';
import { type Band, bandsOf, edgesOf, glyphsOf, raysOf } from './marks';

const NARROW_PX = 20; // glyphs of narrower columns would cover each other
const BAND_ALPHA = { open: 0.13, ended: 0.06 };

/** Zones lie behind the cells. */
export function paintZones(
  context: CanvasRenderingContext2D,
  g: Geometry,
  colours: Colours,
  series: Series,
  answer: MarksAnswer,
): void {
  bandsOf(g, series, answer.zones).forEach((band) => paintBand(context, g, colours, band));
}

function paintBand(context: CanvasRenderingContext2D, g: Geometry, colours: Colours, band: Band): void {
  const colour = band.side === 'BUY' ? colours.up : colours.down;
  const width = band.x1 - band.x0;
  context.fillStyle = tint(colour, band.open ? BAND_ALPHA.open : BAND_ALPHA.ended);
  context.fillRect(band.x0, band.top, width, band.bottom - band.top);
  context.fillStyle = tint(colour, band.open ? 0.9 : 0.45);
  // A buy zone is support and has its line below, a sell zone above: told by place as well as colour.
  context.fillRect(band.x0, band.side === 'BUY' ? band.bottom - px(g, 1) : band.top, width, px(g, 1));
  if (band.open && width > px(g, 80)) {
    context.font = `${CELL_PX * g.ratio}px ${MONO}`;
    context.textAlign = 'right';
    context.textBaseline = band.side === 'BUY' ? 'top' : 'bottom';
    context.fillStyle = colour;
    const y = band.side === 'BUY' ? band.bottom + px(g, 2) : band.top - px(g, 2);
    context.fillText(`${band.side === 'BUY' ? '▲' : '▼'} stacked ${band.rows}`, band.x1 - px(g, 4), y);
    context.textBaseline = 'middle';
  }
}

/** Unfinished levels, clusters and glyphs lie above the cells. */
export function paintMarks(
  context: CanvasRenderingContext2D,
  g: Geometry,
  colours: Colours,
  series: Series,
  answer: MarksAnswer,
): void {
  for (const ray of raysOf(g, series, answer.unfinished)) {
    const colour = tint(colours.info, ray.open ? 0.95 : 0.4);
    context.strokeStyle = colour;
    context.lineWidth = px(g, 1);
    context.setLineDash([px(g, 2), px(g, 3)]);
    context.beginPath();
    context.moveTo(ray.x0, ray.y + 0.5);
    context.lineTo(ray.x1, ray.y + 0.5);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = colour;
    context.fillRect(ray.x0, ray.at === 'HIGH' ? ray.y - px(g, 2) : ray.y, px(g, 8), px(g, 3));
  }
  context.fillStyle = colours.info;
  for (const edge of edgesOf(g, series, answer)) {
    context.fillRect(edge.x, edge.top, px(g, 2), edge.bottom - edge.top);
  }
  if (g.columns.width >= NARROW_PX) {
    context.font = `700 ${13 * g.ratio}px ${MONO}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const glyph of glyphsOf(g, series, answer)) {
      context.fillStyle = glyph.bull ? colours.up : colours.down;
      context.fillText(glyph.text, glyph.x, glyph.y);
    }
  }
}
