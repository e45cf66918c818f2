import type { AgendaLine } from '../../../../shared/domain/meeting-agenda/facts';
import type { LineKind, MeetingTeam } from '../../../../shared/domain/meetings';

type Kind = { what: string; team: MeetingTeam; leads: LineKind | null; page: string };

const of = (what: string, team: MeetingTeam, page: string, leads: LineKind | null = null): Kind => ({
  what,
  team,
  leads,
  page,
});

/** What history names its steps by: in words, whose work it is, and the record or page that shows it. */
const KINDS: Readonly<Record<string, Kind>> = {
  deals: of('deals', 'sales', '/pipeline', 'deal'),
  proposals: of('proposals', 'sales', '/pipeline'),
  leads: of('leads', 'sales', '/leads', 'lead'),
  companies: of('companies', 'sales', '/customers', 'company'),
  contacts: of('contacts', 'sales', '/customers', 'contact'),
  customers: of('customers', 'sales', '/customers'),
  activities: of('activities', 'sales', '/customers'),
  needs: of('needs', 'sales', '/customers'),
  materials: of('materials', 'sales', '/customers'),
  campaigns: of('campaigns', 'marketing', '/campaigns', 'campaign'),
  experiments: of('experiments', 'marketing', '/campaigns', 'experiment'),
  budget: of('the budget', 'marketing', '/campaigns'),
  results: of('results', 'marketing', '/campaigns'),
  attribution: of('attribution', 'marketing', '/campaigns'),
  content_items: of('content', 'marketing', '/campaigns', 'content'),
  creators: of('creators', 'marketing', '/campaigns', 'creator'),
  four_ps_sheets: of('worksheets', 'marketing', '/four-ps', 'four-ps'),
  field_notes: of('field notes', 'all', '/field-notes', 'note'),
  note_themes: of('themes', 'all', '/field-notes', 'theme'),
  products: of('products', 'all', '/products', 'product'),
  targets: of('targets', 'all', '/targets'),
  moments: of('moments', 'all', '/targets'),
  imports: of('imports', 'all', '/data'),
  report: of('reports', 'all', '/reports'),
  reports: of('reports', 'all', '/reports'),
  people: of('the team', 'all', '/settings'),
  workspace: of('the workspace', 'all', '/settings'),
};

/** What meetings themselves leave behind stands elsewhere on the agenda. */
const OWN = new Set(['meetings', 'meeting_items', 'meeting_templates', 'decisions', 'actions', 'comments', 'views']);

/** Whether a change is told in a meeting of this team: what the other department does by itself is not. */
export const concerns = (team: MeetingTeam, entity: string): boolean => {
  if (OWN.has(entity)) return false;
  const whose = KINDS[entity]?.team ?? 'all';
  return team === 'all' || whose === 'all' || whose === team;
};

export const whatWords = (entity: string): string => KINDS[entity]?.what ?? 'other records';

/** Where a change leads: its record, else the page of its kind. */
export const changeLeads = (entity: string, id: string | null): AgendaLine['leads'] => {
  const kind = KINDS[entity];
  if (!kind) return null;
  return kind.leads !== null && id !== null ? { kind: kind.leads, id } : { kind: 'page', id: kind.page };
};
