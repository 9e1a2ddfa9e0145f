/** Pictures and papers people of the demonstration send: drawn here, and taken in by the same door as real ones. */
import sharp from 'sharp';
import { takeFiles, type TakenFile } from '#platform/files/intake.server.ts';
import type { Chance } from './chance.ts';

const CLOTH = ['#7a3b1d', '#a4572b', '#5b4636', '#8c6a3f', '#3f5b4a', '#a33a2a'] as const;
const GROUND = ['#efe3cf', '#e7d5b6', '#f4ead9', '#dfd2bf'] as const;
const SUBJECTS = ['label', 'kain', 'mesin', 'bungkus', 'dapur', 'kebun'] as const;
const PICTURES = 10;

/** What may be attached, made once for a load: ten photos and two papers. */
export async function drawAttachments(chance: Chance): Promise<readonly TakenFile[]> {
  const taken: TakenFile[] = [];
  for (let i = 0; i < PICTURES; i += 1) {
    const subject = chance.pick(SUBJECTS);
    const photo = await sharp(Buffer.from(drawing(chance, subject)))
      .jpeg({ quality: 80 })
      .toBuffer();
    const file = new File([new Uint8Array(photo)], `${subject}-${i + 1}.jpg`, { type: 'image/jpeg' });
    taken.push(...(await takeFiles([file])));
  }
  for (const name of ['surat-permohonan', 'berita-acara'])
    taken.push(...(await takeFiles([new File([paper(name)], `${name}.pdf`, { type: 'application/pdf' })])));
  return taken;
}

/** A still life on a table: rows of cloth motif behind, a few bags and a label in front. */
function drawing(chance: Chance, subject: string): string {
  const cloth = chance.pick(CLOTH);
  const ground = chance.pick(GROUND);
  const motif = Array.from({ length: 60 }, (_, i) => {
    const x = (i % 10) * 100 + 50;
    const y = Math.floor(i / 10) * 100 + 50;
    const r = chance.between(14, 34);
    return `<path d="M${x} ${y - r}q${r} ${r} 0 ${2 * r}q-${r} -${r} 0 -${2 * r}z" fill="${cloth}" opacity="0.35"/>`;
  }).join('');
  const things = Array.from({ length: chance.between(2, 4) }, (_, i) => {
    const x = 140 + i * 200;
    const height = chance.between(180, 300);
    const fill = chance.pick(CLOTH);
    return `<rect x="${x}" y="${640 - height}" width="150" height="${height}" rx="14" fill="${fill}"/>
      <rect x="${x + 24}" y="${700 - height}" width="102" height="70" rx="6" fill="${ground}"/>
      <path d="M${x + 34} ${745 - height}q20 -22 41 0t41 0" stroke="${fill}" stroke-width="6" fill="none"/>`;
  }).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="750" viewBox="0 0 1000 750">
    <rect width="1000" height="750" fill="${ground}"/>${motif}
    <rect y="600" width="1000" height="150" fill="#6b4a2f"/>${things}
    <text x="30" y="728" font-family="sans-serif" font-size="26" fill="#f4ead9">Foto contoh: ${subject}</text></svg>`;
}

/** A page of PDF with one line on it. */
function paper(name: string): string {
  const line = `BT /F1 18 Tf 60 760 Td (Contoh ${name.replaceAll('-', ' ')} untuk peragaan) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${line.length} >>\nstream\n${line}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  return `${text}xref\n0 6\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}
