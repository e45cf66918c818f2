import {
  ACTIVITY_KINDS,
  BUYER_ROLES,
  COMPANY_KINDS,
  MATERIAL_KINDS,
  NEED_KINDS,
  OPT_INS,
} from '../../../../shared/domain/customers';

type Choice<T extends string> = { value: T; label: string };

const choices = <T extends string>(words: Record<T, string>): Choice<T>[] =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }));

export const KIND_CHOICES = choices(COMPANY_KINDS);
export const ROLE_CHOICES = choices(BUYER_ROLES);
export const OPT_CHOICES = choices(OPT_INS);
export const ACTIVITY_CHOICES = choices(ACTIVITY_KINDS);
export const MATERIAL_CHOICES = choices(MATERIAL_KINDS);
export const NEED_CHOICES = choices(NEED_KINDS);

/** Whom to look after. */
export const CARE_LISTS = [
  { value: 'at-risk', label: 'At risk' },
  { value: 'due', label: 'Due for reorder' },
  { value: 'renewals', label: 'Renewals' },
] as const;
export type CareList = (typeof CARE_LISTS)[number]['value'];

/** Companies, or buyers who belong to none. */
export const CARE_OF = [
  { value: 'companies', label: 'Companies' },
  { value: 'buyers', label: 'Other buyers' },
] as const;
export type CareOf = (typeof CARE_OF)[number]['value'];

/** The choice that this text names, or undefined: addresses and lists know only texts. */
export const chosen = <T extends string>(list: readonly Choice<T>[], text: string | null | undefined): T | undefined =>
  list.find((choice) => choice.value === text)?.value;

/** The pipeline that looks after customers: the one named for it, else the second, else the first. */
export const successPipeline = <P extends { name: string }>(pipelines: readonly P[]): P | undefined =>
  pipelines.find((one) => one.name.toLowerCase().includes('success')) ?? pipelines[1] ?? pipelines[0];
