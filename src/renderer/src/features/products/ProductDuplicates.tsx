import { useRead } from '../../api';
import { Page } from '../../ui';
import { DuplicatePairs, PAIRS_SHOWN, pairsWords } from '../customers/DuplicatePairs';
import { WhatToShow } from './WhatToShow';

/** Products that may be one: another spelling of a SKU, or listed anew under the same name. */
export const ProductDuplicates = () => {
  const list = useRead('duplicates.list', { kind: 'products', limit: PAIRS_SHOWN });
  return (
    <Page
      flush
      title="Products"
      beside={<WhatToShow tab="duplicates" />}
      sub={list.data ? `${pairsWords(list.data.total)} that may be the same` : ''}
    >
      <DuplicatePairs kind="products" />
    </Page>
  );
};
