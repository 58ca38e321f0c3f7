import { enableCompileCache } from 'node:module';

// Before anything else is loaded: the next start finds everything compiled.
enableCompileCache();
const { runServer } = await import('./run.ts');
await runServer(process.env);
