import { type PanelWire, isSheet } from './wire';

/** What wants every record of a log: new ones as they come, and to know when some were missed. */
export interface LogListener {
  onItems(items: readonly unknown[]): void;
  onReload(): void;
}

interface Sheet {
  readonly sequence: number;
  readonly value: unknown;
}

const MAX_SHEETS = 128; // twice the topics a page may hold

/**
 * The analysis as the stream tells it: the latest value of each sheet topic, and listeners of logs. Which
 * topics flow is decided by what is visible; a value may therefore be old, and carries its own time.
 */
export class Panels {
  version = 0;
  private readonly sheets = new Map<string, Sheet>();
  private readonly listeners = new Map<string, LogListener[]>();

  listen(topic: string, listener: LogListener): void {
    this.listeners.set(topic, [...(this.listeners.get(topic) ?? []), listener]);
  }

  /** The latest value of a sheet; the caller knows its type by the topic's name. */
  sheet<T>(topic: string): T | null {
    return (this.sheets.get(topic)?.value as T | undefined) ?? null;
  }

  apply(panels: readonly PanelWire[]): void {
    for (const panel of panels) {
      if (isSheet(panel)) {
        this.keep(panel.topic, panel);
        continue;
      }
      for (const listener of this.listeners.get(panel.topic) ?? []) {
        if (panel.reload) {
          listener.onReload();
        } else if (panel.items.length > 0) {
          listener.onItems(panel.items);
        }
      }
    }
    this.version++;
  }

  private keep(topic: string, sheet: Sheet): void {
    this.sheets.delete(topic);
    this.sheets.set(topic, sheet);
    if (this.sheets.size > MAX_SHEETS) {
      this.sheets.delete(this.sheets.keys().next().value!);
    }
  }

  clear(): void {
    this.sheets.clear();
    this.version++;
  }
}
