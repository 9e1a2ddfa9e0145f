/**
 * How many tickets a core makes durable: opened (act, words, search document, link, notice) and routed (act, disposisi,
 * notice), through the real commands, with a database of its own on the same core. Prints one line of JSON.
 */
import { openTicket, routeTicket } from '#domain/tickets/ticket.commands.server.ts';
import { actorOf } from '../db/seed/demo/cast.ts';
import { referenceId } from '../db/seed/reference.server.ts';
import { secondsUsedBy } from './machine.ts';
import { openPlace } from './place.ts';

const [dataDir = '', clients = '8', seconds = '10'] = process.argv.slice(2);
const place = await openPlace(dataDir, Number(clients));
const { regency } = place;
const fsync = (await place.pool.query<{ fsync: string }>('show fsync')).rows[0]?.fsync;
const topics = ['nib', 'spp-irt', 'halal', 'mesin', 'kemasan', 'pasar'];
const nagari = await regency.db.selectFrom('areas').select('code').where('level', '=', 'nagari').execute();
let serial = 0;

async function one(): Promise<string> {
  serial += 1;
  const { ticket } = await openTicket(
    regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: referenceId('topic', topics[serial % topics.length] ?? 'nib'),
      nagariCode: nagari[serial % nagari.length]?.code ?? '',
      title: 'Mesin pengiris rusak',
      words: `Mesin pengiris keripik kami rusak sejak kemarin, laporan ke-${serial}. Kami perlu orang yang bisa memperbaiki sebelum pesanan minggu depan.`,
      applicant: {
        kind: 'business',
        name: `Keripik Tempe Nomor ${serial}`,
        representative: 'Murni',
        phone: `0810${String(serial % 100_000_000).padStart(8, '0')}`,
      },
      hidesName: false,
      wantsVisit: false,
    },
  );
  return ticket.id;
}

async function route(ticketId: string): Promise<void> {
  await routeTicket(
    regency,
    actorOf('koordinator'),
    { ticketId },
    {
      leadOfficeId: referenceId('office', 'dinkes'),
      supportingOfficeIds: [referenceId('office', 'dpmptsp')],
    },
  );
}

export interface CreateResult {
  readonly fsync: string;
  readonly opened: Rate;
  readonly routed: Rate;
}

interface Rate {
  readonly perSecond: number;
  readonly p99Ms: number;
  /** What a core would do when it has nothing else to do; a busy machine makes each second of it slower, too. */
  readonly perProcessorSecond: number;
}

/** So many lanes, one after another on each, for some seconds; the rate of what was done. */
async function rateOf(work: () => Promise<unknown>): Promise<Rate> {
  for (let i = 0; i < 50; i += 1) await work();
  const used = secondsUsedBy(process.pid);
  const began = performance.now();
  const until = began + Number(seconds) * 1000;
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: Number(clients) }, async () => {
      while (performance.now() < until) {
        const start = performance.now();
        await work();
        times.push(performance.now() - start);
      }
    }),
  );
  const perSecond = times.length / ((performance.now() - began) / 1000);
  times.sort((a, b) => a - b);
  return {
    perSecond,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
    perProcessorSecond: times.length / (secondsUsedBy(process.pid) - used),
  };
}

const opened = await rateOf(one);
const routed = await rateOf(async () => route(await one()));
await place.close();
process.stdout.write(`\n${JSON.stringify({ fsync, opened, routed })}\n`);
