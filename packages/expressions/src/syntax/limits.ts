/** How long an expression may be, in UTF-16 units, as the host limits it. */
export const maxExpressionLength = 8_192;

/** How deep calls and brackets may nest. The host's length limit comes first for what people write. */
export const maxExpressionDepth = 300;
