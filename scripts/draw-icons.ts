/** `npm run draw:icons`: the phone's icons, drawn from the house's mark (`static/icon.svg`) on its own ground. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'static', 'kunjungan-ikon');
const MARK = readFileSync(join(root, 'static', 'icon.svg'), 'utf8');
/** Cloth and cream of the light theme, as `ui/tokens` has them. */
const CLOTH = '#7d3819';
const CREAM = '#fff6ea';
const MARK_WIDTH = 50;
const MARK_HEIGHT = 44;

interface Icon {
  readonly name: string;
  readonly size: number;
  /** How much of the width the mark takes: the launcher may cut a maskable one to a circle of four fifths. */
  readonly share: number;
  readonly round: number;
}

const ICONS: readonly Icon[] = [
  { name: 'ikon-192', size: 192, share: 0.66, round: 0.22 },
  { name: 'ikon-512', size: 512, share: 0.66, round: 0.22 },
  { name: 'utuh-512', size: 512, share: 0.5, round: 0 },
  { name: 'apple-180', size: 180, share: 0.62, round: 0 },
];

function drawn({ size, share, round }: Icon): string {
  const [path = ''] = /<path[^>]*>/.exec(MARK) ?? [];
  const scale = (size * share) / MARK_WIDTH;
  const left = (size - MARK_WIDTH * scale) / 2;
  const top = (size - MARK_HEIGHT * scale) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">
    <rect width="${size}" height="${size}" rx="${size * round}" fill="${CLOTH}"/>
    <g transform="translate(${left} ${top}) scale(${scale})">${path.replace(/fill="[^"]*"/, `fill="${CREAM}"`)}</g>
  </svg>`;
}

for (const icon of ICONS)
  await sharp(Buffer.from(drawn(icon)))
    .png({ palette: true, compressionLevel: 9 })
    .toFile(join(folder, `${icon.name}.png`));
