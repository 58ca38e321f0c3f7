import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';

/*
 * Envelope encryption. Each record has a key of its own, which seals its values and is itself sealed ("wrapped") by the
 * instance key. Both seals are AES-256-GCM bound to the record's id, so that a sealed value copied to another record
 * does not open.
 */

const sealedRecordSchema = z.object({
  /** The record's key, wrapped. */
  key: z.string(),
  /** Sealed values by name. */
  values: z.record(z.string(), z.string()),
});

/** Seals and opens the secret values of records. */
export interface Sealer {
  /** Seals values into the text that is stored. */
  readonly seal: (recordId: string, values: Readonly<Record<string, string>>) => string;
  /** Opens a stored text; `undefined` when it was tampered with, moved, or sealed by another instance. */
  readonly open: (recordId: string, sealed: string) => Readonly<Record<string, string>> | undefined;
  /** The names of the sealed values, which are no secret. */
  readonly names: (sealed: string) => readonly string[];
}

export function createSealer(instanceKey: Buffer): Sealer {
  return {
    seal(recordId, values) {
      const key = randomBytes(32);
      return JSON.stringify({
        key: encrypt(instanceKey, key, recordId),
        values: Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            encrypt(key, Buffer.from(value, 'utf8'), `${recordId}/${name}`),
          ]),
        ),
      });
    },
    open(recordId, sealed) {
      try {
        const record = readRecord(sealed);
        const key = decrypt(instanceKey, record.key, recordId);
        return Object.fromEntries(
          Object.entries(record.values).map(([name, value]) => [
            name,
            decrypt(key, value, `${recordId}/${name}`).toString('utf8'),
          ]),
        );
      } catch {
        return undefined;
      }
    },
    names: (sealed) => Object.keys(readRecord(sealed).values),
  };
}

function readRecord(sealed: string): z.output<typeof sealedRecordSchema> {
  return sealedRecordSchema.parse(JSON.parse(sealed));
}

/** Nonce, tag and ciphertext in one base64 text. */
function encrypt(key: Buffer, plain: Buffer, boundTo: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo, 'utf8'));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

function decrypt(key: Buffer, text: string, boundTo: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    .setAAD(Buffer.from(boundTo, 'utf8'))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}
