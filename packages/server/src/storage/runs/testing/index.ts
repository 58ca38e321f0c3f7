/** For the bench: what the test of this folder does ten times, as often as is wanted. */
export { killAgainAndAgain, type KillReport } from './kill.ts';
export { seededRandom } from './random.ts';
