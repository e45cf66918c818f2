import { Link } from '@tanstack/react-router';
import type { OpenMention } from '../../../../shared/contract/comments';
import { placeOf, reportOfKey, targetMonthOfKey } from '../../../../shared/domain/comments';

/** The way to a record that stands on the page of another one. */
const PlaceLink = ({ at, title }: { at: string; title: string }) => {
  const { place, id } = placeOf(at) ?? {};
  if (id === undefined)
    return (
      <Link to="/meetings" search={{ view: 'decisions' }} className="open">
        {title}
      </Link>
    );
  if (place === 'audience')
    return (
      <Link to="/campaigns/message" search={{ tab: place, item: id }} className="open">
        {title}
      </Link>
    );
  const to =
    place === 'meeting'
      ? '/meetings/$id'
      : place === 'contact'
        ? '/customers/contacts/$id'
        : place === 'buyer'
          ? '/customers/buyers/$id'
          : '/customers/companies/$id';
  return (
    <Link to={to} params={{ id }} className="open">
      {title}
    </Link>
  );
};

/** Which part of the settings shows them. */
const SECTION_OF = { person: 'people', channel: 'channels', stage: 'pipelines' } as const;

/** The way to the record that a comment stands on. */
export const RecordLink = ({ mention: { entity, entityId: id, title } }: { mention: OpenMention }) => {
  switch (entity) {
    case 'deal':
      return (
        <Link to="/pipeline" search={{ deal: id }} className="open">
          {title}
        </Link>
      );
    case 'proposal':
      return (
        <Link to="/pipeline/proposals/$id" params={{ id }} className="open">
          {title}
        </Link>
      );
    case 'lead':
      return (
        <Link to="/leads/$id" params={{ id }} className="open">
          {title}
        </Link>
      );
    case 'company':
      return (
        <Link to="/customers/companies/$id" params={{ id }} className="open">
          {title}
        </Link>
      );
    case 'contact':
      return (
        <Link to="/customers/contacts/$id" params={{ id }} className="open">
          {title}
        </Link>
      );
    case 'product':
      return (
        <Link to="/products/$id" params={{ id }} className="open">
          {title}
        </Link>
      );
    case 'four-ps':
      return (
        <Link to="/four-ps/$id" params={{ id }} className="open">
          {title}
        </Link>
      );
    case 'target':
      return (
        <Link to="/targets" search={{ node: id }} className="open">
          {title}
        </Link>
      );
    case 'target-month':
      return (
        <Link to="/targets" search={{ node: targetMonthOfKey(id).nodeId, view: 'months' }} className="open">
          {title}
        </Link>
      );
    case 'campaign':
      return (
        <Link to="/campaigns/$id" params={{ id }} className="open">
          {title}
        </Link>
      );
    case 'content':
      return (
        <Link to="/campaigns/content" search={{ item: id }} className="open">
          {title}
        </Link>
      );
    case 'creator':
    case 'deliverable':
    case 'code':
    case 'mention':
    case 'event':
    case 'flight':
      return (
        <Link to="/campaigns/creators" search={{ tab: entity, item: id }} className="open">
          {title}
        </Link>
      );
    case 'strategy':
      return (
        <Link to="/campaigns" search={{ tab: 'strategy', period: id }} className="open">
          {title}
        </Link>
      );
    case 'buyer':
      return (
        <Link to="/customers/buyers/$id" params={{ id }} className="open">
          {title}
        </Link>
      );
    case 'material':
      return (
        <Link to="/customers" search={{ tab: 'materials' }} className="open">
          {title}
        </Link>
      );
    case 'meeting':
      return (
        <Link to="/meetings/$id" params={{ id }} className="open">
          {title}
        </Link>
      );
    case 'moment':
      return (
        <Link to="/campaigns" search={{ view: 'calendar' }} className="open">
          {title}
        </Link>
      );
    case 'experiment':
      return (
        <Link to="/campaigns" search={{ tab: 'experiments' }} className="open">
          {title}
        </Link>
      );
    case 'audience':
    case 'proposition':
    case 'message':
    case 'tone':
      return (
        <Link to="/campaigns/message" search={{ tab: entity, item: id }} className="open">
          {title}
        </Link>
      );
    case 'keyword':
    case 'web':
      return (
        <Link to="/campaigns/content" search={{ tab: entity, item: id }} className="open">
          {title}
        </Link>
      );
    case 'ask':
      return (
        <Link to="/campaigns/budget" className="open">
          {title}
        </Link>
      );
    case 'activity':
      return (
        <Link to="/customers" search={{ tab: 'activities', item: id }} className="open">
          {title}
        </Link>
      );
    case 'action':
      return (
        <Link to="/meetings" search={{ view: 'actions' }} className="open">
          {title}
        </Link>
      );
    case 'person':
    case 'channel':
    case 'stage':
      return (
        <Link to="/settings" search={{ section: SECTION_OF[entity] }} className="open">
          {title}
        </Link>
      );
    case 'theme':
      return (
        <Link to="/field-notes" search={{ view: 'themes' }} className="open">
          {title}
        </Link>
      );
    case 'order':
      // An order without a customer stands on no page; its number is in the words.
      return placeOf(id) === null ? <span>{title}</span> : <PlaceLink at={id} title={title} />;
    case 'subscription':
    case 'location':
    case 'need':
    case 'decision':
      return <PlaceLink at={id} title={title} />;
    case 'note':
      return (
        <Link to="/field-notes" search={{ note: id }} className="open">
          {title}
        </Link>
      );
    case 'report': {
      const { kind, period } = reportOfKey(id);
      return (
        <Link to={`/reports/${kind}`} search={{ period }} className="open">
          {title}
        </Link>
      );
    }
  }
};
