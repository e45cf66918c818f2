import type { FormatId } from '../../../../shared/contract/imports';
import { companiesReader, contactsReader } from './contacts';
import { dealsReader } from './deals';
import { adDaysReader, customersReader, productsReader, stockReader } from './facts';
import type { Job, Reader } from './job';
import { leadsReader } from './leads';
import { creatorsReader, keywordsReader } from './library';
import type { Mapping } from './mapping';
import { orderLinesReader } from './order-lines';
import type { Table } from './read/table';
import { resultsReader } from './results';
import { shaped } from './shaping';
import { shopifyReader } from './shopify';
import { subscriptionsReader } from './subscriptions';

/** What of a table its rows are read by. */
type Heading = Pick<Table, 'header' | 'headerLine' | 'file'>;
type Plan = {
  format: FormatId;
  mapping: Mapping | undefined;
  table: Heading;
  apart: number | undefined;
};

/** What reads the rows of a file. */
export const readerOf = (job: Job, { format, mapping, table, apart }: Plan): Reader =>
  format === 'shopify-orders' || !mapping
    ? shopifyReader(job, table.header, apart)
    : shaped(job, mapping, table.header, plainReader(job, format, mapping, table));

/** What reads the rows of a generic format. */
const plainReader = (
  job: Job,
  format: Exclude<FormatId, 'shopify-orders'>,
  mapping: Mapping,
  table: Heading,
): Reader => {
  switch (format) {
    case 'order-lines':
      return { row: orderLinesReader(job, mapping) };
    case 'deals':
      return { row: dealsReader(job, mapping, table.header) };
    case 'leads':
      return { row: leadsReader(job, mapping) };
    case 'ad-days':
      return { row: adDaysReader(job, mapping) };
    case 'results':
      return resultsReader(job, mapping);
    case 'products':
      return { row: productsReader(job, mapping) };
    case 'subscriptions':
      return { row: subscriptionsReader(job, mapping) };
    case 'stock':
      return { row: stockReader(job, mapping) };
    case 'customers':
      return { row: customersReader(job, mapping) };
    case 'companies':
      return { row: companiesReader(job, mapping) };
    case 'keywords':
      return { row: keywordsReader(job, mapping) };
    case 'creators':
      return { row: creatorsReader(job, mapping) };
    case 'contacts':
      return { row: contactsReader(job, mapping, table) };
  }
};
