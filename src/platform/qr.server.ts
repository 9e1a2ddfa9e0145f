/** QR codes as one SVG path: sharp on paper, no inline styles, no scripts. */
import { encode } from 'uqr';

export interface QrPath {
  /** Modules on a side, quiet zone included. */
  readonly size: number;
  /** The `d` of a path over a `0 0 size size` view box. */
  readonly path: string;
}

/** The QR code of a text, with medium error correction and the quiet zone of four modules. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  let path = '';
  data.forEach((line, y) => {
    line.forEach((isDark, x) => {
      if (isDark) path += `M${x} ${y}h1v1h-1z`;
    });
  });
  return { size, path };
}
