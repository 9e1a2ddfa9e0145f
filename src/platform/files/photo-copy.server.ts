/** Copies of stored photos for where they are shown small, or put on paper. */
import sharp from 'sharp';

const SMALL_PIXELS = 480;
/** Eight centimetres at 250 dots an inch. */
const PAPER_PIXELS = 800;

/** A copy for a list of pictures: at most 480 pixels a side, WebP. */
export async function smallPhoto(photo: Uint8Array): Promise<Buffer<ArrayBuffer>> {
  const copy = await sharp(photo)
    .resize(SMALL_PIXELS, SMALL_PIXELS, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 70 })
    .toBuffer();
  return copy as Buffer<ArrayBuffer>;
}

/** A copy for paper: at most 800 pixels a side, JPEG on white, since a PDF knows no WebP. */
export async function paperPhoto(photo: Uint8Array): Promise<Uint8Array> {
  return sharp(photo)
    .resize(PAPER_PIXELS, PAPER_PIXELS, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 72 })
    .toBuffer();
}
