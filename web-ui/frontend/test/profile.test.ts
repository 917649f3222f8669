import { describe, expect, it } from 'vitest';
import { areaLevels } from '../src/profile/board';

describe('levels of a value area', () => {
  it('are three where prices differ', () => {
    expect(areaLevels({ poc: 200, vah: 300, val: 100 })).toEqual([
      { price: 200, name: 'POC', key: true },
      { price: 300, name: 'VAH', key: false },
      { price: 100, name: 'VAL', key: false },
    ]);
  });

  it('are not written over each other: the point of control stands for an edge at its price', () => {
    expect(areaLevels({ poc: 100, vah: 300, val: 100 })).toEqual([
      { price: 100, name: 'POC', key: true },
      { price: 300, name: 'VAH', key: false },
    ]);
    expect(areaLevels({ poc: 100, vah: 100, val: 100 })).toEqual([{ price: 100, name: 'POC', key: true }]);
  });

  it('leave out what is not known', () => {
    expect(areaLevels({ poc: null, vah: 300, val: null })).toEqual([{ price: 300, name: 'VAH', key: false }]);
    expect(areaLevels({ poc: null, vah: null, val: null })).toEqual([]);
  });
});
