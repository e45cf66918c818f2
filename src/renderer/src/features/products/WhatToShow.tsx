import { useNavigate } from '@tanstack/react-router';
import { Segmented } from '../../ui';

type Tab = 'products' | 'duplicates';
const TABS: readonly { value: Tab; label: string }[] = [
  { value: 'products', label: 'Products' },
  { value: 'duplicates', label: 'Duplicates' },
];

/** The list of products or the pairs that may be the same; which one is in the address. */
export const WhatToShow = ({ tab }: { tab: Tab }) => {
  const navigate = useNavigate({ from: '/products' });
  return (
    <Segmented
      label="What to show"
      value={tab}
      options={TABS}
      onChange={(value) =>
        void navigate({ search: ({ period }) => ({ period, tab: value === 'products' ? undefined : value }) })
      }
    />
  );
};
