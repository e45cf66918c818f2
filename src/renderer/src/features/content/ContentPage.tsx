import type { ComponentType, ReactNode } from 'react';
import { useWrite } from '../../api';
import { useCommand } from '../../commands';
import { Page, Segmented } from '../../ui';
import { SubNav } from '../campaigns/SubNav';
import { NewLine } from '../customers/NewLine';
import { ContentTab } from './ContentTab';
import { KeywordsTab } from './KeywordsTab';
import { useContentSearch, VIEWS } from './useContentSearch';
import { WebTab } from './WebTab';

type Tab = 'content' | 'keyword' | 'web';

const TABS: readonly {
  value: Tab;
  label: string;
  one: string;
  field: string;
  show: ComponentType<{ tabs: ReactNode }>;
}[] = [
  { value: 'content', label: 'Items', one: 'New content', field: 'title', show: ContentTab },
  { value: 'keyword', label: 'Keywords', one: 'New keyword', field: 'keyword', show: KeywordsTab },
  { value: 'web', label: 'Website', one: 'New website item', field: 'title', show: WebTab },
];

/** What is written and published, what it should be found by, and the work on the website. */
export const ContentPage = () => {
  const { search, change } = useContentSearch();
  const tab = TABS.find((one) => one.value === search.tab) ?? TABS[0];
  const create = useWrite('library.create', { quiet: true, done: () => 'Added' });
  useCommand([
    ...VIEWS.map(({ value, label }) => ({
      id: `content.${value}`,
      title: `Show content as ${label.toLowerCase()}`,
      group: 'On this page',
      run: () => change({ tab: undefined, view: value }),
    })),
    ...TABS.slice(1).map(({ value, label }) => ({
      id: `content.${value}`,
      title: `Show ${label.toLowerCase()}`,
      group: 'On this page',
      run: () => change({ tab: value }),
    })),
  ]);
  if (!tab) return null;
  const Body = tab.show;
  return (
    <Page
      flush
      title="Content"
      parts={<SubNav />}
      actions={
        <NewLine
          key={tab.value}
          label={tab.one}
          onAdd={(name) => create.mutateAsync({ kind: tab.value, values: { [tab.field]: name } })}
        />
      }
    >
      <Body
        key={tab.value}
        tabs={
          <Segmented
            label="What to show"
            value={tab.value}
            options={TABS}
            onChange={(value) => change({ tab: value === 'content' ? undefined : value, item: undefined })}
          />
        }
      />
    </Page>
  );
};
