import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeFrom } from '#domain/tickets/ticket.code.ts';
import { comparePhone } from '#domain/visits/device-check.queries.server.ts';
import type { CheckFile } from '#domain/visits/device-check.ts';
import type { SentAct } from '#domain/visits/sync.ts';
import { actorOf } from '#tests/cast.ts';
import { openTaking, phoneOf, type TestPhone } from '#tests/phone.ts';
import { openWorld, topic, type World } from '#tests/world.ts';

let world: World;
let taking: Awaited<ReturnType<typeof openTaking>>;
let phone: TestPhone;
beforeAll(async () => {
  world = await openWorld();
  taking = await openTaking();
  phone = await phoneOf(world.regency, actorOf('lapangan'), taking);
});
afterAll(async () => {
  await taking.close();
  await world.close();
});

const random = (size: number) => crypto.getRandomValues(new Uint8Array(size));
const ticket = (words: string) =>
  phone.act('ticket.open', {
    ticketId: uuidv7(),
    code: codeFrom(random(7)),
    secret: Buffer.from(random(16)).toString('base64url'),
    visitId: null,
    form: { name: 'Warga', phone: '081267890123', nagari: '13.10.04.2001', topic: topic('mesin'), words },
  });
const said = ({ id, seq, kind, replaces, sealedBy }: SentAct, state: CheckFile['acts'][number]['state']) => ({
  id,
  seq,
  kind,
  state,
  code: null,
  replaces,
  sealedBy,
  number: null,
  digest: null,
});
const checkWith = (acts: CheckFile['acts'], files: CheckFile['files'] = []): CheckFile => ({
  format: 'kunjungan-check',
  version: 1,
  deviceId: phone.id,
  madeAt: world.regency.now().toISOString(),
  skewMs: 0,
  drafts: 0,
  acts,
  files,
});

describe('HP dan kantor dibandingkan', () => {
  it('sama: angka kedua pihak, tidak ada yang berbeda', async () => {
    const [arrived, refused, waiting] = [
      await ticket('Mesin rusak'),
      await ticket(''),
      await ticket('Nanti'),
    ];
    const { acts } = await phone.send([arrived, refused]);
    const number = acts[0]?.outcome === 'accepted' ? (acts[0].result.code ?? null) : null;
    const compared = await comparePhone(
      world.regency,
      checkWith([
        { ...said(arrived, 'arrived'), number },
        said(refused, 'refused'),
        said(waiting, 'waiting'),
      ]),
    );
    expect(compared).toEqual({
      phone: { 'acts arrived': 1, 'acts refused': 1, 'acts waiting': 1 },
      office: { 'acts accepted': 1, 'acts refused': 1 },
      differences: [],
    });
  });

  it('setiap perbedaan disebut: yang hilang, yang berisi lain, yang tidak dikenal HP, berkas yang belum utuh', async () => {
    const file = await phone.file('photo', random(600));
    const [lost, other, unknown, withFile] = [
      await ticket('Hilang'),
      await ticket('Lain isi'),
      await ticket('Tak dikenal'),
      { ...(await ticket('Berfoto')), files: [file.sent] },
    ];
    await phone.send([other, unknown, withFile]);
    const { differences } = await comparePhone(
      world.regency,
      checkWith(
        [said(lost, 'arrived'), { ...said(other, 'arrived'), digest: 'lain' }, said(withFile, 'let_go')],
        [
          {
            id: file.sent.id,
            holderId: withFile.id,
            state: 'arrived',
            size: file.sent.size,
            received: file.sent.size,
            sha256: file.sent.sha256,
          },
        ],
      ),
    );
    expect(differences).toEqual([
      `act ${lost.id} (ticket.open): arrived on the phone, none here`,
      `act ${other.id} (ticket.open): other words here than on the phone`,
      `act ${withFile.id} (ticket.open): let_go on the phone, accepted here`,
      `file ${file.sent.id}: arrived on the phone, 0 of ${file.sent.size} bytes here`,
      `act ${unknown.id}: counts here, the phone does not know it`,
    ]);
  });
});
