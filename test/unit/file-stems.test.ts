import { expect, test } from 'vitest';
import { stemOf, titleOf } from '../../src/main/engine/services/reports/sources';

test.each([
  ['orders_export_2026-11-27.csv', 'orders export'],
  ['exports/orders_export_2026-11-20_2.csv', 'orders export'],
  ['audience 2026-11.zip › cleaned_members_export.csv', 'cleaned members export'],
  ['cleaned_members_export.csv', 'cleaned members export'],
  ['book.xlsx › Deals', 'book xlsx › deals'],
])('%s is of the source %s', (file, stem) => expect(stemOf(file)).toBe(stem));

test.each([
  [['ga4.csv'], 'GA4'],
  [['ga4_2026-10.csv', 'ga4_2026-11.csv'], 'GA4'],
  [['ga4_traffic.csv'], 'GA4 traffic'],
  [['orders_export_2026-11-27.csv'], 'Orders export'],
  [['week1.csv', 'week2.csv'], 'Week'],
  [['report w20.csv'], 'Report w'],
  [['2026-11-27.csv'], ''],
])('%j is called %s', (files, title) => expect(titleOf(files)).toBe(title));
