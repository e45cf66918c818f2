/** Role presets. They choose what Home shows first and the hue of a person's badge; they lock nothing. */
export const ROLES = {
  founder: 'Founder',
  ceo: 'CEO',
  executive: 'Executive',
  'sales-director': 'Director of sales',
  'sales-rep': 'Sales representative',
  'field-sales': 'Field sales',
  'sales-manager': 'Sales manager',
  'sales-specialist': 'Sales specialist',
  'account-executive': 'Account executive',
  'customer-success': 'Customer success',
  'marketing-director': 'Director of marketing',
  'marketing-manager': 'Marketing manager',
  'web-developer': 'Web developer',
  seo: 'SEO specialist',
  content: 'Content marketer',
  'data-analyst': 'Data analyst',
  pr: 'PR manager',
  'social-media': 'Social media manager',
  'head-of-retail': 'Head of retail',
  finance: 'Finance',
} as const;

export type Role = keyof typeof ROLES;
export const ROLE_IDS = Object.keys(ROLES) as Role[];

const SALES: ReadonlySet<string> = new Set([
  'sales-director',
  'sales-rep',
  'field-sales',
  'sales-manager',
  'sales-specialist',
  'account-executive',
  'customer-success',
  'head-of-retail',
]);
const MARKETING: ReadonlySet<string> = new Set([
  'marketing-director',
  'marketing-manager',
  'web-developer',
  'seo',
  'content',
  'pr',
  'social-media',
]);

/** Which half of the house a person mostly works in: decides the hue of the badge, nothing else. */
export const sideOf = (roles: readonly string[]): 'sales' | 'marketing' | 'both' => {
  const sales = roles.some((role) => SALES.has(role));
  const marketing = roles.some((role) => MARKETING.has(role));
  return sales === marketing ? 'both' : sales ? 'sales' : 'marketing';
};

/** Who leads the sellers, the first of these roles that somebody has; in a company without any, who steers it. */
const LEADING: readonly Role[] = ['sales-director', 'sales-manager', 'head-of-retail', 'founder', 'ceo'];

/** Who leads sales, and so triages what the field says; of two in the same role the first. Null where nobody has any of these roles. */
export const salesLeadOf = <P extends { roles: readonly string[] }>(people: readonly P[]): P | null =>
  LEADING.map((role) => people.find(({ roles }) => roles.includes(role))).find((one) => one !== undefined) ?? null;
