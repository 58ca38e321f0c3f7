export { detectSchema } from './detect.ts';
export { exampleOf, schemaType, type ExampleOptions } from './example.ts';
export { inferSchema, type InferOptions } from './infer.ts';
export { inlineSchema } from './inline.ts';
export { mergeAllOf } from './merge.ts';
export { resolveReference, resolveSchema } from './resolve.ts';
export { compileValidator, type Validator } from './validate/compile.ts';
export { maxDeviations } from './validate/run.ts';
