/** Everything counted, as the lines of a sheet: each with its unit and how it is counted, so that no figure is typed again. */
import { percent } from '#domain/outcomes/outcome.figures.ts';
import { MEASURES, type Counts } from '#domain/outcomes/outcome.measures.ts';
import type { AreaFigures, FigureRow, Figures } from '#domain/outcomes/outcome.ts';
import { SKM_ELEMENTS, type SkmIndex } from '#domain/surveys/skm.ts';
import { kinerjaTexts } from '#lang/kinerja.ts';
import { translator, type Locale, type Translate } from '#lang/translate.ts';
import { tableOf, type Table } from '#shared/table.ts';
import { periodName, rowName } from './words.ts';

type T = Translate<typeof kinerjaTexts>;

interface Line {
  readonly table: string;
  readonly row: string;
  readonly figure: string;
  /** Undefined: hidden because fewer than three stand behind it. */
  readonly value: number | undefined;
  readonly unit: string;
  readonly how: string;
}

/** The whole sheet: a line a figure. */
export function sheetTable(figures: Figures | AreaFigures, locale: Locale): Table {
  const t = translator(kinerjaTexts, locale);
  const lines = 'total' in figures ? linesOf(figures, t, locale) : areaLines(figures, t, locale);
  const place =
    figures.place.kind === 'all' ? t('whole') : t(`place_${figures.place.kind}`, { name: figures.placeName });
  const period = `${periodName(figures.period, t, locale)} (${figures.period.firstDay} – ${figures.period.lastDay})`;
  const asOf = figures.countedAt?.toISOString() ?? '';
  return tableOf(
    TITLES.map((title) => t(title)),
    lines.map(({ table, row, figure, value, unit, how }) => [
      period,
      place,
      table,
      row,
      figure,
      value ?? t('few'),
      unit,
      how,
      asOf,
    ]),
  );
}

const TITLES = [
  'sheet_period',
  'sheet_place',
  'sheet_table',
  'sheet_row',
  'sheet_figure',
  'sheet_value',
  'sheet_unit',
  'sheet_how',
  'sheet_as_of',
] as const;

function linesOf(figures: Figures, t: T, locale: Locale): Line[] {
  const total: FigureRow = {
    key: '',
    name: t('total'),
    nameEn: t('total'),
    counts: figures.total,
    answerDays: figures.answerDays,
    ownDays: figures.ownDays,
  };
  const tables: readonly (readonly [string, readonly FigureRow[]])[] = [
    [t('total'), [total]],
    [t('by_office'), figures.byOffice],
    [t('by_topic'), figures.byTopic],
    [t('by_nagari'), figures.byNagari],
    [t('by_channel'), figures.byChannel],
    [t('by_kind'), figures.byKind],
  ];
  const { open, verification, satisfaction } = figures;
  const one = (figure: string, value: number, how: string): Line => ({
    table: t('open_now'),
    row: t('total'),
    figure,
    value,
    unit: t('unit_count'),
    how,
  });
  return [
    ...tables.flatMap(([table, rows]) =>
      rows.flatMap((row) => rowLines(table, rowName(row, t, locale), row, t)),
    ),
    ...(verification
      ? [
          {
            table: t('total'),
            row: t('total'),
            figure: t('verified_within'),
            value: verification.within,
            unit: t('unit_percent'),
            how: t('how_verified_within'),
          },
        ]
      : []),
    one(t('open_now'), open.open, t('how_late_now')),
    one(t('late_now'), open.late, t('how_late_now')),
    one(t('due_this_week'), open.dueSoon, t('how_late_now')),
    one(t('waits_applicant'), open.paused, t('pauses_lead')),
    ...open.ages.map((count, i) => one(t(`age_${i as 0 | 1 | 2 | 3}`), count, t('how_ages'))),
    ...[
      ...open.byOffice.map((row) => [t('by_office'), row] as const),
      ...open.byTopic.map((row) => [t('by_topic'), row] as const),
    ].map(([by, row]): Line => ({
      table: `${t('late_now')}, ${by}`,
      row: (locale === 'en' ? row.nameEn : row.name) || t('not_routed'),
      figure: t('late'),
      value: row.late,
      unit: t('unit_count'),
      how: t('how_late_now'),
    })),
    ...figures.trend.flatMap((month) =>
      (['received', 'answered'] as const).map((measure): Line => ({
        table: t('trend'),
        row: month.month,
        figure: t(measure),
        value: month[measure],
        unit: t('unit_count'),
        how: t(`how_${measure}`),
      })),
    ),
    ...figures.trend.flatMap((month): Line[] => {
      const value = percent(month.onTime, month.answered);
      if (value === undefined) return [];
      return [
        {
          table: t('trend'),
          row: month.month,
          figure: t('on_time'),
          value,
          unit: t('unit_percent'),
          how: t('how_answeredOnTime'),
        },
      ];
    }),
    ...(satisfaction
      ? [
          ...skmLines(t('satisfaction'), t('total'), satisfaction.total?.skm, t),
          ...satisfaction.byOffice.flatMap((row) =>
            skmLines(
              `${t('satisfaction')}, ${t('by_office')}`,
              locale === 'en' ? row.nameEn : row.name,
              row.skm,
              t,
            ),
          ),
          ...satisfaction.byTopic.flatMap((row) =>
            skmLines(
              `${t('satisfaction')}, ${t('by_topic')}`,
              locale === 'en' ? row.nameEn : row.name,
              row.skm,
              t,
            ),
          ),
          ...satisfaction.byYear.flatMap((row) => skmLines(t('skm_year'), String(row.year), row.skm, t)),
        ]
      : []),
  ];
}

