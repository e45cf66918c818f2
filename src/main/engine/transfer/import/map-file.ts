import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type ImportMap, importMap } from '../../../../shared/contract/imports';
import { TandemError } from '../../../../shared/contract/errors';

const MAX_BYTES = 1_000_000;

/** A map from the file it was saved to; refused with what is wrong in it. */
export const readMap = (path: string): ImportMap => {
  const file = basename(path);
  let content: unknown;
  try {
    if (statSync(path).size > MAX_BYTES) throw new TandemError('bad-file', `${file} is too large for a map.`);
    content = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof TandemError) throw error;
    throw new TandemError('bad-file', `The map ${file} cannot be read, or is not JSON.`);
  }
  const parsed = importMap.safeParse(content);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new TandemError(
    'bad-input',
    `The map ${file} is not valid: ${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  );
};
