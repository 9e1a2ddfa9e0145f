import { json } from '@sveltejs/kit';
import { kbliLike } from '#domain/registry/kbli.search.ts';
import { kbliBook } from '#domain/registry/kbli.queries.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import type { RequestHandler } from './$types';

const LONGEST = 100;

/** Trades for what is being typed into the form. */
export const GET: RequestHandler = async (event) => {
  requireStaff(event);
  const words = (event.url.searchParams.get('q') ?? '').slice(0, LONGEST);
  return json(kbliLike(await kbliBook(event.locals.regency), words), {
    headers: { 'cache-control': 'no-store' },
  });
};
