import { expect, test } from 'vitest';
import { stemOf } from '../../src/main/engine/services/reports/sources';

test.each([
  ['orders_export_2026-11-27.csv', 'orders export'],
  ['exports/orders_export_2026-11-20_2.csv', 'orders export'],
  ['audience 2026-11.zip › cleaned_members_export.csv', 'cleaned members export'],
  ['cleaned_members_export.csv', 'cleaned members export'],
  ['book.xlsx › Deals', 'book xlsx › deals'],
])('%s is of the source %s', (file, stem) => expect(stemOf(file)).toBe(stem));
