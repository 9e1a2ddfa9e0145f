/** What one of two entries says in a field, in words; personal fields masked. */
import type { SideBySide } from '#domain/registry/merge.queries.server.ts';
import type { MergeChoice } from '#domain/registry/merge.ts';
import { registryTexts } from '#lang/registry.ts';
import { hasText, translator, type Locale } from '#lang/translate.ts';

/** A dash where nothing is written. */
export function choiceWords(side: SideBySide, choice: MergeChoice, locale: Locale): string {
  return said(side, choice, locale) || '–';
}

function said({ record, owner, nagari }: SideBySide, choice: MergeChoice, locale: Locale): string {
  const t = translator(registryTexts, locale);
  const word = (kind: string, value: string | null) => {
    const key = `${kind}_${value}`;
    return value !== null && hasText(registryTexts, key) ? t(key) : '';
  };
  switch (choice) {
    case 'kind':
      return record.groupKind === null ? word('kind', record.kind) : word('group', record.groupKind);
    case 'nagari':
      return nagari;
    case 'lat':
      return record.lat === null || record.lng === null
        ? ''
        : `${record.lat.toFixed(5)}, ${record.lng.toFixed(5)}`;
    case 'legalForm':
      return word('legal', record.legalForm);
    case 'marketArea':
      return word('market', record.marketArea);
    case 'kbli':
      return record.kbli ? `${record.kbli.code} (${record.kbli.version})` : '';
    case 'materials':
      return record.materials.map(({ name }) => name).join(', ');
    case 'machines':
      return record.machines.join(', ');
    case 'difficulties':
      return record.difficulties.map((one) => t(`difficulty_${one}`)).join(', ');
    case 'membersWomen':
      return record.membersWomen === null && record.membersMen === null
        ? ''
        : t('members_of', { women: record.membersWomen ?? '–', men: record.membersMen ?? '–' });
    case 'gender':
      return word('gender', owner.gender);
    case 'nik':
      return owner.hasNik ? t('merge_hidden') : '';
    case 'address':
      return owner.hasAddress ? t('merge_hidden') : '';
    case 'ownerName':
    case 'phone':
    case 'email':
      return owner[choice] ?? '';
    case 'name':
    case 'jorong':
    case 'startedYear':
    case 'nib':
    case 'difficultyNote':
      return String(record[choice] ?? '');
  }
}
