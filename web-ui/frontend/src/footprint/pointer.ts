import type { Footprint } from './footprint';

const ZOOM_STEP = 1.12;
const WHEEL_PX = 100; // one notch of a common wheel

/**
 * Mouse, pen and finger on the footprint: drag pans, wheel zooms columns, Shift wheel rows, double click
 * re-centres.
 */
export class Pointer {
  private last: { x: number; y: number } | null = null;

  constructor(
    private readonly chart: Footprint,
    canvas: HTMLCanvasElement,
  ) {
    canvas.addEventListener('pointerdown', (event) => this.onDown(event, canvas));
    canvas.addEventListener('pointermove', (event) => this.onMove(event));
    canvas.addEventListener('pointerup', () => (this.last = null));
    canvas.addEventListener('pointercancel', () => (this.last = null));
    canvas.addEventListener('pointerleave', () => chart.unpoint());
    canvas.addEventListener('dblclick', () => chart.recentre());
    canvas.addEventListener('wheel', (event) => this.onWheel(event), { passive: false });
  }

  private onDown(event: PointerEvent, canvas: HTMLCanvasElement): void {
    if (event.button === 0) {
      this.last = { x: event.offsetX, y: event.offsetY };
      canvas.setPointerCapture(event.pointerId);
    }
  }

  private onMove(event: PointerEvent): void {
    const { view } = this.chart;
    if (this.last) {
      // A drag that is mostly sideways must not take the automatic rows away.
      const dy = event.offsetY - this.last.y;
      const rows =
        !view.auto || Math.abs(dy) > Math.abs(event.offsetX - this.last.x) + 2 ? dy / view.rowPx : 0;
      this.chart.pan((this.last.x - event.offsetX) / view.columnPx, rows);
      this.last = { x: event.offsetX, y: event.offsetY };
    }
    this.chart.point(event.offsetX, event.offsetY);
  }

  private onWheel(event: WheelEvent): void {
    event.preventDefault();
    const { view } = this.chart;
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY) && !event.shiftKey) {
      this.chart.pan(event.deltaX / view.columnPx, 0);
      return;
    }
    const turned = event.deltaY || event.deltaX;
    const factor = ZOOM_STEP ** (-turned / WHEEL_PX);
    if (event.shiftKey) {
      view.zoomRows(factor);
    } else {
      this.chart.zoom(factor, event.offsetX);
    }
  }
}
