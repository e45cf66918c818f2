import { Link, type LinkProps } from '@tanstack/react-router';
import type { OpenMention } from '../../../../shared/contract/comments';
import { type CommentPlace, placeOf, reportOfKey, targetMonthOfKey } from '../../../../shared/domain/comments';
import { ask } from './asked';

/** The page on which records stand that have none of their own. */
const PLACES: Record<CommentPlace, (id: string) => LinkProps> = {
  company: (id) => ({ to: '/customers/companies/$id', params: { id } }),
  contact: (id) => ({ to: '/customers/contacts/$id', params: { id } }),
  buyer: (id) => ({ to: '/customers/buyers/$id', params: { id } }),
  audience: (id) => ({ to: '/campaigns/message', search: { tab: 'audience', item: id } }),
  meeting: (id) => ({ to: '/meetings/$id', params: { id } }),
  lead: (id) => ({ to: '/leads/$id', params: { id } }),
  campaign: (id) => ({ to: '/campaigns/$id', params: { id } }),
  target: (id) => ({ to: '/targets', search: { node: id } }),
  'four-ps': (id) => ({ to: '/four-ps/$id', params: { id } }),
  creator: (id) => ({ to: '/campaigns/creators', search: { tab: 'creator', item: id } }),
};

/** Which part of the settings shows them. */
const SECTION_OF = {
  person: 'people',
  channel: 'channels',
  stage: 'pipelines',
  pipeline: 'pipelines',
  criterion: 'leads',
  rate: 'rates',
} as const;

/** The page that shows a commented record. */
const pageOf = ({ entity, recordId, entityId: id }: OpenMention): LinkProps => {
  const at = placeOf(id);
  if (at !== null) {
    if (entity === 'assumption') return { to: '/four-ps/$id', params: { id: at.id }, search: { assumption: recordId } };
    return PLACES[at.place](at.id);
  }
  switch (entity) {
    case 'deal':
      return { to: '/pipeline', search: { deal: id } };
    case 'proposal':
      return { to: '/pipeline/proposals/$id', params: { id } };
    case 'product':
      return { to: '/products/$id', params: { id } };
    case 'company':
    case 'contact':
    case 'buyer':
    case 'lead':
    case 'campaign':
    case 'target':
    case 'four-ps':
    case 'meeting':
      return PLACES[entity](id);
    case 'order':
      return { to: '/customers', search: { tab: 'orders', item: id } };
    case 'target-month':
      return { to: '/targets', search: { node: targetMonthOfKey(id).nodeId, view: 'months' } };
    case 'creator':
    case 'deliverable':
    case 'code':
    case 'mention':
    case 'event':
    case 'flight':
      return { to: '/campaigns/creators', search: { tab: entity, item: id } };
    case 'strategy':
      return { to: '/campaigns', search: { tab: 'strategy', period: id } };
    case 'experiment':
      return { to: '/campaigns', search: { tab: 'experiments' } };
    case 'moment':
      return { to: '/campaigns', search: { view: 'calendar' } };
    case 'audience':
    case 'proposition':
    case 'message':
    case 'tone':
      return { to: '/campaigns/message', search: { tab: entity, item: id } };
    case 'content':
      return { to: '/campaigns/content', search: { item: id } };
    case 'keyword':
    case 'web':
      return { to: '/campaigns/content', search: { tab: entity, item: id } };
    case 'ask':
      return { to: '/campaigns/budget' };
    case 'rule':
      return { to: '/campaigns/attribution' };
    case 'material':
      return { to: '/customers', search: { tab: 'materials' } };
    case 'activity':
      return { to: '/customers', search: { tab: 'activities', item: id } };
    case 'action':
      return { to: '/meetings', search: { view: 'actions' } };
    case 'template':
      return { to: '/meetings', search: { view: 'kinds' } };
    case 'theme':
      return { to: '/field-notes', search: { view: 'themes' } };
    case 'note':
      return { to: '/field-notes', search: { note: id } };
    case 'person':
    case 'channel':
    case 'stage':
    case 'pipeline':
    case 'criterion':
    case 'rate':
      return { to: '/settings', search: { section: SECTION_OF[entity] } };
    case 'report':
    case 'sending': {
      const { kind, period } = reportOfKey(id);
      return { to: `/reports/${kind}`, search: { period } };
    }
    case 'readers':
      return { to: '/reports/investor' };
    case 'import':
      return { to: '/data', search: { batch: id } };
    case 'exchange':
      return { to: '/data', search: { tab: 'together' } };
    // What always stands on another page, but for decisions that are no meeting's.
    default:
      return { to: '/meetings', search: { view: 'decisions' } };
  }
};

/** The way to the record that a comment stands on; where many stand on one page, its comments are opened there. */
export const RecordLink = ({ mention }: { mention: OpenMention }) => (
  <Link {...pageOf(mention)} className="open" onClick={() => ask(mention.entity, mention.recordId)}>
    {mention.title}
  </Link>
);
