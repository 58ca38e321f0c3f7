/** Stands in for the ajv validator that `@rjsf/core` imports: ajv compiles with eval, which no page of ours may do. */
const noValidator = undefined;
export default noValidator;
