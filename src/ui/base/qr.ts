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
    // Dark modules side by side are one box: a third of the letters.
    for (let x = 0; x < size; x += 1) {
      const begin = x;
      while (line[x]) x += 1;
      if (x > begin) path += `M${begin} ${y}h${x - begin}v1H${begin}z`;
    }
  });
  return { size, path };
}
