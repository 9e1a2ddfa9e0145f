import type { Actor } from '#domain/offices/duty.ts';
import type { Locale } from '#lang/translate.ts';
import type { Regency } from '#platform/regency.server.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** A named refusal, or `incident` with a number somebody can look up in the log. */
      code: string;
      incident?: string;
    }
    interface Locals {
      regency: Regency;
      locale: Locale;
      /** Anonymous until somebody signed in; applicants become actors in their own routes. */
      actor: Actor;
      /** Who is signed in, for the screen's frame. */
      person:
        | {
            id: string;
            /** The account behind her. */
            userId: string;
            name: string;
            sessionId: string;
            /** An administrator who must set up the second factor before anything else. */
            mustEnrol: boolean;
          }
        | undefined;
    }
    interface PageData {
      locale: Locale;
      isDemo: boolean;
    }
  }
}

export {};
