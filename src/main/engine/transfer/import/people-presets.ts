import { bare, emptyMap, everyColumnOf, hasSome, type Names, type Preset } from './preset-parts';

/** How HubSpot calls the id that every record has, in the languages that it is used in. */
export const RECORD_ID = [
  'record id',
  'datensatz-id',
  "id de fiche d'informations",
  "id d'enregistrement",
  'id de registro',
  'id. de registro',
  'id do registro',
  'id record',
  'id record oggetto',
  'record-id',
  'レコードid',
];

const EMAIL = [
  'email',
  'email address',
  'e-mail',
  'e-mail-adresse',
  'e-mail address',
  'adresse e-mail',
  'correo',
  'correo electrónico',
  'indirizzo email',
  'e-mailadres',
  'endereço de e-mail',
  'メールアドレス',
  'eメール',
];

const CONTACTS: Names = {
  email: EMAIL,
  name: ['full name', 'name'],
  first_name: ['first name', 'vorname', 'prénom', 'nombre', 'nome', 'voornaam', '名'],
  last_name: [
    'last name',
    'nachname',
    'nom',
    'nom de famille',
    'apellido',
    'apellidos',
    'cognome',
    'sobrenome',
    'achternaam',
    '姓',
  ],
  company: [
    'default address company',
    'associated company',
    'associated company (primary)',
    'company',
    'company name',
    'zugehöriges unternehmen',
    'unternehmen',
    'unternehmensname',
    'firma',
    'entreprise associée',
    'entreprise',
    'société',
    'empresa asociada',
    'empresa',
    'azienda associata',
    'azienda',
  ],
  phone: [
    'phone',
    'phone number',
    'mobile phone number',
    'default address phone',
    'telefonnummer',
    'telefon',
    'numéro de téléphone',
    'téléphone',
    'número de teléfono',
    'teléfono',
    'numero di telefono',
    'telefono',
    'número de telefone',
    'telefone',
    'telefoonnummer',
    '電話番号',
  ],
  title: ['job title', 'jobtitel', 'berufsbezeichnung', 'intitulé de poste', 'cargo', 'posizione lavorativa', '役職'],
  owner: [
    'contact owner',
    'zuständiger mitarbeiter',
    'für den kontakt zuständiger mitarbeiter',
    'propriétaire du contact',
    'propietario del contacto',
    'proprietario contatto',
    'proprietário do contato',
  ],
  opted_in_on: ['optin_time'],
  opted_out_on: ['unsub_time', 'clean_time'],
  opt_in: ['accepts email marketing', 'accepts marketing'],
  tags: ['tags'],
  notes: ['note', 'notes'],
};

const COMPANIES: Names = {
  name: ['company name', 'name', 'unternehmensname', "nom de l'entreprise", 'nombre de la empresa', 'nome da empresa'],
  kind: ['type', 'industry', 'branche', 'secteur', 'sector'],
  domain: ['company domain name', 'website url', 'website', 'website-url', 'domain', "nom de domaine de l'entreprise"],
  country: ['country/region', 'country', 'land/region', 'land', 'pays/région', 'país/región'],
  address: ['street address', 'address', 'straße und hausnummer', 'adresse'],
  owner: [
    'company owner',
    'für das unternehmen zuständiger mitarbeiter',
    "propriétaire de l'entreprise",
    'propietario de la empresa',
  ],
  tags: ['tags'],
  notes: ['description', 'about us', 'notes'],
};

/** Names of Pipedrive's people and organizations, which stand behind what they belong to. */
const PERSONS: Names = {
  email: [
    'person - email - work',
    'person - email (work)',
    'person - email',
    'person - email - home',
    'person - email (home)',
    'person - email - other',
  ],
  name: ['person - name'],
  first_name: ['person - first name'],
  last_name: ['person - last name'],
  company: ['person - organization', 'organization - name'],
  phone: [
    'person - phone - work',
    'person - phone (work)',
    'person - phone',
    'person - phone - mobile',
    'person - phone - home',
    'person - phone - other',
  ],
  owner: ['person - owner'],
  tags: ['person - label', 'person - labels'],
};
const ORGANIZATIONS: Names = {
  name: ['organization - name'],
  address: ['organization - address'],
  owner: ['organization - owner'],
  tags: ['organization - label', 'organization - labels'],
};

const preset = (name: string, format: 'contacts' | 'companies', header: readonly string[], names: Names): Preset => ({
  name,
  map: emptyMap(format, everyColumnOf(header, names)),
  missing: null,
  notes: [],
});

/** An audience: whatever its own fields are called, Mailchimp's come behind them in capitals. */
const audience = (header: readonly string[]): Preset | undefined => {
  if (!header.includes('OPTIN_TIME') && hasSome(header, ['optin_time']) === 0) return undefined;
  if (hasSome(header, ['leid', 'euid', 'member_rating', 'email address']) === 0) return undefined;
  const found = preset('Mailchimp audience', 'contacts', header, CONTACTS);
  const [first] = header;
  // The address is an audience's first field, in whichever words.
  if (first !== undefined && !Object.values(found.map.columns).flat().includes('email'))
    found.map.columns[first] = 'email';
  return found;
};

const CUSTOMER_MARKS = ['accepts email marketing', 'accepts marketing', 'total spent', 'total orders', 'tax exempt'];

/**
 * The map of a list of people or companies that a shop, a CRM or a mailing service wrote; undefined when it is none.
 * Of several addresses or numbers in a row the first that is filled counts.
 */
export const peopleOf = (header: readonly string[]): Preset | undefined => {
  const found = audience(header);
  if (found) return found;
  if (hasSome(header, CUSTOMER_MARKS) >= 2 && hasSome(header, ['email', 'first name', 'last name']) >= 2)
    return preset('Shopify customers', 'contacts', header, CONTACTS);
  const names = header.map(bare);
  if (names.some((name) => name.startsWith('person - ')))
    return preset('Pipedrive people', 'contacts', header, PERSONS);
  if (names.includes('organization - name'))
    return preset('Pipedrive organizations', 'companies', header, ORGANIZATIONS);
  if (!RECORD_ID.some((name) => names.includes(bare(name))) && !names.some((name) => name.startsWith('record id - ')))
    return undefined;
  const several = ['company'];
  const people = [
    ...EMAIL,
    ...(CONTACTS['first_name'] ?? []),
    ...(CONTACTS['last_name'] ?? []),
    ...(CONTACTS['owner'] ?? []),
  ];
  if (hasSome(header, [...people, 'associated company', 'job title', 'record id - contact']) > 0) {
    const contacts = preset('HubSpot contacts', 'contacts', header, CONTACTS);
    return { ...contacts, map: { ...contacts.map, several } };
  }
  const { name = [], domain = [], owner = [] } = COMPANIES;
  return hasSome(header, [...name, ...domain.slice(0, 1), ...owner]) > 0 && hasSome(header, name) > 0
    ? preset('HubSpot companies', 'companies', header, COMPANIES)
    : undefined;
};
