/** Loads the reference data of a regency into an empty schema: areas, calendar, offices, topics. Runs once. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v5 as uuidv5 } from 'uuid';
import { DEFAULT_RAMADAN_WEEK, DEFAULT_WEEK } from '#domain/offices/calendar.ts';
import { STAR_SCHEMES } from '#domain/grading/star-grading.ts';
import type { Database } from '#platform/db/database.server.ts';
import { OFFICES } from './13.10/offices.ts';
import { TOPICS } from './13.10/topics.ts';
import { readCsv } from './read-csv.ts';
import { seedRules } from './rules.server.ts';
import { WIB } from '#shared/day.ts';

const NAMESPACE = '5f0c7a52-3d0e-5d5b-9d1e-13100b1e0001';
/** The id of a reference row is derived from its name, so that every installation and test agrees on it. */
export function referenceId(
  kind: 'office' | 'topic' | 'calendar' | 'period' | 'scheme' | 'rule',
  slug: string,
): string {
  return uuidv5(`${kind}:${slug}`, NAMESPACE);
}

/** @throws Error a sentence when no areas are known for the regency */
export function requireAreas(folder: string, regency: string): string {
  const areas = join(folder, regency, 'areas.csv');
  if (!existsSync(areas)) throw new Error(`REGENCY: no areas are known for ${regency}; add ${areas}.`);
  return areas;
}

/**
 * @param folder `db/seed`
 * @returns false when the schema already had its reference data
 * @throws Error when no areas are known for the regency
 */
export async function seedReference(db: Database, folder: string, regency: string): Promise<boolean> {
  await seedKbli(db, join(folder, 'kbli'));
  await seedSchemes(db);
  await seedRules(db, (name) => referenceId('rule', name));
  const there = await db.selectFrom('areas').select('code').limit(1).executeTakeFirst();
  if (there) return false;
  const areas = requireAreas(folder, regency);
  await db.transaction().execute(async (trx) => {
    const number = (text: string | undefined) => (text ? Number(text) : null);
    await trx
      .insertInto('areas')
      .values(
        readCsv(readFileSync(areas, 'utf8')).map((row) => ({
          code: row['code'] ?? '',
          level: row['level'] ?? '',
          name: row['name'] ?? '',
          parentCode: parentOf(row['code'] ?? ''),
          lat: number(row['lat']),
          lng: number(row['lng']),
          areaKm2: number(row['area_km2']),
        })),
      )
      .execute();
    const calendarId = referenceId('calendar', 'default');
    const holidays = readCsv(readFileSync(join(folder, 'calendar', 'holidays.csv'), 'utf8'));
    const lastYear = holidays
      .map((row) => (row['day'] ?? '').slice(0, 4))
      .toSorted()
      .at(-1);
    await trx
      .insertInto('calendars')
      .values({
        id: calendarId,
        name: 'Kalender kerja Kabupaten',
        utcOffset: WIB,
        decreedUntil: `${lastYear}-12-31`,
      })
      .execute();
    await trx
      .insertInto('calendarWeeks')
      .values({ calendarId, validFrom: '2000-01-01', hours: JSON.stringify(DEFAULT_WEEK) })
      .execute();
    await trx
      .insertInto('calendarPeriods')
      .values(
        readCsv(readFileSync(join(folder, 'calendar', 'ramadan.csv'), 'utf8')).map((row) => ({
          id: referenceId('period', row['first_day'] ?? ''),
          calendarId,
          firstDay: row['first_day'] ?? '',
          lastDay: row['last_day'] ?? '',
          name: row['name'] ?? '',
          hours: JSON.stringify(DEFAULT_RAMADAN_WEEK),
        })),
      )
      .execute();
    await trx
      .insertInto('calendarHolidays')
      .values(
        holidays.map((row) => ({
          calendarId,
          day: row['day'] ?? '',
          kind: row['kind'] ?? '',
          name: row['name'] ?? '',
          decree: row['decree'] ?? '',
        })),
      )
      .execute();
    await trx
      .insertInto('offices')
      .values(
        OFFICES.map((office) => ({
          ...office,
          id: referenceId('office', office.slug),
          kind: 'opd',
          calendarId,
          counterHours: 'Senin–Jumat, 07.30–16.00',
        })),
      )
      .execute();
    await trx
      .insertInto('topics')
      .values(
        TOPICS.map((topic, i) => ({
          id: referenceId('topic', topic.slug),
          slug: topic.slug,
          name: topic.name,
          nameEn: topic.nameEn,
          leadOfficeId: referenceId('office', topic.lead),
          standardDays: topic.days,
          isNagariGovernment: topic.isNagariGovernment ?? false,
          requirements: JSON.stringify(topic.requirements),
          steps: JSON.stringify(topic.steps),
          fee: 'Gratis',
          product: topic.product,
          legalBasis: JSON.stringify(topic.legalBasis),
          legalMark: 'Dasar hukum bawaan; belum diperiksa bagian hukum.',
          sortOrder: i,
        })),
      )
      .execute();
    await trx
      .insertInto('topicSupportingOffices')
      .values(
        TOPICS.flatMap((topic) =>
          topic.supporting.map((slug) => ({
            topicId: referenceId('topic', topic.slug),
            officeId: referenceId('office', slug),
          })),
        ),
      )
      .execute();
  });
  return true;
}

/** The classification of businesses; also where an earlier version of the programme has run without it. */
async function seedKbli(db: Database, folder: string): Promise<void> {
  const there = await db.selectFrom('kbliCodes').select('code').limit(1).executeTakeFirst();
  if (there) return;
  const rows = (name: string) => readCsv(readFileSync(join(folder, `${name}.csv`), 'utf8'));
  const codes = ['2020', '2025'].flatMap((version) =>
    rows(version).map((row) => ({ version, code: row['code'] ?? '', title: row['title'] ?? '' })),
  );
  const pairs = rows('pairs').map((row) => ({
    olderCode: row['older'] ?? '',
    newerCode: row['newer'] ?? '',
  }));
  const words = rows('words').map((row) => ({ words: row['words'] ?? '', code: row['code'] ?? '' }));
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('kbliCodes').values(codes).execute();
    await trx.insertInto('kbliPairs').values(pairs).execute();
    await trx.insertInto('kbliWords').values(words).execute();
  });
}

/** The scheme of stars that the house is delivered with; once a regency has any, only its own people change it. */
async function seedSchemes(db: Database): Promise<void> {
  const there = await db.selectFrom('starSchemes').select('id').limit(1).executeTakeFirst();
  if (there) return;
  await db
    .insertInto('starSchemes')
    .values(
      STAR_SCHEMES.map((scheme, i) => ({
        id: referenceId('scheme', scheme.code),
        version: i + 1,
        body: JSON.stringify(scheme),
        validFrom: scheme.validFrom,
        createdAt: new Date(`${scheme.validFrom}T00:00:00+07:00`),
        changedAt: new Date(`${scheme.validFrom}T00:00:00+07:00`),
      })),
    )
    .execute();
}

function parentOf(code: string): string | null {
  return code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null;
}
