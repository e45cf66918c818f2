import { afterEach, describe, expect, test } from 'vitest';
import { findingOf } from '../../src/main/engine/metrics/campaigns/judge';
import { amountWords } from '../../src/main/engine/services/targets/offsets';
import {
  amount,
  figure,
  forKeeping,
  forReader,
  percent,
  readKept,
  sentenceDay,
  shortPercent,
  tenths,
  wholeAmount,
  writeFiguresFor,
} from '../../src/shared/domain/figures';

afterEach(() => writeFiguresFor(null));

/** Blanks of whatever width as plain ones: they differ between releases of the locale data. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('figures inside sentences', () => {
  test('are English where no reader is named, and for one that is no locale', () => {
    for (const locale of [null, 'en', 'no locale at all', 'C']) {
      writeFiguresFor(locale);
      expect([figure(1234.5), tenths(2), percent(0.1245), shortPercent(0.12), amount(420_000, 'USD')]).toEqual([
        '1,234.5',
        '2.0',
        '12.5%',
        '12%',
        '$4,200',
      ]);
    }
  });

  test('that are kept are written when they are read, each time for who reads, days too for a reader who was named', async () => {
    const sentence = async (): Promise<string> =>
      JSON.stringify(
        [figure(1234.5), tenths(2), percent(-0.1245), shortPercent(0.12), amount(-123_456_789, 'USD')].join('; ') +
          `; ${amount(1250, 'USD')}, ${wholeAmount(9_041, 'USD')} since ${sentenceDay('2026-11-18')}`,
      );
    const kept = await forKeeping(sentence);
    expect(kept).not.toContain('1,234');
    expect(readKept(kept)).toBe(await sentence());
    expect(readKept(kept)).toBe('"1,234.5; 2.0; -12.4%; 12%; -$1,234,568; $12.50, $90 since 18 November"');
    writeFiguresFor('de-DE');
    expect(plain(readKept(kept))).toBe('"1.234,5; 2,0; -12,4 %; 12 %; -1.234.568 $; 12,50 $, 90 $ since 18 November"');
    const named = await forReader('de-DE', () => Promise.resolve(readKept(kept)));
    expect(plain(named)).toContain('since 18. November');
    writeFiguresFor(null);
    expect(readKept('Ours: \uE0F0plain 3 \uE0F1 and \uE0F0other 3 \uE0F1')).toBe('Ours: 3 and \uE0F0other 3 \uE0F1');
  });

  test('are written as the reader’s region writes them', () => {
    writeFiguresFor('de-DE');
    expect(
      [figure(1234.5), tenths(2), percent(0.1245), shortPercent(0.12), amount(420_000, 'EUR'), amount(1250, 'EUR')].map(
        plain,
      ),
    ).toEqual(['1.234,5', '2,0', '12,5 %', '12 %', '4.200 €', '12,50 €']);
    writeFiguresFor('fr-FR');
    expect(plain(figure(1_234_567))).toBe('1 234 567');
  });

  test('so sentences of the engine carry no English figure', () => {
    writeFiguresFor('de-DE');
    const lines = [{ metric: 'net-sales', name: 'Net sales', plan: 100, actual: 152.3 }];
    expect(plain(findingOf('sales', lines) ?? '')).toContain('52,3 %');
    expect(plain(amountWords('EUR')(1_000_000))).toBe('10.000 €');
    expect(amountWords(null)(1200)).toBe('1.200');
  });
});
