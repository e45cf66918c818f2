import { IconDots, IconFileExport, IconSignature } from '@tabler/icons-react';
import type { CloseSection, SectionSource } from '../../../../../shared/contract/close';
import { call, useRead, useWorkspace, useWrite } from '../../../api';
import { day, moment, plural, stamp } from '../../../format';
import { usePreferences } from '../../../frame/preferences';
import { Badge, Button, IconButton, InlineEdit, Menu, showAction, showError, Who } from '../../../ui';
import { sentence } from '../../../api';
import styles from './close.module.css';

const SourceLine = ({ source }: { source: SectionSource }) => {
  const { today, timeZone } = useWorkspace();
  return (
    <span className="row">
      {source.missing === 0 ? (
        <Badge tone="good" shape="circle">
          Complete
        </Badge>
      ) : (
        <Badge tone="warn" shape="triangle">
          {plural(source.missing, 'day')} missing
        </Badge>
      )}
      <span className="s" title={source.file}>
        {source.source}{' '}
        <span className="ink2">
          {source.byHand === undefined ? (
            <>until {day(source.lastDay, { today, weekday: 'never' })}, imported </>
          ) : (
            <>kept by hand, last change {day(source.byHand, { today, weekday: 'never' })}, imported </>
          )}
          {moment(source.lastImport, today, timeZone)}
        </span>
      </span>
    </span>
  );
};

type Props = { period: string; item: CloseSection };

const Signature = ({ period, item: { section } }: Props) => {
  const { today, timeZone } = useWorkspace();
  const { preferences } = usePreferences();
  const people = useRead('people.list', {}).data ?? [];
  const me = people.find((person) => person.id === preferences?.personId);
  const sign = useWrite('reports.sign', { done: () => `Signed ${section.name}` });
  const { signature, changedAfter, writer, writtenAt } = section;
  const button = (label: string) => (
    <Button
      small
      icon={IconSignature}
      waits={me ? undefined : 'Say who you are first, at the top right.'}
      onClick={() => sign.mutate({ period, section: section.id })}
    >
      {label}
      <span className="unseen"> {section.name}</span>
    </Button>
  );
  if (!signature) return button('Sign');
  return (
    <span className={styles.signed}>
      <Badge tone={changedAfter ? 'warn' : 'good'} shape={changedAfter ? 'triangle' : 'circle'}>
        {changedAfter ? 'Changed after signing' : 'Signed'}
      </Badge>
      <span className="s ink2">{`${signature.by}, ${stamp(signature.at, today, timeZone)}`}</span>
      {changedAfter && (
        <>
          <span className="s ink2">{`Changed${writer ? ` by ${writer}` : ''}${writtenAt ? `, ${stamp(writtenAt, today, timeZone)}` : ''}`}</span>
          {button('Sign again')}
        </>
      )}
    </span>
  );
};

/** One section of the week: how far its files reach, its words, and who has signed. */
export const SectionRow = ({ period, item }: Props) => {
  const { section, sources } = item;
  const { mutateAsync } = useWrite('reports.setTexts', { quiet: true });
  const unsign = useWrite('reports.unsign', { done: () => `Took the signature off ${section.name}` });
  const ask = async (): Promise<void> => {
    try {
      const { path } = await call('app.chooseSave', {
        title: `Ask for ${section.name}`,
        name: `${section.name} ${period} request.json`,
        extension: 'json',
      });
      if (path === null) return;
      await call('reports.askSection', { period, section: section.id, path });
      showAction(
        `The request for ${section.name} is written. Send it, then bring the filled file in.`,
        'Show in folder',
        () => {
          call('app.showItem', { path }).catch(() => showError('The folder could not be opened.'));
        },
      );
    } catch (error) {
      showError(sentence(error));
    }
  };
  return (
    <li className={styles.section} aria-label={section.name}>
      <div className={styles.who}>
        <b>{section.name}</b>
        <span className="row s ink2">
          {section.owners.length === 0
            ? 'Nobody owns it'
            : section.owners.map((person) => <Who key={person.id} person={person} name />)}
        </span>
      </div>
      <div className={styles.words}>
        {sources.length === 0 ? (
          <span className="s ink2">Nothing imported for it in eight weeks</span>
        ) : (
          sources.map((source) => <SourceLine key={`${source.source} ${source.batch}`} source={source} />)
        )}
        <InlineEdit
          key={`${period} ${section.id}`}
          kind="text"
          multiline
          about={`${period} ${section.id}`}
          label={`Words on ${section.name}`}
          value={section.text}
          placeholder="What happened, why, and what is next."
          onSave={(text) =>
            mutateAsync({ kind: 'weekly', period, texts: { owners: { [section.id]: text } } }).then(() => undefined)
          }
        />
        {section.differs.length > 0 && (
          <Badge tone="warn" shape="triangle">
            Written against other definitions: the report says which
          </Badge>
        )}
      </div>
      <div className={styles.sign}>
        <Signature period={period} item={item} />
        <Menu
          label={`More for ${section.name}`}
          position="bottom-end"
          items={[
            { label: 'Ask for it on another laptop…', icon: IconFileExport, onSelect: () => void ask() },
            ...(section.signature
              ? [{ label: 'Take the signature off', onSelect: () => unsign.mutate({ period, section: section.id }) }]
              : []),
          ]}
        >
          <IconButton icon={IconDots} small label={`More for ${section.name}`} />
        </Menu>
      </div>
    </li>
  );
};
