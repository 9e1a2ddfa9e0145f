import { describe, expect, it } from 'vitest';
import { readConfig } from './config.server.ts';

const KEY = 'a'.repeat(32);

describe('pengaturan yang salah ditolak dengan satu kalimat', () => {
  it.each([
    ['PORT', 'abc', 'PORT must be a whole number.'],
    ['PORT', '-1', 'PORT must be a whole number.'],
    ['PORT', '0', 'PORT must be at least 1.'],
    ['PORT', '70000', 'PORT must be at most 65535.'],
    ['HOST', '  ', 'HOST must name an address to listen on.'],
    ['DATA_DIR', '  ', 'DATA_DIR must name a folder.'],
    ['DATABASE_URL', 'mysql://x/y', 'DATABASE_URL must begin with postgres://.'],
    [
      'DATABASE_URL',
      'postgres://',
      'DATABASE_URL must name a server and a database, like postgres://user:password@host/ovoprima.',
    ],
    ['REGENCY', '1310', 'REGENCY must be a Kemendagri code like 13.10.'],
    ['PUBLIC_URL', 'ovoprima', 'PUBLIC_URL must be an address like https://ovoprima.example.go.id.'],
    ['PUBLIC_URL', 'https://a.id/x', 'PUBLIC_URL must begin with http:// or https:// and have no path.'],
    ['PUBLIC_URL', 'ftp://a.id', 'PUBLIC_URL must begin with http:// or https:// and have no path.'],
    ['ADMIN_EMAIL', 'admin', 'ADMIN_EMAIL must be an e-mail address.'],
    ['ADMIN_PASSWORD', 'short', 'ADMIN_PASSWORD must have at least 12 characters.'],
    ['SECRET_KEY', 'short', 'SECRET_KEY must have at least 32 characters.'],
    ['SMTP_URL', 'http://mail', 'SMTP_URL must begin with smtp:// or smtps://.'],
    ['SMTP_URL', 'smtp://', 'SMTP_URL must name a server, like smtp://user:password@mail.example.go.id:587.'],
    ['DEMO_PASSWORD', 'short', 'DEMO_PASSWORD must have at least 10 characters.'],
  ])('%s=%s', (name, value, sentence) => {
    expect(() => readConfig({ [name]: value }, '/')).toThrow(
      expect.objectContaining({ message: sentence }) as Error,
    );
  });

  it.each([[{ ADMIN_EMAIL: 'admin@contoh.id' }], [{ ADMIN_PASSWORD: 'sandi-yang-panjang' }]])(
    'e-mail dan kata sandi administrator hanya berdua: %o',
    (given) => {
      expect(() => readConfig(given, '/')).toThrow('belong together');
    },
  );

  it('beberapa yang salah disebut semuanya, masing-masing sekali', () => {
    expect(() => readConfig({ PORT: 'x', PUBLIC_URL: 'x' }, '/')).toThrow(
      'PORT must be a whole number.\nPUBLIC_URL must be an address like https://ovoprima.example.go.id.',
    );
  });
});

it('tanpa pengaturan apa pun semuanya punya nilai; yang kosong berarti tidak diatur', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' }, '/srv/ovo')).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    dataDir: '/srv/ovo/var',
    databaseUrl: undefined,
    regency: '13.10',
    schema: 'k1310',
    publicUrl: 'http://127.0.0.1:3000',
  });
});

it('yang benar diterima seperti adanya', () => {
  const given = {
    PORT: '80',
    HOST: '::',
    DATA_DIR: '/data',
    DATABASE_URL: 'postgresql://u:p@db.contoh.id:5433/ovo?sslmode=require',
    PUBLIC_URL: 'https://ovo.contoh.id/',
    ADMIN_EMAIL: 'admin@contoh.id',
    ADMIN_PASSWORD: 'sandi-yang-panjang',
    SECRET_KEY: KEY,
    SMTP_URL: 'smtps://u:p@mail.contoh.id:465?from=ovo@contoh.id',
  };
  expect(readConfig(given, '/')).toMatchObject({
    port: 80,
    dataDir: '/data',
    databaseUrl: given.DATABASE_URL,
    publicUrl: 'https://ovo.contoh.id',
    admin: { email: 'admin@contoh.id', password: 'sandi-yang-panjang' },
    secretKey: KEY,
    smtpUrl: given.SMTP_URL,
  });
});
