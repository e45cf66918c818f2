import { testTraps, text } from './traps';

const PEOPLE =
  'SELECT c.name, c.email, c.phone, o.name AS company, c.opt_in FROM contacts c LEFT JOIN companies o ON o.key = c.company_key';
const DEALS = `SELECT d.title, s.name AS stage, s.kind, p.name AS pipeline, d.value_minor AS value, d.currency, c.name AS company, t.name AS contact, d.created_day AS created,
  d.closed_day AS closed FROM deals d JOIN stages s ON s.id = d.stage_id JOIN pipelines p ON p.id = s.pipeline_id LEFT JOIN companies c ON c.key = d.company_key LEFT JOIN contacts t ON t.key = d.contact_key ORDER BY d.title`;

testTraps([
  {
    what: 'HubSpot deals in French',
    file: 'transactions.csv',
    content: text(
      "ID de fiche d'informations,Nom de la transaction,Phase de la transaction,Montant,Pipeline,Date de fermeture,Date de création,Associated Company (Primary)",
      '901,Salon Iris,Rendez-vous planifié,1200.00,Pipeline de ventes,2026-04-30 10:00,2026-04-02 09:30,Iris SARL',
    ),
    vendor: 'HubSpot deals',
    sql: DEALS,
    rows: [
      {
        title: 'Salon Iris',
        stage: 'Rendez-vous planifié',
        kind: 'open',
        pipeline: 'Pipeline de ventes',
        value: 120_000,
        currency: 'USD',
        company: 'Iris SARL',
        contact: null,
        created: '2026-04-02',
        closed: null,
      },
    ],
  },
  {
    what: 'HubSpot deals in Portuguese, its number in English',
    file: 'negocios.csv',
    content: text(
      'Record ID,Nome do negócio,Etapa do negócio,Valor,Proprietário do negócio,Data de criação,Data de fechamento',
      '77,Salão Lua,Proposta,"1.234,56",Ana,2026-04-02 09:30,2026-05-30 10:00',
    ),
    vendor: 'HubSpot deals',
    sql: DEALS,
    rows: [
      {
        title: 'Salão Lua',
        stage: 'Proposta',
        kind: 'open',
        pipeline: 'Sales',
        value: 123_456,
        currency: 'USD',
        company: null,
        contact: null,
        created: '2026-04-02',
        closed: null,
      },
    ],
  },
  {
    what: 'an audience whose own fields were renamed',
    file: 'audience.csv',
    content: text(
      'E-Mail-Adresse,Vorname,Nachname,MEMBER_RATING,OPTIN_TIME,LEID,EUID,NOTES,TAGS',
      'A@X.co,Ana,Núñez,2,2024-05-01 10:00:00,1,e,,"""VIP"""',
    ),
    vendor: 'Mailchimp audience',
    sql: PEOPLE,
    rows: [{ name: 'Ana Núñez', email: 'a@x.co', phone: '', company: null, opt_in: 'subscribed' }],
  },
  {
    what: 'HubSpot contacts without names are no companies, whatever column names their company',
    file: 'contacts.csv',
    content: text('Record ID,Email,Lifecycle Stage,Contact owner,Company name', '1,a@b.co,lead,Kim,Acme'),
    vendor: 'HubSpot contacts',
    sql: PEOPLE,
    rows: [{ name: '', email: 'a@b.co', phone: '', company: 'Acme', opt_in: null }],
  },
  {
    what: 'HubSpot contacts with several companies: the first is theirs',
    file: 'several.csv',
    content: text(
      'Record ID,First Name,Last Name,Email,Phone Number,Associated Company',
      '1,A,B,a@b.co,+1 555,Acme; Brook Ltd',
    ),
    vendor: 'HubSpot contacts',
    sql: PEOPLE,
    rows: [{ name: 'A B', email: 'a@b.co', phone: '+1 555', company: 'Acme', opt_in: null }],
  },
  {
    what: 'Pipedrive with columns named as somebody saw them, no id, and two deals of one title',
    file: 'pipedrive.csv',
    content: text(
      'Deal - Title,Deal - Value,Organization,Contact person,Deal - Stage (pipeline),Deal - Currency of value,Deal - Creation date,Deal - Closed on,Deal - Status',
      'Reorder,1000,Org,Per,Lead In,EUR,2024-05-01 08:00:00,,Open',
      'Reorder,10,Org,Per,Lead In,EUR,2024-05-03 08:00:00,2024-05-09 08:00:00,Lost',
    ),
    vendor: 'Pipedrive deals',
    sql: DEALS,
    rows: [
      ['Lead In', 'open', 100_000, '2024-05-01', null] as const,
      ['Lost', 'lost', 1000, '2024-05-03', '2024-05-09'] as const,
    ].map(([stage, kind, value, created, closed]) => ({
      title: 'Reorder',
      stage,
      kind,
      pipeline: 'Sales',
      value,
      currency: 'EUR',
      company: 'Org',
      contact: 'Per',
      created,
      closed,
    })),
  },
  {
    what: 'Pipedrive in Portuguese: days of winning and losing, names that stand with whom they belong to',
    file: 'negocios.csv',
    content: text(
      'Negócio - ID;Negócio - Título;Negócio - Valor;Negócio - Moeda;Negócio - Etapa;Negócio - Funil;Negócio - Status;Negócio - Negócio criado em;Negócio - Ganho em;Negócio - Data de perda;Organização - Nome;Pessoa - Nome;Negócio - Proprietário',
      '7;Salão;1.234,56;BRL;Proposta;Vendas;Ganho;2024-05-01 09:00:00;2024-05-09 10:00:00;;Salão Lima;Ana Lima;Priya',
      '8;Feira;80,00;BRL;Proposta;Vendas;Perdido;2024-05-02 09:00:00;;2024-05-10 10:00:00;;;Priya',
    ),
    vendor: 'Pipedrive deals',
    sql: DEALS,
    rows: [
      {
        title: 'Feira',
        stage: 'Lost',
        kind: 'lost',
        pipeline: 'Vendas',
        value: 8_000,
        currency: 'BRL',
        company: null,
        contact: null,
        created: '2024-05-02',
        closed: '2024-05-10',
      },
      {
        title: 'Salão',
        stage: 'Won',
        kind: 'won',
        pipeline: 'Vendas',
        value: 123_456,
        currency: 'BRL',
        company: 'Salão Lima',
        contact: 'Ana Lima',
        created: '2024-05-01',
        closed: '2024-05-09',
      },
    ],
  },
]);
