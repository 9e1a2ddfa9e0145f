/** What may come in for an import of old cases; the later steps are those of every sheet. */
import * as v from 'valibot';
import { oneFile } from '#shared/sheet-steps.ts';

export const takeOldCasesForm = v.object({ file: oneFile });
