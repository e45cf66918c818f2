import { writeFileSync } from 'node:fs';

/** Orders as a shop exports them: `count` lines, each an order, of products and days that repeat; prices begin at `price`. */
export const ordersCsv = (file: string, count: number, name = 'A', price = 10): string => {
  const lines = ['order_id,ordered_at,quantity,unit_price,product_name,channel,customer_id'];
  for (let index = 0; index < count; index += 1)
    lines.push(
      `${name}-${index},2026-0${1 + (index % 4)}-1${index % 9},${1 + (index % 3)},${price + (index % 7)}.50,P${index % 40},Web,C${index % 200}`,
    );
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};
