// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { search } from '../src/rest';

describe('the search of all that is listed', () => {
  it('asks for the words as typed, bounded, and gives what came', async () => {
    const asked: string[] = [];
    globalThis.fetch = (async (path: string) => {
      asked.push(path);
      return new Response(
        JSON.stringify({ instruments: [{ id: null, segment: 'NFO', symbol: 'X', expiry: null }] }),
      );
    }) as typeof fetch;
    expect(await search('nif 245 ce')).toEqual([{ id: null, segment: 'NFO', symbol: 'X', expiry: null }]);
    await search('a'.repeat(300));
    expect(asked[0]).toBe('/api/search?q=nif+245+ce&limit=40');
    expect(asked[1]!.length).toBeLessThan(140);
  });
});
