/** What every form action does with a refusal: the sentence, the fields, and everything that was typed. */
import { fail, type ActionFailure } from '@sveltejs/kit';
import { problemTexts } from '#lang/problems.ts';
import { hasText, translator, type Locale } from '#lang/translate.ts';
import type { FormRefused } from '#shared/form.ts';
import { isProblem } from '#shared/problem.ts';

export interface FormAnswer {
  readonly message?: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

/** 422 with a message at each wrong field. */
export function refuseForm(refused: FormRefused) {
  return fail(422, { errors: refused.errors, values: refused.values } satisfies FormAnswer);
}

/** As `refuseForm`, for forms that ask for a password or a code: only the named fields are shown again. */
export function refuseSecretForm(refused: FormRefused, ...shown: readonly string[]) {
  const values = Object.fromEntries(shown.map((name) => [name, refused.values[name] ?? '']));
  return refuseForm({ ...refused, values });
}

/** A named refusal becomes its sentence above the form, with what was typed; a bug goes on to be an incident. */
export function refuseProblem(
  thrown: unknown,
  locale: Locale,
  values: Readonly<Record<string, string>> = {},
) {
  if (!isProblem(thrown)) throw thrown;
  const code = hasText(problemTexts, thrown.code) ? thrown.code : 'out_of_reach';
  return fail(thrown.status, {
    message: translator(problemTexts, locale)(code, thrown.params),
    errors: {},
    values,
  } satisfies FormAnswer);
}

/**
 * As `refuseProblem`, but what did not match is said at its field; any other refusal stays above the form.
 * @param said the key of a sentence that fits the field better than the problem's own
 */
export function refuseAtField(
  field: string,
  thrown: unknown,
  locale: Locale,
  values: Readonly<Record<string, string>> = {},
  said?: string,
): ActionFailure<FormAnswer> {
  const { status, data } = refuseProblem(thrown, locale, values);
  return status === 400
    ? fail(400, { errors: { [field]: said ?? data.message }, values })
    : fail(status, data);
}

/** A body that is no form at all is an empty form: every field then says what it needs. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return new FormData();
    throw error;
  }
}
