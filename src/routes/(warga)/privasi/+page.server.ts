import { retention } from '#domain/offices/setting.queries.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ years: await retention(locals.regency) });
