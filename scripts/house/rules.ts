/** Every rule of the house that lint and the import graph cannot express, by name. */
import { documents, rulesHaveChecks } from './checks.ts';
import { migrations, queries } from './database.ts';
import { deadExports } from './dead.ts';
import { docstrings } from './docstrings.ts';
import { oneQuestion, oneWriter, parsedAtTheDoor } from './doors.ts';
import { noTimers, refuseByName, timeIsGiven } from './giving.ts';
import type { Rule } from './house.ts';
import { fileRoles, pureFiles } from './rooms.ts';
import { thinRoutes } from './routes.ts';
import { dumbScreens, galleryIsWhole, rawColours, strictMarkup, textsFromLang } from './screens.ts';
import { texts } from './texts.ts';
import { glossary } from './words.ts';

const ofCode: readonly Rule[] = [
  fileRoles,
  pureFiles,
  oneQuestion,
  oneWriter,
  timeIsGiven,
  parsedAtTheDoor,
  noTimers,
  refuseByName,
  thinRoutes,
  dumbScreens,
  rawColours,
  strictMarkup,
  textsFromLang,
  galleryIsWhole,
  glossary,
  docstrings,
  migrations,
  queries,
  deadExports,
  texts,
  documents,
];

export const RULES: readonly Rule[] = [...ofCode, rulesHaveChecks(ofCode.map((rule) => rule.name))];
