import { starsOfNagari } from '#domain/grading/star-public.queries.server.ts';
import { helpOfNagari } from '#domain/help/help.queries.server.ts';
import { tellable } from '#shared/small-cells.ts';
import { nagariProfile } from '#domain/nagari/nagari-profile.queries.server.ts';
import { requireStaff } from '../../../../../guard.server.ts';
import type { PageServerLoad } from './$types';

/** So many years of help stand on the sheet, this one among them. */
const YEARS = 3;

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  const { regency } = event.locals;
  const profile = await nagariProfile(regency, actor, event.params.nagari);
  const to = Number(profile.today.slice(0, 4));
  const helpYears = { from: to - YEARS + 1, to };
  const [helps, stars] = await Promise.all([
    helpOfNagari(regency, profile.code, helpYears),
    starsOfNagari(regency, profile.code),
  ]);
  return {
    profile,
    helpYears,
    helps: helps.map((row) => {
      const makers = tellable(row.makers);
      return { ...row, makers, value: makers === null ? null : (row.value ?? undefined) };
    }),
    stars: stars.map(({ product, number, of, validUntil, ...star }) => ({
      product,
      number,
      of,
      validUntil,
      stars: star.stars,
    })),
  };
};
