/** Why the server does not start, in one sentence that says what to do. Anything else thrown at the start is a bug. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
