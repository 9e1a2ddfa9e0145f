import { redirect } from '@sveltejs/kit';
import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import { publishedTopics } from '#domain/layanan/layanan.queries.server.ts';
import { hasDuty } from '#domain/offices/duty.ts';
import { mayOpen } from '#domain/tickets/ticket.policy.ts';
import { outOfReach } from '#domain/tickets/ticket.problems.ts';
import { takeWalkIn } from '#domain/tickets/walk-in.commands.server.ts';
import { walkInForm } from '#domain/tickets/walk-in.form.ts';
import { applicantsLike } from '#domain/tickets/walk-in.queries.server.ts';
import { parseForm } from '#shared/form.ts';
import { refuseForm, refuseProblem } from '../../../answer-form.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import { handOver } from '../receipt-cookie.server.ts';
import type { Actions, PageServerLoad } from './$types';

const LAST_USED = 'loket_terakhir';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  if (!mayOpen(actor)) throw outOfReach({ act: 'open' });
  const { regency } = event.locals;
  const q = event.url.searchParams.get('q') ?? '';
  const [nagari = '', topic = ''] = (event.cookies.get(LAST_USED) ?? '').split('|');
  return {
    q,
    found: q === '' ? undefined : await applicantsLike(regency, actor, q),
    nagariGroups: await nagariByKecamatan(regency),
    topics: (await publishedTopics(regency)).map(({ id, name, nameEn, standardDays }) => ({
      id,
      name: event.locals.locale === 'en' ? nameEn : name,
      standardDays,
    })),
    lastUsed: { nagari, topic },
    usualChannel: hasDuty(actor, 'field') && !hasDuty(actor, 'desk') ? ('visit' as const) : ('desk' as const),
    may: { answerOnSpot: hasDuty(actor, 'desk', 'coordinator') },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireStaff(event);
    const { regency, locale } = event.locals;
    const parsed = parseForm(walkInForm(regency.now()), await event.request.formData());
    if (!parsed.isRight) return refuseForm(parsed);
    let taken: Awaited<ReturnType<typeof takeWalkIn>>;
    try {
      taken = await takeWalkIn(regency, actor, parsed.value);
    } catch (refused) {
      return refuseProblem(refused, locale, parsed.values);
    }
    event.cookies.set(LAST_USED, `${parsed.value.nagari}|${parsed.value.topic}`, {
      path: '/tiket/baru',
      httpOnly: true,
      sameSite: 'lax',
      maxAge: 43_200,
    });
    handOver(event, taken.ticket, taken.receiptSecret);
    const said = taken.isAnswered === false ? '?jawaban=ditolak' : '';
    redirect(303, `/tiket/${taken.ticket.code}/tanda-terima${said}`);
  },
};
