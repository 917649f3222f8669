import { Resource } from '../resource';
import { Failure } from '../rest';
import { rules, rulesOf, saveRules } from './client';
import { plainRule } from './draft';
import type { Problem, Rule, RuleState, RulesAnswer } from './wire';

/** What came of a save. */
export type Saved =
  | { readonly kind: 'saved' }
  /** Somebody else saved before; the server's rules are fetched anew, ours are not lost. */
  | { readonly kind: 'other'; readonly version: number | null }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The rules as the server has them, and the one way to change them: all at once, against a version. */
export class RuleBook {
  readonly resource = new Resource<RulesAnswer>(rules);

  get rules(): readonly RuleState[] {
    return this.resource.value?.rules ?? [];
  }

  async save(change: (all: readonly Rule[]) => Rule[]): Promise<Saved> {
    const { value } = this.resource;
    if (!value) {
      return { kind: 'failed', failure: new Failure('The rules are not here yet.') };
    }
    try {
      this.resource.set(await saveRules(change(value.rules), value.version));
      return { kind: 'saved' };
    } catch (error) {
      return this.refused(error);
    }
  }

  private async refused(error: unknown): Promise<Saved> {
    const failure = error instanceof Failure ? error : new Failure(String(error));
    if (failure.status === 412) {
      await this.resource.load();
      return { kind: 'other', version: this.resource.value?.version ?? null };
    }
    if (failure.status === 422 && Array.isArray(failure.said.problems)) {
      return { kind: 'refused', problems: failure.said.problems as Problem[] };
    }
    return { kind: 'failed', failure };
  }

  /** The rules of an earlier version become the next one. */
  async restore(version: number): Promise<Saved> {
    try {
      const { rules: then } = await rulesOf(version);
      return await this.save(() => then.map(plainRule));
    } catch (error) {
      return { kind: 'failed', failure: error instanceof Failure ? error : new Failure(String(error)) };
    }
  }
}
