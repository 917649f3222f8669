import { recallOneOf, remember } from './settings';

export type Theme = 'dark' | 'light';
export type Palette = 'standard' | 'safe';

/** The colours of the style sheet as canvas needs them. Read once a theme, never in a paint. */
export interface Colours {
  bg: string;
  panel: string;
  raised: string;
  text: string;
  dim: string;
  up: string;
  down: string;
  warn: string;
  info: string;
  poc: string;
  grid: string;
  /** The grid stays behind the figures on both grounds. */
  gridAlpha: number;
  /** Cell tints of intensity 1 to 5, index 0 is none. Alpha stays inside the limits of dashboard 6. */
  upTint: readonly string[];
  downTint: readonly string[];
  volumeTint: readonly string[];
}

const STEPS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const ALPHA: Record<Theme, Record<Palette, { up: number; down: number }>> = {
  dark: { standard: { up: 0.42, down: 0.5 }, safe: { up: 0.42, down: 0.4 } },
  light: { standard: { up: 0.48, down: 0.48 }, safe: { up: 0.48, down: 0.48 } },
};
const VOLUME_ALPHA = 0.42;

export class Look {
  theme: Theme = recallOneOf<Theme>('theme', ['dark', 'light'], 'dark');
  palette: Palette = recallOneOf<Palette>('palette', ['standard', 'safe'], 'standard');
  colours: Colours;
  private readonly listeners: (() => void)[] = [];

  constructor() {
    this.colours = this.apply();
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  toggleTheme(): void {
    this.theme = this.theme === 'dark' ? 'light' : 'dark';
    remember('theme', this.theme);
    this.change();
  }

  setPalette(palette: Palette): void {
    this.palette = palette;
    remember('palette', palette);
    this.change();
  }

  private change(): void {
    this.colours = this.apply();
    this.listeners.forEach((listener) => listener());
  }

  private apply(): Colours {
    const root = document.documentElement;
    root.dataset.theme = this.theme;
    root.dataset.palette = this.palette;
    const style = getComputedStyle(root);
    const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
    const alpha = ALPHA[this.theme][this.palette];
    const [up, down, info] = [read('up'), read('down'), read('info')];
    return {
      bg: read('bg'),
      panel: read('panel'),
      raised: read('raised'),
      text: read('text'),
      dim: read('dim'),
      up,
      down,
      warn: read('warn'),
      info,
      poc: read('poc'),
      grid: read('grid'),
      gridAlpha: this.theme === 'dark' ? 0.45 : 0.28,
      upTint: STEPS.map((step) => tint(up, step * alpha.up)),
      downTint: STEPS.map((step) => tint(down, step * alpha.down)),
      volumeTint: STEPS.map((step) => tint(info, step * VOLUME_ALPHA)),
    };
  }
}

/** `#rrggbb` with an alpha of 0 to 1. */
export function tint(hex: string, alpha: number): string {
  return (
    hex +
    Math.round(alpha * 255)
      .toString(16)
      .padStart(2, '0')
  );
}