const SHARES: readonly (readonly [keyof typeof kinerjaTexts & keyof Counts, keyof Counts])[] = [
  ['answeredOnTime', 'answered'],
  ['answeredFirstOnTime', 'answeredFirst'],
  ['ownOnTime', 'ownAnswered'],
  ['supportedOnTime', 'supportedDone'],
  ['answeredAfterPause', 'answered'],
  ['objectionsAnswered', 'objected'],
];

function rowLines(table: string, row: string, { counts, answerDays, ownDays }: FigureRow, t: T): Line[] {
  const days = (
    [
      ['median', answerDays?.median, 'how_median'],
      ['ninetieth', answerDays?.ninetieth, 'how_median'],
      ['own_median', ownDays?.median, 'how_own_median'],
      ['own_ninetieth', ownDays?.ninetieth, 'how_own_median'],
    ] as const
  ).flatMap(([figure, value, how]): Line[] =>
    value === undefined ? [] : [{ table, row, figure: t(figure), value, unit: t('unit_days'), how: t(how) }],
  );
  return [
    ...MEASURES.map((measure): Line => ({
      table,
      row,
      figure: t(measure),
      value: counts[measure],
      unit: t('unit_count'),
      how: t(`how_${measure}`),
    })),
    ...SHARES.flatMap(([part, whole]): Line[] => {
      const value = percent(counts[part], counts[whole]);
      if (value === undefined) return [];
      return [
        {
          table,
          row,
          figure: t(part),
          value,
          unit: t('unit_percent'),
          how: t(`how_${part}` as 'how_answered'),
        },
      ];
    }),
    ...days,
  ];
}

function skmLines(table: string, row: string, skm: SkmIndex | undefined, t: T): Line[] {
  const line = (figure: string, value: number | undefined, unit: string): Line => ({
    table,
    row,
    figure,
    value,
    unit,
    how: t('how_skm'),
  });
  if (!skm) return [line(t('index'), undefined, t('unit_index'))];
  return [
    line(t('index'), skm.index, t('unit_index')),
    line(t('respondents'), skm.respondents, t('unit_count')),
    ...SKM_ELEMENTS.map((element) =>
      line(t(element), Math.round(skm.means[element] * 10_000) / 10_000, t('unit_mean')),
    ),
  ];
}

function areaLines(area: AreaFigures, t: T, locale: Locale): Line[] {
  const line = (
    table: string,
    row: string,
    figure: string,
    value: number | undefined,
    how: string,
  ): Line => ({
    table,
    row,
    figure,
    value,
    unit: t('unit_count'),
    how,
  });
  const cells = (table: string, group: AreaFigures['topics'], rest: string) => [
    ...group.shown.map((one) =>
      line(table, locale === 'en' ? one.nameEn : one.name, t('received'), one.count, t('how_area')),
    ),
    ...(group.rest > 0
      ? [line(table, rest, t('received'), group.rest < 3 ? undefined : group.rest, t('how_area'))]
      : []),
  ];
  return [
    line(t('total'), t('total'), t('received'), area.received, t('how_received')),
    line(t('total'), t('total'), t('answered'), area.answered, t('how_answered')),
    line(t('total'), t('total'), t('open_now'), area.open, t('how_late_now')),
    line(t('total'), t('total'), t('late_now'), area.late, t('how_late_now')),
    ...(area.onTimePercent === undefined
      ? []
      : [
          {
            ...line(t('total'), t('total'), t('on_time'), area.onTimePercent, t('how_answeredOnTime')),
            unit: t('unit_percent'),
          },
        ]),
    ...cells(t('area_topics'), area.topics, t('area_rest_topics')),
    ...(area.nagari ? cells(t('area_nagari'), area.nagari, t('area_rest_nagari')) : []),
    ...area.trend.map((month) =>
      line(t('trend'), month.month, t('received'), month.received, t('how_received')),
    ),
  ];
}
