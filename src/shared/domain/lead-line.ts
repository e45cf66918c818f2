/** What one line says of a lead; a part that the line is silent about is empty. */
export type LeadLine = {
  name: string;
  email: string;
  phone: string;
  company: string;
  /** After `#`: where the lead came from. */
  source: string;
  /** After `/`: the campaign. */
  campaign: string;
  /** After `!`: the discount or referral code. */
  code: string;
};

/** An address wherever it stands, with the brackets that mail programs put around it. */
const EMAIL = /<?([^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+)>?/;
const PHONE = /^\+?[\d\s().-]{6,20}$/;
/** `#source`, `/campaign` and `!code` at the start of a word run to the next mark, comma or semicolon. */
const MARK = /(?<=^|[\s,;])([#/!])([^\s#/!,;][^#/!,;]*)/g;

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * Reads one line into a lead: parts between commas or semicolons in any order, an address and a number by
 * their shape; the first other part is the name, the rest the company.
 *
 * @example parseLeadLine('Ana Lopez, ana@salonvale.com, Salon Vale #instagram').company // "Salon Vale"
 */
export const parseLeadLine = (line: string): LeadLine => {
  const lead: LeadLine = { name: '', email: '', phone: '', company: '', source: '', campaign: '', code: '' };
  const unmailed = line.replace(EMAIL, (_all, email: string) => {
    lead.email = email.toLowerCase();
    return ',';
  });
  const rest = unmailed.replace(MARK, (_all, mark: string, text: string) => {
    const value = clean(text);
    if (mark === '#') lead.source ||= value;
    else if (mark === '/') lead.campaign ||= value;
    else lead.code ||= value;
    return ' ';
  });
  const words: string[] = [];
  for (const part of rest.split(/[,;\t]/)) {
    const text = clean(part);
    if (text === '') continue;
    if (PHONE.test(text) && !lead.phone) lead.phone = text;
    else words.push(text);
  }
  lead.name = words[0] ?? '';
  lead.company = words.slice(1).join(', ');
  return lead;
};

/** Domains where anybody has an address: they say nothing about the company. */
const ANYBODYS = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'proton.me',
  'protonmail.com',
]);

/** The domain of a company's address; empty for an address that anybody may have. */
export const companyDomain = (email: string): string => {
  const domain = email.split('@')[1]?.trim().toLowerCase() ?? '';
  return ANYBODYS.has(domain) ? '' : domain;
};
