import { describe, expect, it } from 'vitest';
import { decodeSource } from '../../../src/scan/source-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('decodeSource', () => {
  it('takes UTF-8 as it is', () => {
    const bytes = utf8('é\r\nb');
    const source = decodeSource(bytes);
    expect(source.text).toBe('é\r\nb');
    expect(source.utf8).toBe(bytes);
    expect(source.lines).toEqual(['é', 'b']);
    expect(source.lines).toBe(source.lines);
  });

  it('turns UTF-16 into UTF-8, for whoever looks for keywords', () => {
    const little = Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x0a, 0, 0x62, 0]);
    const big = Uint8Array.from([0xfe, 0xff, 0, 0x61, 0, 0x0a, 0, 0x62]);
    for (const bytes of [little, big]) {
      const source = decodeSource(bytes);
      expect(source.utf8).toEqual(utf8('\ufeffa\nb'));
      expect(source.lines).toEqual(['\ufeffa', 'b']);
    }
  });
});
