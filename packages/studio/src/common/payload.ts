import type { PackagePayload } from '@connectory/api';
import { base64Decode, base64Encode, decodeText, type Diagnostic, utf8Encode } from '@connectory/base';
import { readPackage, writePackage, type ConnectorPackage, type PackageFile } from '@connectory/connector';

const textName = /\.(json|csx|cs|js|ts|md|txt|yaml|yml)$/i;

/** Package files as they travel: text as text, everything else as base64. */
function toPayload(files: readonly PackageFile[]): PackagePayload {
  return {
    files: files.map(({ name, bytes }) => {
      const text = textName.test(name) ? exactText(bytes) : undefined;
      return text === undefined
        ? { name, encoding: 'base64', content: base64Encode(bytes) }
        : { name, encoding: 'utf-8', content: text };
    }),
  };
}

/** The files of a package that travelled. */
export function fromPayload(payload: PackagePayload): readonly PackageFile[] {
  return payload.files.map((file) => ({
    name: file.name,
    bytes:
      file.encoding === 'utf-8' ? utf8Encode(file.content) : (base64Decode(file.content) ?? new Uint8Array()),
  }));
}

/** Reads a travelled package; the diagnostics say why there is none. */
export function readPayload(payload: PackagePayload): {
  readonly package: ConnectorPackage | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  return readPackage(fromPayload(payload));
}

/** A package, ready to travel. */
export function packagePayload(pkg: ConnectorPackage): PackagePayload {
  return toPayload(writePackage(pkg));
}

/** The text of bytes that are UTF-8 to the last byte, a byte-order mark included; others must travel as bytes. */
function exactText(bytes: Uint8Array): string | undefined {
  const text = decodeText(bytes, 'utf-8', true);
  return text !== undefined && utf8Encode(text).length === bytes.length ? text : undefined;
}
