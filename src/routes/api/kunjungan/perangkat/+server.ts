import { enrolDevice } from '#domain/visits/device.commands.server.ts';
import { enrolForm } from '#domain/visits/device.form.ts';
import { unknownDevice } from '#domain/visits/visit.problems.ts';
import { answerPhone, PHONE_COOKIE, PHONE_COOKIE_PATH, readJson } from '../phone-door.server.ts';
import type { RequestHandler } from './$types';

const COOKIE_SECONDS = 400 * 86_400;

/** Who would become the owner of this phone: whoever is signed in, if anybody. */
export const GET: RequestHandler = ({ locals: { person } }) =>
  answerPhone(async () => ({ person: person && !person.mustEnrol ? { name: person.name } : null }));

/** A browser becomes somebody's phone: after signing in, once. */
export const POST: RequestHandler = ({ locals, request, cookies, url }) =>
  answerPhone(async () => {
    const { actor, person, regency } = locals;
    if (actor.kind !== 'staff' || !person || person.mustEnrol) throw unknownDevice();
    const { cookie, ...told } = await enrolDevice(regency, actor, await readJson(request, enrolForm));
    cookies.set(PHONE_COOKIE, cookie, {
      path: PHONE_COOKIE_PATH,
      httpOnly: true,
      sameSite: 'strict',
      secure: url.protocol === 'https:',
      maxAge: COOKIE_SECONDS,
    });
    return { person: { id: actor.personId, name: person.name }, ...told };
  });
