/** Fonts and sizes of the canvases: the style sheet's 11 px monospace, in device pixels. */

export const MONO = 'ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", "DejaVu Sans Mono", monospace';
export const CELL_PX = 11;

export function font(ratio: number, weight = 400): string {
  return `${weight} ${CELL_PX * ratio}px ${MONO}`;
}

let measured = { ratio: 0, width: 0 };

/**
 * Width of one figure, in device pixels. Measured once for a screen: setting a font is the dearest call of
 * a paint.
 */
export function figureWidth(context: CanvasRenderingContext2D, ratio: number): number {
  if (measured.ratio !== ratio) {
    context.font = font(ratio);
    measured = { ratio, width: context.measureText('0').width };
  }
  return measured.width;
}

/**
 * A canvas that always has as many pixels as the screen has under it. `onResize` runs in an observer, not
 * in a paint.
 */
export class Sheet {
  readonly context: CanvasRenderingContext2D;
  width = 0;
  height = 0;
  ratio = 1;

  constructor(
    readonly canvas: HTMLCanvasElement,
    onResize: () => void,
  ) {
    this.context = canvas.getContext('2d')!;
    new ResizeObserver(([entry]) => {
      this.resize(entry!);
      onResize();
    }).observe(canvas);
  }

  private resize(entry: ResizeObserverEntry): void {
    this.ratio = devicePixelRatio;
    this.width = entry.contentRect.width;
    this.height = entry.contentRect.height;
    const exact = entry.devicePixelContentBoxSize?.[0];
    this.canvas.width = exact?.inlineSize ?? Math.round(this.width * this.ratio);
    this.canvas.height = exact?.blockSize ?? Math.round(this.height * this.ratio);
  }

  clear(): void {
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }
}
