/**
 * `npm run bench:outlines`: a file of outlines as large as is taken in, and for how long the server answers nobody else
 * meanwhile: with the thread, and as it would be without. It leaves nothing behind.
 */
import { rmSync } from 'node:fs';
import { outlineRows } from '#domain/areas/outline-rows.ts';
import { knownAreas, outlineReview, regencyMap } from '#domain/areas/outline.queries.server.ts';
import { putOutlinesInForce, takeOutlines } from '#domain/offices/outline.commands.server.ts';
import { actorOf, CAST } from '../db/seed/demo/cast.ts';
import { machineName } from './machine.ts';
import { openPlace, type Place } from './place.ts';
import { STALL_MS, stallOf } from './stall.ts';
import { heading } from './table.ts';
import { temporaryDataFolder } from '../server/data-folder.ts';

/** Just under what is taken in. */
const MOST_BYTES = 29 * 1024 * 1024;
/** About so many bytes a point, as `drawn` writes it. */
const BYTES_A_POINT = 26;

const dataDir = temporaryDataFolder('ovo-outlines');
const place = await openPlace(dataDir, 8);
try {
  const { regency } = place;
  const admin = actorOf('admin');
  const { id, name, email } = CAST.admin;
  await regency.db.insertInto('people').values({ id, name, email, createdAt: regency.now() }).execute();
  const text = await drawn(place);
  heading(`Outlines of ${(text.length / 1024 / 1024).toFixed(1)} MB, ${machineName()}`);
  const form = new FormData();
  form.set('file', new File([text], 'batas.geojson'));
  const request = new Request('http://bench.example/', { method: 'POST', body: form });
  const sent = await stallOf('the form is read', undefined, () => request.formData());
  const file = sent.get('file') as File;
  const fileId = await stallOf('taken in', STALL_MS, () =>
    takeOutlines(regency, admin, { file, attribution: 'Bappeda' }),
  );
  await stallOf('looked over', STALL_MS, () => outlineReview(regency, fileId));
  await putOutlinesInForce(regency, admin, fileId);
  await stallOf('the map in force', STALL_MS, () => regencyMap(regency));
  const known = await knownAreas(regency);
  await stallOf('without the thread, for comparison', undefined, async () =>
    outlineRows(new TextDecoder().decode(await file.arrayBuffer()), known),
  );
} finally {
  await place.close();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Every nagari as a ragged ring around its point, with as many corners as there is room for. */
async function drawn({ regency }: Place): Promise<string> {
  const areas = await regency.db
    .selectFrom('areas')
    .select(['code', 'lat', 'lng'])
    .where('level', '=', 'nagari')
    .orderBy('code')
    .execute();
  const corners = Math.floor(MOST_BYTES / BYTES_A_POINT / areas.length);
  const features = areas.map(({ code, lat, lng }) => {
    const ring = Array.from({ length: corners }, (_, i) => {
      const turn = (2 * Math.PI * i) / corners;
      const far = 0.02 + 0.002 * Math.sin(turn * 40) + 0.0003 * Math.sin(turn * 2700);
      const digits = (degrees: number) => Number(degrees.toFixed(8));
      return [digits(Number(lng) + far * Math.cos(turn)), digits(Number(lat) + far * Math.sin(turn))];
    });
    ring.push(ring[0] as number[]);
    return {
      type: 'Feature',
      properties: { kode: code },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}
