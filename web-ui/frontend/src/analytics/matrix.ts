import { attribute, el } from '../dom';
import * as format from '../format';
import { rankedName } from '../instrument';
import type { Market } from '../market';
import { type Caption, type TileBox, TileCanvas } from '../overview/tiles';
import type { Speaker } from '../speaker';
import type { Look } from '../theme';
import { text } from './text';
import type { CorrelationAnswer } from './wire';

const HEAD_WIDTH = 116;
const HEAD_HEIGHT = 20;
const CELL_MOST_PX = 84; // a matrix of five need not fill a wall
const TABLE_MOST = 40; // 1,600 cells: within the budget of nodes

/** Correlations as a matrix of tiles, with its table beside it for who cannot see it. */
export class Matrix {
  readonly canvas: TileCanvas;
  readonly table = el('div', { class: 'matrix-table', tabindex: 0, hidden: true });
  /** What is pointed at, in words. */
  onSay: (words: string) => void = () => {};
  private shown = '';
  private shownTable: CorrelationAnswer | null = null;

  constructor(
    private readonly market: Market,
    private readonly look: Look,
    speaker: Speaker,
  ) {
    this.canvas = new TileCanvas(look, 'correlation', text.matrixLabel);
    this.canvas.onLook = (tile, byKey) => {
      this.onSay(tile?.spoken ?? '');
      if (tile && byKey) {
        speaker.say(tile.spoken);
      }
    };
  }

  toggle(): boolean {
    this.table.hidden = !this.table.hidden;
    this.canvas.element.hidden = !this.table.hidden;
    return !this.table.hidden;
  }

  paint(version: number, answer: CorrelationAnswer): void {
    if (!this.table.hidden) {
      this.paintTable(answer);
      return;
    }
    const { canvas } = this;
    const key = [version, canvas.epoch, canvas.width, canvas.height, this.market.instruments.length].join();
    if (key !== this.shown && canvas.height > 40) {
      this.shown = key;
      canvas.show(this.tiles(answer), this.heads(answer));
    }
  }

  private nameOf(id: number): string {
    const instrument = this.market.instrument(id);
    return instrument ? rankedName(instrument) : `#${id}`;
  }

  private cell({ ids }: CorrelationAnswer): { width: number; height: number } {
    const each = (room: number) => Math.max(8, Math.min(CELL_MOST_PX, room / ids.length));
    const { width, height } = this.canvas;
    return { width: each(width - HEAD_WIDTH), height: Math.min(34, each(height - HEAD_HEIGHT)) };
  }

  private tiles(answer: CorrelationAnswer): TileBox[] {
    const { width, height } = this.cell(answer);
    const { colours } = this.look;
    const names = answer.ids.map((id) => this.nameOf(id));
    return answer.values.flatMap((row, r) =>
      row.map((rho, c) => ({
        id: r * answer.ids.length + c,
        x: HEAD_WIDTH + c * width,
        y: HEAD_HEIGHT + r * height,
        width,
        height,
        fill: r === c ? colours.raised : tintOf(rho, colours.upTint, colours.downTint, colours.panel),
        lines: [r === c ? '' : format.decimal(rho, 2)],
        spoken: `${names[r]} with ${names[c]}: ${format.signedDecimal(rho, 3)}`,
      })),
    );
  }

  private heads(answer: CorrelationAnswer): Caption[] {
    const { width, height } = this.cell(answer);
    return answer.ids.flatMap((id, at) => {
      const name = this.nameOf(id);
      return [
        {
          x: 0,
          y: HEAD_HEIGHT + at * height,
          width: HEAD_WIDTH,
          height,
          text: name,
          align: 'right' as const,
        },
        { x: HEAD_WIDTH + at * width, y: 0, width, height: HEAD_HEIGHT, text: name, align: 'left' as const },
      ];
    });
  }

  private paintTable(answer: CorrelationAnswer): void {
    if (answer === this.shownTable) {
      return;
    }
    this.shownTable = answer;
    const ids = answer.ids.slice(0, TABLE_MOST);
    const head = (id: number, scope: string) => el('th', { scope }, this.nameOf(id));
    const rows = ids.map((id, r) =>
      el(
        'tr',
        {},
        head(id, 'row'),
        ...ids.map((_, c) => el('td', { class: 'num' }, format.decimal(answer.values[r]?.[c] ?? null, 2))),
      ),
    );
    const table = el(
      'table',
      { class: 'grid tight' },
      el('thead', {}, el('tr', {}, el('td'), ...ids.map((id) => head(id, 'col')))),
      el('tbody', {}, ...rows),
    );
    attribute(table, 'aria-label', 'Correlations');
    this.table.replaceChildren(table);
  }
}

function tintOf(rho: number | null, up: readonly string[], down: readonly string[], none: string): string {
  const step = rho === null ? 0 : Math.min(5, Math.ceil(Math.abs(rho) * 5 - 1e-9));
  return step === 0 ? none : (rho! < 0 ? down : up)[step]!;
}
