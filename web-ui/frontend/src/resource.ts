import { Failure } from './rest';

/**
 * One answer of the server as a panel holds it: loading, there, or failed, and newest question wins. What
 * is held stays readable while it is asked for again.
 */
export class Resource<T> {
  value: T | null = null;
  failure: Failure | null = null;
  loading = false;
  version = 0;
  private wanted = false;
  private run = 0;

  constructor(private readonly fetch: () => Promise<T>) {}

  /** To be loaded once the stream carries what belongs to it. */
  want(): void {
    this.wanted = true;
    this.loading = true;
  }

  served(): void {
    if (this.wanted) {
      void this.load();
    }
  }

  async load(): Promise<void> {
    const run = ++this.run;
    this.wanted = false;
    this.loading = true;
    this.version++;
    try {
      const value = await this.fetch();
      if (run === this.run) {
        this.set(value);
      }
    } catch (error) {
      if (run === this.run) {
        this.failure = error instanceof Failure ? error : new Failure(String(error));
        this.loading = false;
        this.version++;
      }
    }
  }

  /** Takes a value the stream brought. */
  set(value: T): void {
    this.value = value;
    this.failure = null;
    this.loading = false;
    this.version++;
  }

  /** What is held belongs to another question. */
  clear(): void {
    this.run++;
    this.value = null;
    this.failure = null;
    this.loading = false;
    this.version++;
  }
}
