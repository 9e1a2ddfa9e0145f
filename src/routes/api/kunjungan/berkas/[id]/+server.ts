import { takePiece } from '#domain/visits/device-file.commands.server.ts';
import { MOST_PIECE_BYTES } from '#domain/visits/sync.ts';
import { pieceOutOfPlace, unknownFile } from '#domain/visits/visit.problems.ts';
import { isId } from '#shared/id.ts';
import { answerPhone, phoneOf, taking } from '../../phone-door.server.ts';
import type { RequestHandler } from './$types';

/** A piece of a file that an act named, from the byte `mulai` on. */
export const PUT: RequestHandler = (event) =>
  answerPhone(async () => {
    const { row } = await phoneOf(event);
    const { id: fileId } = event.params;
    const from = event.url.searchParams.get('mulai') ?? '';
    if (!isId(fileId)) throw unknownFile();
    const bytes = new Uint8Array(await event.request.arrayBuffer());
    if (!/^\d{1,9}$/.test(from) || bytes.length > MOST_PIECE_BYTES) throw pieceOutOfPlace();
    return takePiece(event.locals.regency, row.id, { fileId, from: Number(from), bytes }, taking().folders);
  });
