import { redirect } from '@sveltejs/kit';
import { minutesAsPdf } from '#domain/visits/minutes-pdf.server.ts';
import { minutesFor } from '#domain/visits/minutes.queries.server.ts';
import { filesFolder } from '#platform/files/store.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { fileHeaders } from '../../../../berkas/stored-file.server.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { seesPlans } from '../../plan-door.server.ts';
import type { RequestHandler } from './$types';

/** The berita acara as PDF. Without one its page says why. */
export const GET: RequestHandler = async (event) => {
  const actor = requireStaff(event, seesPlans);
  const { regency, locale } = event.locals;
  const minutes = await minutesFor(regency, actor, event.params.visit);
  if (minutes === null) redirect(303, `/rencana-kunjungan/${event.params.visit}/berita-acara`);
  const bytes = await minutesAsPdf(regency, filesFolder(runtime().config.dataDir), minutes, locale);
  const name = `berita-acara-${dayOf(minutes.heldAt, WIB)}-${minutes.visitId.slice(-8)}.pdf`;
  return new Response(bytes, {
    headers: fileHeaders({ name, mediaType: 'application/pdf' }, bytes.length, true),
  });
};
