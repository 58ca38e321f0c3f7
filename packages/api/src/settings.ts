import { z } from 'zod';

/** The egress guard's allow-list. Entries: `host`, `host:port`, an address, or a CIDR range. */
export const egressSettingsSchema = z.object({ allow: z.array(z.string().trim().min(1).max(255)).max(200) });

/** What `/healthz` answers while the server runs. */
export const healthSchema = z.object({ status: z.literal('ok'), version: z.string() });
