export { exampleOf, schemaType } from './example.ts';
export { inferSchema, type InferOptions } from './infer.ts';
export { mergeAllOf } from './merge.ts';
export { resolveReference, resolveSchema } from './resolve.ts';
export { compileValidator, maxDeviations, type Validator } from './validate.ts';
