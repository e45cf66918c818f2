import iconv from 'iconv-lite';
import { testTraps, text } from './traps';
import { workbook } from './zip';

const ADS =
  'SELECT a.from_day AS day, a.to_day AS until, c.name AS campaign, a.spend_minor AS spend, a.currency, a.impressions, a.clicks, a.conversions FROM ad_days a JOIN campaigns c ON c.key = a.campaign_key ORDER BY 1';
const RESULTS =
  'SELECT from_day AS day, to_day AS until, name, promotion, source, sent, opened, sessions, bounces, revenue_minor AS revenue FROM result_days ORDER BY name';
const LINES =
  'SELECT o.external_id AS id, o.day, l.kind, l.quantity, l.amount_minor AS amount, x.currency FROM order_lines l JOIN orders o ON o.key = l.order_key JOIN sale_contexts x ON x.key = l.context_key ORDER BY l.source_line';

testTraps([
  {
    what: 'Google Ads in Japanese and Shift-JIS, with totals',
    file: 'report.csv',
    content: iconv.encode(
      text(
        'キャンペーン レポート',
        '2024年5月1日～2024年5月2日',
        '日,キャンペーン,キャンペーン タイプ,表示回数,クリック数,費用,コンバージョン,通貨コード',
        '2024/05/01,ブランド,検索,"1,000",10,1250,1.00,JPY',
        '合計: キャンペーン,,,"1,000",10,1250,,JPY',
      ),
      'Shift_JIS',
    ),
    vendor: 'Google Ads',
    sql: ADS,
    rows: [
      {
        day: '2024-05-01',
        until: '2024-05-01',
        campaign: 'ブランド',
        spend: 1250,
        currency: 'JPY',
        impressions: 1000,
        clicks: 10,
        conversions: 1,
      },
    ],
  },
  {
    what: 'a German period of Google Ads stays a period',
    file: 'bericht.csv',
    content: text(
      'Kampagnenbericht',
      '1. Mai 2024 - 31. Mai 2024',
      'Kampagnenstatus;Kampagne;Währungscode;Impr.;Klicks;Kosten;Conversions',
      'Aktiviert;Marke;EUR;1.204;10;1.234,56;1,50',
      'Gesamt: Kampagnen;;EUR;1.204;10;1.234,56;',
    ),
    vendor: 'Google Ads',
    sql: ADS,
    rows: [
      {
        day: '2024-05-01',
        until: '2024-05-31',
        campaign: 'Marke',
        spend: 123_456,
        currency: 'EUR',
        impressions: 1204,
        clicks: 10,
        conversions: 1.5,
      },
    ],
  },
  {
    what: 'Meta in Portuguese, its currency in the header, the total of the account without a name',
    file: 'meta.csv',
    content: text(
      'Início dos relatórios,Término dos relatórios,Nome da campanha,Alcance,Valor usado (BRL),Impressões,Cliques no link',
      '2024-05-01,2024-05-01,Verão,900,"1.234,56","1.204",12',
      '2024-05-01,2024-05-01,,900,"1.234,56","1.204",12',
    ),
    vendor: 'Meta Ads',
    sql: ADS,
    rows: [
      {
        day: '2024-05-01',
        until: '2024-05-01',
        campaign: 'Verão',
        spend: 123_456,
        currency: 'BRL',
        impressions: 1204,
        clicks: 12,
        conversions: null,
      },
    ],
  },
  {
    what: 'Google Ads in German by day, with impressions and values of conversions as its exports call them',
    file: 'google-de.csv',
    content: text(
      'Kampagnenbericht',
      '1. Juli 2026 - 2. Juli 2026',
      'Kampagne,Tag,Impressionen,Klicks,Kosten,Conversions,Conv.-Wert',
      'Brand,2026-07-01,"1.600",200,"40,00","14,00","1.300,00"',
      'Brand,2026-07-02,"1.500",190,"38,00","13,00","1.200,00"',
    ),
    vendor: 'Google Ads',
    sql: ADS,
    rows: [
      {
        day: '2026-07-01',
        until: '2026-07-01',
        campaign: 'Brand',
        spend: 4000,
        currency: 'USD',
        impressions: 1600,
        clicks: 200,
        conversions: 14,
      },
      {
        day: '2026-07-02',
        until: '2026-07-02',
        campaign: 'Brand',
        spend: 3800,
        currency: 'USD',
        impressions: 1500,
        clicks: 190,
        conversions: 13,
      },
    ],
  },
  {
    what: 'Google Ads in French, cut at semicolons',
    file: 'google-fr.csv',
    content: text(
      'Rapport sur les campagnes',
      '1 juillet 2026 - 2 juillet 2026',
      'Jour;Campagne;Coût;Impr.;Clics;Conversions;Valeur de conv.',
      '2026-07-01;Marque;40,50;1 600;200;14,00;1300,00',
      'Total : toutes les campagnes;;40,50;1 600;200;14,00;1300,00',
    ),
    vendor: 'Google Ads',
    sql: ADS,
    rows: [
      {
        day: '2026-07-01',
        until: '2026-07-01',
        campaign: 'Marque',
        spend: 4050,
        currency: 'USD',
        impressions: 1600,
        clicks: 200,
        conversions: 14,
      },
    ],
  },
  {
    what: 'Meta in Dutch over a week, its own columns first',
    file: 'meta-nl.csv',
    content: text(
      '"Campagnenaam","Bereik","Weergaven","Besteed bedrag (EUR)","Start rapportage","Einde rapportage"',
      '"Lente",1200,3400,"12,50",2024-05-01,2024-05-07',
    ),
    vendor: 'Meta Ads',
    sql: ADS,
    rows: [
      {
        day: '2024-05-01',
        until: '2024-05-07',
        campaign: 'Lente',
        spend: 1250,
        currency: 'EUR',
        impressions: 3400,
        clicks: null,
        conversions: null,
      },
    ],
  },
  {
    what: 'Analytics in German, with the grand total of its own language',
    file: 'ga4.csv',
    content: text(
      '# ---',
      '# Startdatum: 20240501',
      '# Enddatum: 20240531',
      '',
      'Sitzung – primäre Channelgruppe (Standard-Channelgruppe);Sitzungen;Sitzungen mit Interaktionen;Engagement-Rate;Gesamtumsatz',
      'Gesamtsumme;1000;600;0,6;1500,5',
      'Organic Search;1000;600;0,6;1500,5',
    ),
    vendor: 'Google Analytics traffic',
    sql: RESULTS,
    rows: [
      {
        day: '2024-05-01',
        until: '2024-05-31',
        name: 'Organic Search',
        promotion: 'seo-content',
        source: 'GA4',
        sent: null,
        opened: null,
        sessions: 1000,
        bounces: 400,
        revenue: 150_050,
      },
    ],
  },
  {
    what: 'a few columns of Klaviyo; what went to phones is no e-mail',
    file: 'klaviyo.csv',
    content: text(
      'campaign name,SEND TIME,Total Recipients,Unique Opens,Revenue,Campaign Channel',
      'Launch,2024-05-02 10:30:00,12,3,"$1,005.00",email',
      'Launch text,2024-05-02 11:30:00,9,,0,sms',
    ),
    vendor: 'Klaviyo campaigns',
    sql: RESULTS,
    rows: [['Launch', 'email', 12, 3, 100_500] as const, ['Launch text', '', 9, null, 0] as const].map(
      ([name, promotion, sent, opened, revenue]) => ({
        day: '2024-05-02',
        until: '2024-05-02',
        name,
        promotion,
        source: 'Klaviyo',
        sent,
        opened,
        sessions: null,
        bounces: null,
        revenue,
      }),
    ),
  },
  {
    what: 'a few columns of Mailchimp campaigns, in lower case',
    file: 'mailchimp.csv',
    content: text('title,send date,total recipients,unique opens', 'News,"May 02, 2024 10:30 am","1,200",300'),
    vendor: 'Mailchimp campaigns',
    sql: 'SELECT from_day AS day, name, promotion, sent, opened FROM result_days',
    rows: [{ day: '2024-05-02', name: 'News', promotion: 'email', sent: 1200, opened: 300 }],
  },
  {
    what: 'HubSpot deals with the currency in the header',
    file: 'deals.csv',
    content: text('record id,DEAL NAME,deal stage,Amount (EUR),close date', '1,Spring,Contract Sent,12.50,2024-01-02'),
    vendor: 'HubSpot deals',
    sql: 'SELECT title, value_minor AS value, currency FROM deals',
    rows: [{ title: 'Spring', value: 1250, currency: 'EUR' }],
  },
  {
    what: 'HubSpot deals in German',
    file: 'deals-de.csv',
    content: text(
      'Datensatz-ID;Deal-Name;Deal-Phase;Betrag;Abschlussdatum;Pipeline;Erstellungsdatum',
      '1;Frühling;Angebot;1.234,56;01.06.2024;Vertrieb;13.05.2024',
    ),
    vendor: 'HubSpot deals',
    sql: 'SELECT title, value_minor AS value, created_day AS created, expected_close AS closing FROM deals',
    rows: [{ title: 'Frühling', value: 123_456, created: '2024-05-13', closing: '2024-06-01' }],
  },
  {
    what: 'Pipedrive in German: what is won is won',
    file: 'pipedrive-de.csv',
    content: text(
      'Deal - ID;Deal - Titel;Deal - Wert;Deal - Währung;Deal - Phase;Deal - Status;Deal - Organisation',
      '1;Muster;1.234,56;EUR;Angebot;Gewonnen;Org',
    ),
    vendor: 'Pipedrive deals',
    sql: 'SELECT d.title, s.kind, d.value_minor AS value, d.currency FROM deals d JOIN stages s ON s.id = d.stage_id',
    rows: [{ title: 'Muster', kind: 'won', value: 123_456, currency: 'EUR' }],
  },
  {
    what: 'Pipedrive in French: when a deal was made and lost',
    file: 'affaires.csv',
    content: text(
      "Affaire - Titre;Affaire - Valeur;Affaire - Étape;Affaire - Statut;Affaire - Affaire créée;Affaire - Date de gain;Affaire - Heure de l'échec;Affaire - Personne à contacter",
      'Foire;12 500,50;Proposition;Perdu;2024-05-01 09:00:00;;2024-05-09 10:00:00;Claire Durand',
    ),
    vendor: 'Pipedrive deals',
    sql: 'SELECT d.title, s.kind, d.value_minor AS value, d.created_day AS created, d.closed_day AS closed FROM deals d JOIN stages s ON s.id = d.stage_id',
    rows: [{ title: 'Foire', kind: 'lost', value: 1_250_050, created: '2024-05-01', closed: '2024-05-09' }],
  },
  {
    what: "Pipedrive's own sample, which names no stage: the first of the pipeline",
    file: 'sample.csv',
    content: text(
      'Person - Name*,Person - Email (Work),Organization - Name*,Deal - Title,Deal - Value,Activity - Subject*',
      'Per,w@x.co,Org,Trial,100,Call',
    ),
    vendor: 'Pipedrive deals',
    sql: 'SELECT d.title, s.name AS stage, s.kind FROM deals d JOIN stages s ON s.id = d.stage_id',
    rows: [{ title: 'Trial', stage: 'Prospecting', kind: 'open' }],
  },
  {
    what: 'Pipedrive days of a workbook from 1904, styled as days and not',
    file: 'mac.xlsx',
    content: workbook(
      [
        {
          name: 'Deals',
          rows: [
            ['Deal - ID', 'Deal - Title', 'Deal - Stage', 'Deal - Deal created'],
            [17, 'A', 'Lead', 43_951],
            [18, 'B', 'Lead', { v: 43_951, s: 1 }],
          ],
        },
      ],
      { from1904: true },
    ),
    vendor: 'Pipedrive deals',
    sql: 'SELECT title, created_day AS created FROM deals ORDER BY title',
    rows: [
      { title: 'A', created: '2024-05-01' },
      { title: 'B', created: '2024-05-01' },
    ],
  },
  {
    what: 'Shopify orders with a remark at the end, a value that a spreadsheet lost, and dates in words',
    file: 'orders.csv',
    content: text(
      'Name,Created at,Currency,Lineitem name,Lineitem price,Lineitem quantity,Refunded Amount,Total',
      '#1,3 mai 2024,USD,A,"$1,000.00",1,#N/A,1000',
      '#2,2024-05-04T10:00:00Z,USD,A,2,1,--,2',
      '# exported on Sunday',
    ),
    vendor: 'Shopify orders',
    sql: LINES,
    rows: [
      { id: '#1', day: '2024-05-03', kind: 'sale', quantity: 1, amount: 100_000, currency: 'USD' },
      { id: '#2', day: '2024-05-04', kind: 'sale', quantity: 1, amount: 200, currency: 'USD' },
    ],
  },
  {
    what: 'orders in plain words are no list of products, though they have a product and a price',
    file: 'list.csv',
    content: text(
      'Order Number,Order Date,Qty,Price,Product',
      '1,04/25/2024,2,4.5,Balm',
      '2,04/26/2024,-1,4.50,Balm',
      '3,04/26/2024,"1,000","$1,172.45",Set',
    ),
    vendor: null,
    sql: LINES,
    rows: [
      { id: '1', day: '2024-04-25', kind: 'sale', quantity: 2, amount: 900, currency: 'USD' },
      { id: '2', day: '2024-04-26', kind: 'return', quantity: -1, amount: -450, currency: 'USD' },
      { id: '3', day: '2024-04-26', kind: 'sale', quantity: 1000, amount: 117_245_000, currency: 'USD' },
    ],
  },
  {
    what: 'German orders in Windows-1252, the currency behind the price, remarks between them',
    file: 'bestellungen.csv',
    content: iconv.encode(
      text(
        'Bestellnummer;Bestelldatum;Menge;Preis €;Artikel',
        '1;3. März 2024;2;4,50;Haaröl',
        '# Seite 2',
        '2;13.05.24;1;1.000,00;Öl',
      ),
      'windows-1252',
    ),
    vendor: null,
    sql: LINES,
    rows: [
      { id: '1', day: '2024-03-03', kind: 'sale', quantity: 2, amount: 900, currency: 'EUR' },
      { id: '2', day: '2024-05-13', kind: 'sale', quantity: 1, amount: 100_000, currency: 'EUR' },
    ],
  },
]);
