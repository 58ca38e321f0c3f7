export { runServer } from './run.ts';
export { createServer, type Server, type ServerOptions } from './server.ts';
export type { RunningSample, StartSample } from './sample.ts';
export { startTasksSample } from './tasks-sample.ts';
export { StartProblem } from './start-problem.ts';
