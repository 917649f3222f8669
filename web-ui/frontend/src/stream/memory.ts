import {
  type DepthWire,
  type FeedWire,
  type Frame,
  type Hello,
  type Print,
  QUOTE_FIELDS,
  type SheetWire,
  type TapeWire,
  isSheet,
} from '../wire';

const TAPE_LENGTH = 200; // a screen of prints for a tab that joins late
const MAX_BOOKS = 64; // as many charts as tabs of one browser plausibly show; the oldest goes first

/** The latest state of the stream, so that a tab joining an open connection starts complete. */
export class Memory {
  hello: Hello | null = null;
  private last: Frame | null = null;
  private quotes = new Map<number, (number | null)[]>();
  private depth = new Map<number, DepthWire>();
  private tape = new Map<number, Print[]>();
  private sheets = new Map<string, SheetWire>();
  private feeds = new Map<number, FeedWire>();
  private lat: Frame['lat'] | null = null;
  private sig: Frame['sig'] | null = null;

  onHello(hello: Hello): void {
    this.hello = hello;
    if (!hello.resumed) {
      this.last = null;
      this.quotes.clear();
      this.depth.clear();
      this.tape.clear();
      this.sheets.clear();
      this.feeds.clear();
      this.lat = null;
      this.sig = null;
    }
  }

  onFrame(frame: Frame): void {
    this.last = frame;
    frame.quotes?.forEach((quote) => this.rememberQuote(quote));
    frame.depth?.forEach((depth) => keep(this.depth, depth.id, depth));
    frame.tape?.forEach((tape) => {
      const prints = [...(this.tape.get(tape.id) ?? []), ...tape.trades];
      keep(this.tape, tape.id, prints.slice(-TAPE_LENGTH));
    });
    frame.panels?.forEach((panel) => {
      if (isSheet(panel)) {
        keep(this.sheets, panel.topic, panel);
      }
    });
    frame.feeds?.forEach((feed) => this.feeds.set(feed[0], feed));
    this.lat = frame.lat ?? this.lat;
    this.sig = frame.sig ?? this.sig;
  }

  private rememberQuote(quote: readonly (number | null)[]): void {
    const id = quote[0]!;
    let values = this.quotes.get(id);
    if (!values) {
      this.quotes.set(id, (values = new Array<number | null>(QUOTE_FIELDS).fill(null)));
    }
    for (let field = 0, at = 2; field < QUOTE_FIELDS; field++) {
      if ((quote[1]! & (1 << field)) !== 0) {
        values[field] = quote[at++] ?? null;
      }
    }
  }

  /** Everything a new tab needs, as one frame; null before the first. */
  snapshot(topics: ReadonlySet<string>): Frame | null {
    if (!this.last) {
      return null;
    }
    const all = 2 ** QUOTE_FIELDS - 1;
    return {
      ...this.books(topics)!,
      quotes: [...this.quotes].map(([id, values]) => [id, all, ...values]),
      feeds: [...this.feeds.values()],
      ...(this.lat ? { lat: this.lat } : {}),
      ...(this.sig ? { sig: this.sig } : {}),
    };
  }

  /**
   * Depth, tape and sheets of the given topics, for a tab that asks for what another already receives.
   * Logs are not kept: a tab fetches their history once it is served.
   */
  books(topics: ReadonlySet<string>): Frame | null {
    if (!this.last) {
      return null;
    }
    const { f, s, t } = this.last;
    const depth = [...this.depth.values()].filter((book) => topics.has(`depth:${book.id}`));
    const tape: TapeWire[] = [...this.tape]
      .filter(([id]) => topics.has(`tape:${id}`))
      .map(([id, trades]) => ({ id, trades, missed: 0 }));
    const panels = [...this.sheets.values()].filter((sheet) => topics.has(sheet.topic));
    return { f, s, t, depth, tape, ...(panels.length > 0 ? { panels } : {}) };
  }

  /** Forgets books nobody watches: what they hold would be old when somebody asks again. */
  retain(topics: ReadonlySet<string>): void {
    for (const id of [...this.depth.keys()].filter((id) => !topics.has(`depth:${id}`))) {
      this.depth.delete(id);
    }
    for (const id of [...this.tape.keys()].filter((id) => !topics.has(`tape:${id}`))) {
      this.tape.delete(id);
    }
    for (const topic of [...this.sheets.keys()].filter((topic) => !topics.has(topic))) {
      this.sheets.delete(topic);
    }
  }
}

function keep<K, T>(map: Map<K, T>, id: K, value: T): void {
  map.set(id, value);
  if (map.size > MAX_BOOKS) {
    map.delete(map.keys().next().value!);
  }
}
