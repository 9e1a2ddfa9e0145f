/** Copies of stored photos for where they are shown small, or put on paper. */
import sharp from 'sharp';

const SMALL_PIXELS = 480;

/** A copy for a list of pictures: at most 480 pixels a side, WebP. */
export async function smallPhoto(photo: Uint8Array): Promise<Buffer<ArrayBuffer>> {
  const copy = await sharp(photo)
    .resize(SMALL_PIXELS, SMALL_PIXELS, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 70 })
    .toBuffer();
  return copy as Buffer<ArrayBuffer>;
}
