/** Which notice somebody means. */
import * as v from 'valibot';

export const noticeForm = v.object({ id: v.pipe(v.string('choose_one'), v.uuid('choose_one')) });
