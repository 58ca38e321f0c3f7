import { unzlibSync } from 'fflate';

/** What an icon is, as far as its bytes tell. */
export type Icon =
  | {
      readonly kind: 'png';
      readonly width: number;
      readonly height: number;
      readonly pixels: Pixels | undefined;
    }
  | { readonly kind: 'jpeg' }
  | { readonly kind: 'other' };

/** The decoded picture: RGBA, four bytes a pixel. */
interface Pixels {
  readonly opaque: boolean;
  /** Colour of the top left corner, `#rrggbb`. */
  readonly corner: string;
}

/** Larger pictures are not decoded: no icon of a connector is that large. */
const maxPixels = 1_000_000;

/** Reads an icon. PNG files of eight bits a channel without interlacing are decoded, which is what tools write. */
export function readIcon(bytes: Uint8Array): Icon {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return { kind: 'jpeg' };
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 33 || signature.some((byte, at) => bytes[at] !== byte)) return { kind: 'other' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  return { kind: 'png', width, height, pixels: decode(bytes, view, width, height) };
}

const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function decode(bytes: Uint8Array, view: DataView, width: number, height: number): Pixels | undefined {
  const type = bytes[25] ?? 0;
  const size = channels[type];
  if (bytes[24] !== 8 || bytes[28] !== 0 || size === undefined) return undefined;
  if (width === 0 || height === 0 || width * height > maxPixels) return undefined;
  const parts: Uint8Array[] = [];
  let palette = new Uint8Array();
  let transparency: Uint8Array | undefined;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (name === 'IDAT') parts.push(data);
    if (name === 'PLTE') palette = data.slice();
    if (name === 'tRNS') transparency = data;
    at += 12 + length;
  }
  const rows = unfilter(inflate(parts, (width * size + 1) * height), width * size, size, height);
  return rows && describe(rows, type, size, palette, transparency);
}

function inflate(parts: readonly Uint8Array[], expected: number): Uint8Array | undefined {
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
  try {
    // The size is known, so that a bomb cannot unpack to more.
    return unzlibSync(packed, { out: new Uint8Array(expected) });
  } catch {
    return undefined;
  }
}

function unfilter(
  raw: Uint8Array | undefined,
  stride: number,
  size: number,
  height: number,
): Uint8Array | undefined {
  if (raw === undefined || raw.length < (stride + 1) * height) return undefined;
  const rows = new Uint8Array(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column;
      const left = column >= size ? (rows[at - size] ?? 0) : 0;
      const up = row > 0 ? (rows[at - stride] ?? 0) : 0;
      const corner = row > 0 && column >= size ? (rows[at - stride - size] ?? 0) : 0;
      rows[at] = (raw[row * (stride + 1) + 1 + column] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return rows;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const [byLeft, byUp, byCorner] = [
        Math.abs(guess - left),
        Math.abs(guess - up),
        Math.abs(guess - corner),
      ];
      if (byLeft <= byUp && byLeft <= byCorner) return left;
      return byUp <= byCorner ? up : corner;
    }
    default:
      return 0;
  }
}

function describe(
  rows: Uint8Array,
  type: number,
  size: number,
  palette: Uint8Array,
  transparency: Uint8Array | undefined,
): Pixels {
  let opaque = true;
  for (let at = 0; at < rows.length && opaque; at += size) {
    if (type === 4 || type === 6) opaque = rows[at + size - 1] === 255;
    else if (type === 3) opaque = (transparency?.[rows[at] ?? 0] ?? 255) === 255;
  }
  if (transparency !== undefined && type !== 3) opaque = false;
  const [first = 0, second = 0, third = 0] = rows;
  const color =
    type === 3
      ? palette.subarray(first * 3, first * 3 + 3)
      : type === 2 || type === 6
        ? [first, second, third]
        : [first, first, first];
  return { opaque, corner: `#${[...color].map((part) => part.toString(16).padStart(2, '0')).join('')}` };
}
