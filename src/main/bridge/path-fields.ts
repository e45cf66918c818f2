import { z } from 'zod';
import { path as pathSchema } from '../../shared/contract/common';

const unwrap = (schema: unknown): unknown => {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable || inner instanceof z.ZodDefault)
    inner = inner.unwrap();
  return inner;
};

/** Which fields of a channel's input are file paths. */
export const pathFields = (input: z.ZodType): string[] =>
  input instanceof z.ZodObject
    ? Object.entries(input.shape).flatMap(([field, schema]) => (unwrap(schema) === pathSchema ? [field] : []))
    : [];
