import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companyDomain, type LeadLine, parseLeadLine } from '../../src/shared/domain/lead-line';

const NOTHING: LeadLine = { name: '', email: '', phone: '', company: '', source: '', campaign: '', code: '' };

describe('one line into a lead', () => {
  test.each<[string, Partial<LeadLine>]>([
    [
      'Ana Lopez, ana@salonvale.com, Salon Vale #instagram',
      { name: 'Ana Lopez', email: 'ana@salonvale.com', company: 'Salon Vale', source: 'instagram' },
    ],
    ['Ana Lopez <Ana@SalonVale.com>', { name: 'Ana Lopez', email: 'ana@salonvale.com' }],
    ['ana@salonvale.com', { email: 'ana@salonvale.com' }],
    [
      'Ana Lopez ana@salonvale.com Salon Vale',
      { name: 'Ana Lopez', email: 'ana@salonvale.com', company: 'Salon Vale' },
    ],
    [
      '#trade show, Ana, +1 (415) 555-0142, Cut & Co; !LENA15 /Air-dry, all summer',
      {
        name: 'Ana',
        phone: '+1 (415) 555-0142',
        company: 'Cut & Co, all summer',
        source: 'trade show',
        campaign: 'Air-dry',
        code: 'LENA15',
      },
    ],
    ['Jo, 24/7 Salon', { name: 'Jo', company: '24/7 Salon' }],
    ['Jo, Salon A, Salon B', { name: 'Jo', company: 'Salon A, Salon B' }],
    ['Łukasz Żak, Salon Ünal', { name: 'Łukasz Żak', company: 'Salon Ünal' }],
    ['   ', {}],
    [',,;', {}],
    ['#', { name: '#' }],
  ])('%s', (line, expected) => {
    expect(parseLeadLine(line)).toEqual({ ...NOTHING, ...expected });
  });

  test('takes any text without a fault, and writes nothing that was not there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (line) => {
        const squeezed = line.replace(/\s+/g, ' ').toLowerCase();
        for (const part of Object.values(parseLeadLine(line)))
          for (const piece of part.toLowerCase().split(', ')) expect(squeezed).toContain(piece);
      }),
      { numRuns: 30 },
    );
  });

  test('reads back what it was given in parts', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8})?$/);
    fc.assert(
      fc.property(word, word, word, (name, company, source) => {
        expect(
          parseLeadLine(`${name}, x@${source.toLowerCase().replace(' ', '')}.com, ${company} #${source}`),
        ).toMatchObject({
          name,
          company,
          source,
        });
      }),
    );
  });
});

test('a domain that anybody may have says nothing about the company', () => {
  expect(companyDomain('ana@salonvale.com')).toBe('salonvale.com');
  expect(companyDomain('ana@gmail.com')).toBe('');
  expect(companyDomain('')).toBe('');
});
