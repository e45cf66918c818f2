/** Kinds of sales channel, the top level of the channel tree: type → account → location. */
export const CHANNEL_TYPES = {
  d2c: 'D2C web',
  'own-store': 'Own store',
  'retail-partner': 'Retail partner',
  wholesale: 'Wholesale',
  b2b: 'B2B',
} as const;

export type ChannelType = keyof typeof CHANNEL_TYPES;
export const CHANNEL_TYPE_IDS = Object.keys(CHANNEL_TYPES) as ChannelType[];

/** Promotion channels, first class out of the box: the one list of them. Advertising is split by where it runs. */
export const PROMOTION_CHANNELS = {
  advertising: 'Digital ads',
  radio: 'Radio ads',
  print: 'Print ads',
  billboard: 'Billboards',
  'public-relations': 'Public relations',
  ambassadors: 'Brand ambassadors',
  partnerships: 'Partnerships',
  endorsements: 'Celebrity endorsements',
  influencers: 'Influencers',
  affiliate: 'Affiliate',
  email: 'Email',
  social: 'Social',
  'seo-content': 'SEO and content',
  'in-store': 'In-store activation',
  demo: 'Demo',
  collaboration: 'Collaboration',
  speaking: 'Speaking',
  'trade-show': 'Trade show',
} as const;

export type PromotionChannel = keyof typeof PROMOTION_CHANNELS;
export const PROMOTION_IDS = Object.keys(PROMOTION_CHANNELS) as PromotionChannel[];

/** A promotion channel as it stands in a row; a word that is none of ours counts as digital ads. */
export const promotionOf = (text: string): PromotionChannel => PROMOTION_IDS.find((id) => id === text) ?? 'advertising';
