/** Who is signed in at the office with this browser: asked before it becomes somebody's phone. */
import * as v from 'valibot';
import { readFromOffice } from '#offline/office.ts';

const signedIn = v.object({ person: v.nullable(v.object({ name: v.string() })) });

/** Null when nobody is. @throws Problem noLine */
export async function whoIsSignedIn(): Promise<{ readonly name: string } | null> {
  const { person } = await readFromOffice('perangkat', signedIn);
  return person;
}
