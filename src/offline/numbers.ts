/** Numbers of things that begin on the phone: made as the office makes its own, so that the office takes them over. */
import { v7 } from 'uuid';
import { industryCodeFrom } from '#domain/registry/industry.ts';
import { codeFrom } from '#domain/tickets/ticket.code.ts';
import type { Numbers } from '#offline/phone-words.ts';
import { base64UrlOf } from '#offline/written-bytes.ts';

/** As long as those of the office's own links. */
const SECRET_BYTES = 16;
/** A code takes seven numbers modulo 29: of 32 bits, so that no letter comes noticeably more often. */
const CODE_NUMBERS = 7;

const chance = () => crypto.getRandomValues(new Uint32Array(CODE_NUMBERS));

export const phoneNumbers: Numbers = {
  id: () => v7(),
  ticketCode: () => codeFrom(chance()),
  secret: () => base64UrlOf(crypto.getRandomValues(new Uint8Array(SECRET_BYTES))),
  industryCode: () => industryCodeFrom(chance()),
};
