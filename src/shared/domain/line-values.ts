/**
 * What is summed of order lines: `net-quantity` counts returns against sales, `priced-quantity` of lines whose money has a rate;
 * `cost` is that at what the product cost; `margin` is net less that.
 */
export type LineValue =
  | 'amount'
  | 'net'
  | 'discount'
  | 'return'
  | 'quantity'
  | 'net-quantity'
  | 'priced-quantity'
  | 'cost'
  | 'margin';

/** Only lines of orders that name a campaign, of campaigns that spent on ads, or of products with a stock count. */
export type LineScope = 'campaigns' | 'advertised' | 'stocked';
