import { useRead } from '../../api';
import { FilterChip } from '../../ui';
import styles from './customers.module.css';
import { FilterSelect, SearchField } from './Filters';
import { LogLine } from './LogLine';
import { TabBody } from './TabBody';
import { Timeline } from './Timeline';
import { useCustomersSearch } from './useCustomersSearch';
import { useLocations } from './useLocations';
import { ACTIVITY_CHOICES, chosen } from './words';

const STEPS = [{ value: 'open', label: 'Next step open' }] as const;

/** Everything that was done with customers, and the line that logs more. */
export const ActivitiesTab = () => {
  const { search, set } = useCustomersSearch();
  const people = useRead('people.list', {});
  const locations = useLocations();
  const filter = {
    id: search.item,
    q: search.q,
    kind: chosen(ACTIVITY_CHOICES, search.kind),
    personId: search.owner,
    channelId: search.place,
    ...(search.steps === 'open' ? { openSteps: true } : {}),
  };
  return (
    <TabBody
      filters={
        <>
          <SearchField label="Search activities" value={search.q} onChange={(q) => set({ q })} />
          <FilterSelect
            label="Kind of activity"
            all="All kinds"
            value={filter.kind}
            options={ACTIVITY_CHOICES}
            onChange={(kind) => set({ kind })}
          />
          <FilterSelect
            label="Person"
            all="Everybody"
            value={search.owner}
            options={(people.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onChange={(owner) => set({ owner })}
            width={144}
          />
          <FilterSelect
            label="Where"
            all="Everywhere"
            value={search.place}
            options={locations}
            onChange={(place) => set({ place })}
            width={176}
          />
          <FilterSelect
            label="Next step"
            all="All steps"
            value={search.steps}
            options={STEPS}
            onChange={(steps) => set({ steps })}
          />
          {search.item !== undefined && (
            <FilterChip label="One activity" text="One activity" onClear={() => set({ item: undefined })} />
          )}
        </>
      }
    >
      <div className={styles.activities}>
        <LogLine context={{}} kind="store-visit" />
        <Timeline
          fill
          filter={filter}
          empty="Nothing yet. Write a line above and press Enter, or press L on any page."
        />
      </div>
    </TabBody>
  );
};
