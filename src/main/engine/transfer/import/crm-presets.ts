import { fold } from '../../../../shared/domain/text';
import { headerCurrency } from './header-currency';
import { RECORD_ID } from './people-presets';
import { bare, columnsOf, emptyMap, has, hasSome, type Names, type Preset, preset } from './preset-parts';

/*
 * HubSpot writes the labels of its properties. French, Portuguese and Japanese ones as public code reads them out of such
 * exports; the German ones for amount, name, stage and closing day, and the Spanish ones for name and closing day, as
 * HubSpot's own help calls them. No export was found for the other German, Spanish and Italian ones.
 */
const HUBSPOT: Names = {
  deal_id: [...RECORD_ID, 'record id - deal', 'deal id'],
  title: [
    'deal name',
    'deal-name',
    'nom de la transaction',
    'nombre del negocio',
    'nome do negócio',
    'nome affare',
    '取引名',
  ],
  stage: [
    'deal stage',
    'deal-phase',
    'deal phase',
    'phase de la transaction',
    'etapa del negocio',
    'etapa do negócio',
    'fase affare',
    '取引ステージ',
  ],
  value: [
    'amount',
    'deal amount',
    'betrag',
    'montant',
    'importe',
    'cantidad',
    'valor',
    'importo',
    '金額',
    'amount in company currency',
    'betrag in firmenwährung',
    'betrag in unternehmenswährung',
    "montant dans la devise de l'entreprise",
  ],
  currency: ['currency', 'deal currency code', 'währung', 'devise', 'moneda', 'moeda', 'valuta', '通貨'],
  probability: ['deal probability'],
  account: [
    'associated company',
    'associated company (primary)',
    'associated companies',
    'company name',
    'zugehöriges unternehmen',
    'entreprise associée',
    'empresa asociada',
    'azienda associata',
  ],
  contact: ['associated contact', 'associated contacts', 'zugehöriger kontakt', 'contact associé', 'contacto asociado'],
  owner: [
    'deal owner',
    'für den deal zuständiger mitarbeiter',
    'zuständiger mitarbeiter',
    'propriétaire de la transaction',
    'propietario del negocio',
    'proprietário do negócio',
    'proprietario affare',
    '取引担当者',
  ],
  pipeline: ['pipeline', 'deal pipeline', 'パイプライン'],
  source: ['original traffic source', 'deal source'],
  created_at: [
    'create date',
    'erstellungsdatum',
    'erstellt am',
    'date de création',
    'fecha de creación',
    'data de criação',
    'data di creazione',
    '作成日',
  ],
  closed_at: [
    'close date',
    'abschlussdatum',
    'date de fermeture',
    'fecha de cierre',
    'data de fechamento',
    'data di chiusura',
    'クローズ日',
  ],
  lost_reason: ['closed lost reason'],
  next_step: ['next step'],
};

/** HubSpot's own ids of the stages that every new account has. */
const HUBSPOT_STAGES: Readonly<Record<string, string>> = {
  appointmentscheduled: 'Appointment scheduled',
  qualifiedtobuy: 'Qualified to buy',
  presentationscheduled: 'Presentation scheduled',
  decisionmakerboughtin: 'Decision maker bought-in',
  contractsent: 'Contract sent',
  closedwon: 'Closed won',
  closedlost: 'Closed lost',
};

/** The stage that a column such as `Date entered "Contract sent (Sales Pipeline)"` dates. */
const enteredStage = (column: string): string | undefined => {
  const named = /^\s*date entered\s+["“'']?(.+?)["”'']?\s*$/i.exec(column)?.[1];
  const stage = named?.replace(/\s*\([^()]*pipeline[^()]*\)\s*$/i, '').trim();
  return stage === undefined || stage === '' ? undefined : (HUBSPOT_STAGES[fold(stage)] ?? stage);
};

const FIRST_STAGE =
  'This file has no column for the stage: new deals come in at the first stage of their pipeline, known ones stay where they are.';

/** What all deals of a CRM have in common: the currency of their header, an id where there is none, a stage where there is none. */
const completed = (found: Preset, idColumn: string, key: readonly (string | undefined)[]): Preset => {
  const { map } = found;
  const given = new Set(Object.values(map.columns).flat());
  const value = Object.keys(map.columns).find((column) => [map.columns[column]].flat().includes('value'));
  const currency = value === undefined ? undefined : headerCurrency(value).currency;
  if (currency !== undefined) map.constants['currency'] = currency;
  if (!given.has('deal_id')) {
    map.templates['deal_id'] = key.flatMap((column) => (column === undefined ? [] : `{${column}}`)).join(' · ');
    found.notes.push(
      `The column ${idColumn} is not in this file, so a deal is known again by its title, organization and day of creation only. Add the column to the export where you can.`,
    );
  }
  if (!given.has('stage')) {
    map.constants['stage'] = '';
    found.notes.push(FIRST_STAGE);
  }
  return found;
};

const hubspotDeals = (header: readonly string[]): Preset | undefined => {
  const columns = columnsOf(header, HUBSPOT);
  const columnOf = (field: string): string | undefined => Object.keys(columns).find((name) => columns[name] === field);
  const [title, stage] = [columnOf('title'), columnOf('stage')];
  const known = hasSome(header, [...RECORD_ID, 'record id - deal']) > 0;
  if (!(known ? (title ?? stage) : title && stage)) return undefined;
  // Any table of deals may have a stage; HubSpot calls it, and the deal, by their own words.
  if (!known && !has(header, 'Deal Name', 'Deal Stage')) return undefined;
  const map = emptyMap('deals', columns);
  map.values['stage'] = { ...HUBSPOT_STAGES };
  map.several = ['account', 'contact'];
  const dated = header.flatMap((column) => {
    const entered = enteredStage(column);
    return entered === undefined ? [] : [[column, entered] as const];
  });
  if (dated.length > 0) map.entered = Object.fromEntries(dated);
  return completed(preset('HubSpot deals', map), 'Record ID', [title, columnOf('account'), columnOf('created_at')]);
};

