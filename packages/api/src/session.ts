import { z } from 'zod';

/** Someone with an account. There is one owner. */
export const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['owner', 'maker']),
});

/** Who is signed in, and whether the instance still waits for its owner. */
export const sessionSchema = z.object({
  user: userSchema.optional(),
  /** True until the owner account exists. */
  setupNeeded: z.boolean(),
  version: z.string(),
});

/** The owner account made on the first visit. The password has at least 10 characters. */
export const setupSchema = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(320),
  password: z.string().min(10).max(256),
});

/** E-mail address and password of an account. */
export const signInSchema = z.object({ email: z.string().max(320), password: z.string().max(256) });
