import variant from '@jitl/quickjs-wasmfile-release-sync';
import type { QuickJSSyncVariant } from 'quickjs-emscripten-core';

/** The interpreter's build. Its type declarations describe a CommonJS module, whatever is loaded is the variant itself. */
export const quickJs: QuickJSSyncVariant = variant as unknown as QuickJSSyncVariant;