/**
 * Behind `Deal - `, or what a deal is called in the language of whoever exported it; some columns stand without it. German,
 * French, Spanish and Portuguese ones are those that public code reads out of such exports; no export was found for the
 * Italian, Dutch and Japanese ones.
 */
const PIPEDRIVE: Names = {
  deal_id: ['id', 'pipedrive system id', 'system-id', 'identifiant'],
  title: ['title', 'titel', 'titre', 'título', 'titolo', 'タイトル'],
  stage: ['stage', 'stage (pipeline)', 'phase', 'étape', 'etapa', 'fase', 'ステージ'],
  outcome: ['status', 'statut', 'estado', 'stato', 'ステータス'],
  value: ['value', 'wert', 'valeur', 'valor', 'valore', 'waarde', '価値', '金額'],
  currency: ['currency', 'currency of value', 'währung', 'devise', 'moneda', 'moeda', 'valuta', '通貨'],
  probability: ['probability', 'wahrscheinlichkeit', 'probabilité', 'probabilidad', 'probabilidade', 'probabilità'],
  account: ['organization', 'organisation', 'organización', 'organização', 'organizzazione', 'organisatie', '組織'],
  contact: [
    'contact person',
    'kontaktperson',
    'personne à contacter',
    'persona de contacto',
    'pessoa de contato',
    'persona di contatto',
    'contactpersoon',
  ],
  owner: ['owner', 'besitzer', 'inhaber', 'propriétaire', 'propietario', 'proprietário', 'proprietario', 'eigenaar'],
  pipeline: ['pipeline', 'embudo', 'funil', 'パイプライン'],
  created_at: [
    'deal created',
    'created',
    'creation date',
    'add time',
    'deal erstellt',
    'deal erstellt am',
    'erstellt am',
    'date de création',
    'fecha de creación',
    'affaire créée',
    'negocio creado el',
    'data de criação',
    'negócio criado em',
    'data de criação do negócio',
    'data di creazione',
  ],
  closed_at: [
    'won time',
    'lost time',
    'deal closed on',
    'closed on',
    'close time',
    'abgeschlossen am',
    'gewonnen am',
    'verloren am',
    'date de clôture',
    'date de gain',
    "heure de l'échec",
    'fecha de cierre',
    'fecha de ganado',
    'ganho em',
    'data de perda',
    'negócio fechado em',
  ],
  expected_close: [
    'expected close date',
    'erwartetes abschlussdatum',
    'date de clôture prévue',
    'fecha prevista de cierre',
    'data de fechamento esperada',
    'data di chiusura prevista',
  ],
  stage_since: ['last stage change', 'letzte phasenänderung', 'última alteração de etapa'],
  lost_reason: ['lost reason', 'verlustgrund', 'raison de la perte', 'motivo de la pérdida', 'motivo da perda'],
  source: ['source', 'lead source', 'source channel', 'canal de origem'],
};
const ENTITY = /^(?:deal|affaire|transaction|negocio|trato|affare|trattativa|取引|案件) - /;
/** What stands in these files by the name of what it belongs to. */
const BESIDE: Readonly<Record<string, string>> = {
  'organization - name': 'organization',
  organization: 'organization',
  'organizacao - nome': 'organizacao',
  'person - name': 'contact person',
  'pessoa - nome': 'pessoa de contato',
  'contact person': 'contact person',
};
/** Whether a deal is won or lost, in the words of other languages. */
const OUTCOMES: Readonly<Record<string, string>> = {
  Gewonnen: 'won',
  Verloren: 'lost',
  Gelöscht: 'deleted',
  Gagné: 'won',
  Gagnée: 'won',
  Perdu: 'lost',
  Perdue: 'lost',
  Ganado: 'won',
  Perdido: 'lost',
  Ganho: 'won',
  Vinto: 'won',
  Perso: 'lost',
};

/** Pipedrive names every column `Deal - …`; organisations and people stand there by name. */
const pipedriveDeals = (header: readonly string[]): Preset | undefined => {
  const plain = header.map((column) => {
    const name = bare(column);
    return ENTITY.test(name) ? name.replace(ENTITY, '') : BESIDE[name];
  });
  const columnsBy = (names: readonly string[]): string[] =>
    names.flatMap((name) => header[plain.indexOf(fold(name))] ?? []);
  const [title] = columnsBy(PIPEDRIVE['title'] ?? []);
  if (title === undefined) return undefined;
  const map = emptyMap('deals');
  for (const [field, names] of Object.entries(PIPEDRIVE))
    for (const column of columnsBy(names)) map.columns[column] ??= field;
  const fields = new Set(Object.values(map.columns).flat());
  const [status] = columnsBy(PIPEDRIVE['outcome'] ?? []);
  if (!fields.has('stage') && status !== undefined) map.columns[status] = ['stage', 'outcome'];
  map.values['outcome'] = { ...OUTCOMES };
  const [account] = columnsBy(PIPEDRIVE['account'] ?? []);
  const [created] = columnsBy(PIPEDRIVE['created_at'] ?? []);
  return completed(preset('Pipedrive deals', map), 'Deal - ID', [title, account, created]);
};

/** The map of a CRM's deals by its header; undefined when it is none. */
export const crmDeals = (header: readonly string[]): Preset | undefined =>
  pipedriveDeals(header) ?? hubspotDeals(header);
