import { expect, it } from 'vitest';
import { createThrottle } from './throttle.ts';

function clockAt(): { now: number; readonly clock: Parameters<typeof createThrottle>[0]['clock'] } {
  const state = {
    now: 1000,
    clock: { now: () => 0, monotonic: () => state.now, sleep: () => Promise.resolve() },
  };
  return state;
}

it('lets so many calls through in any window, each connection by itself', () => {
  const state = clockAt();
  const throttle = createThrottle({ clock: state.clock, limit: 2, windowMs: 100 });
  expect(throttle.take('a')).toBe(0);
  state.now += 60;
  expect(throttle.take('a')).toBe(0);
  expect(throttle.take('a')).toBe(40);
  expect(throttle.take('b')).toBe(0);
  state.now += 40;
  expect(throttle.take('a')).toBe(0);
  expect(throttle.take('a')).toBe(60);
});

it('counts 500 calls a minute when nothing is said', () => {
  const state = clockAt();
  const throttle = createThrottle({ clock: state.clock });
  const taken = Array.from({ length: 501 }, () => throttle.take('a'));
  expect(taken.filter((wait) => wait === 0)).toHaveLength(500);
  expect(taken.at(-1)).toBe(60_000);
});
