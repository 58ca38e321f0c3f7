import type { PolicyTemplate } from '../types.ts';

/** The polling trigger's policy changes no message by itself: the trigger's protocol reads it (triggers §5.2.3). */
export const pollingTrigger: PolicyTemplate = { id: 'pollingtrigger', compile: () => ({}) };
