import { domBytes } from '../unsafe.ts';

/** Hands bytes to the person as a file. */
export function saveFile(name: string, type: string, content: Uint8Array | string): void {
  const blob = new Blob([typeof content === 'string' ? content : domBytes(content)], { type });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
