/** Row types, generated from the migrations by `npm run generate:types`. Do not edit. */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Int8 = ColumnType<number, number, number>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Numeric = ColumnType<number, number | string, number | string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface AnswerTemplates {
  body: string;
  id: string;
  name: string;
  officeId: string | null;
  topicId: string | null;
}

export interface Applicants {
  createdAt: Timestamp;
  email: string | null;
  erasedAt: Timestamp | null;
  id: string;
  industryId: string | null;
  kind: string;
  nagariCode: string | null;
  name: string | null;
  phone: string | null;
  representative: string | null;
}

export interface Areas {
  areaKm2: number | null;
  bpsCode: string | null;
  code: string;
  lat: number | null;
  level: string;
  lng: number | null;
  name: string;
  parentCode: string | null;
}

export interface Audits {
  actorId: string | null;
  after: Json | null;
  at: Timestamp;
  before: Json | null;
  id: string;
  subject: string;
  subjectId: string;
  verb: string;
}

export interface AuthAccounts {
  accessToken: string | null;
  accessTokenExpiresAt: Timestamp | null;
  accountId: string;
  createdAt: Generated<Timestamp>;
  id: string;
  idToken: string | null;
  password: string | null;
  providerId: string;
  refreshToken: string | null;
  refreshTokenExpiresAt: Timestamp | null;
  scope: string | null;
  updatedAt: Generated<Timestamp>;
  userId: string;
}

export interface AuthSessions {
  createdAt: Generated<Timestamp>;
  expiresAt: Timestamp;
  id: string;
  ipAddress: string | null;
  token: string;
  updatedAt: Generated<Timestamp>;
  userAgent: string | null;
  userId: string;
}

export interface AuthTwoFactors {
  backupCodes: string;
  failedVerificationCount: Generated<number>;
  id: string;
  lockedUntil: Timestamp | null;
  secret: string;
  userId: string;
  verified: Generated<boolean>;
}

export interface AuthUsers {
  createdAt: Generated<Timestamp>;
  email: string;
  emailVerified: Generated<boolean>;
  id: string;
  image: string | null;
  name: string;
  twoFactorEnabled: Generated<boolean>;
  updatedAt: Generated<Timestamp>;
}

export interface AuthVerifications {
  createdAt: Generated<Timestamp>;
  expiresAt: Timestamp;
  id: string;
  identifier: string;
  updatedAt: Generated<Timestamp>;
  value: string;
}

export interface CalendarHolidays {
  calendarId: string;
  day: string;
  decree: string;
  kind: string;
  name: string;
}

export interface CalendarPeriods {
  calendarId: string;
  firstDay: string;
  hours: Json;
  id: string;
  lastDay: string;
  name: string;
}

export interface Calendars {
  decreedUntil: string;
  id: string;
  name: string;
  utcOffset: number;
}

export interface CalendarWeeks {
  calendarId: string;
  hours: Json;
  validFrom: string;
}

export interface ClaimLinks {
  expiresAt: Timestamp;
  hash: string;
  id: string;
  industryId: string;
  madeAt: Timestamp;
  madeBy: string;
  openedAt: Timestamp | null;
  phoneHash: string | null;
  phoneMasked: string | null;
  revokedAt: Timestamp | null;
}

export interface ClaimProposals {
  decidedAt: Timestamp | null;
  decidedBy: string | null;
  id: string;
  industryId: string;
  kind: string;
  linkId: string;
  productId: string | null;
  proposedAt: Timestamp;
  seenVersion: number;
  state: string;
  taken: Generated<string[]>;
  year: number | null;
}

export interface ClaimWords {
  after: Json;
  because: string | null;
  before: Json;
  erasedAt: Timestamp | null;
  proposalId: string;
}

export interface DeskLinks {
  createdAt: Timestamp;
  id: string;
  name: string;
  personId: string;
  query: string;
}

export interface DeviceActs {
  answer: Generated<Json>;
  arrivedAt: Timestamp;
  at: Timestamp;
  bodyCipher: Buffer | null;
  decidedAt: Timestamp | null;
  decidedBy: string | null;
  deviceId: string;
  digest: string;
  id: string;
  kind: string;
  madeAt: Timestamp;
  outcome: string;
  personId: string;
  replacedBy: string | null;
  seq: Int8;
  skewMs: Int8;
  visitId: string | null;
}

export interface DeviceFiles {
  accuracyM: number | null;
  actId: string;
  announcedAt: Timestamp;
  arrivedAt: Timestamp | null;
  attachedAt: Timestamp | null;
  caption: string | null;
  deviceId: string;
  id: string;
  kind: string;
  lat: number | null;
  lng: number | null;
  misfits: Generated<number>;
  owner: string | null;
  ownerId: string | null;
  received: Generated<number>;
  refusedAs: string | null;
  sha256: string;
  size: number;
  takenAt: Timestamp;
}

export interface DevicePeople {
  deviceHash: string;
  lastSignedInAt: Timestamp;
  personId: string;
}

export interface Devices {
  appVersion: string | null;
  enrolledAt: Timestamp;
  heldActs: Generated<number>;
  heldBytes: Generated<Int8>;
  heldFiles: Generated<number>;
  id: string;
  isPersistent: Generated<boolean>;
  keyCipher: Buffer;
  lastContactAt: Timestamp;
  name: string;
  needsPerson: Generated<number>;
  packAt: Timestamp | null;
  personId: string;
  revokedAt: Timestamp | null;
  revokedBy: string | null;
  secretHash: string;
  skewMs: Generated<Int8>;
  takingUntil: Timestamp | null;
  wipedAt: Timestamp | null;
}

export interface Disposisi {
  days: number;
  dueAt: Timestamp;
  endedAt: Timestamp | null;
  id: string;
  isCurrent: boolean;
  isPaused: boolean;
  officeId: string;
  overdueToldAt: Timestamp | null;
  personId: string | null;
  role: string;
  round: number;
  sentAt: Timestamp;
  state: string;
  ticketId: string;
}

export interface DueRecomputations {
  afterTicketId: string | null;
  because: string;
  calendarId: string;
  changed: Generated<number>;
  finishedAt: Timestamp | null;
  id: string;
  requestedAt: Timestamp;
}

export interface Duties {
  areaCode: string | null;
  confirmedBy: string | null;
  duty: string;
  endsOn: string | null;
  grantedBy: string | null;
  id: string;
  isConfirmed: Generated<boolean>;
  officeId: string | null;
  personId: string;
  startsOn: string;
  substituteFor: string | null;
}

export interface ErasedOwnerKeys {
  hash: string;
  industryId: string;
}

export interface GradingActs {
  act: string;
  actorId: string | null;
  at: Timestamp;
  data: Json;
  gradingId: string | null;
  id: string;
  schemeId: string | null;
  seq: number;
}

export interface GradingMembers {
  gradingId: string;
  levels: Generated<Json>;
  note: string | null;
  personId: string;
  scoredAt: Timestamp | null;
}

export interface Gradings {
  changedAt: Timestamp;
  code: string;
  createdAt: Timestamp;
  gateNotes: Generated<Json>;
  gradedOn: string | null;
  id: string;
  industryId: string;
  mean: Numeric | null;
  openGates: Generated<string[]>;
  ownLevels: Generated<Json>;
  ownNotes: Generated<Json>;
  productId: string;
  productName: string;
  schemeId: string;
  stars: number | null;
  state: string;
  validUntil: string | null;
}

export interface Guests {
  cameAt: Timestamp;
  enteredAt: Timestamp;
  erasedAt: Timestamp | null;
  id: string;
  name: string | null;
  origin: string | null;
  purpose: string;
  servedBy: string;
}

export interface HelpActs {
  act: string;
  actorId: string | null;
  at: Timestamp;
  data: Json;
  helpId: string;
  id: string;
  seq: number;
}

export interface HelpImports {
  helpsNew: Generated<number>;
  helpsWritten: Generated<number>;
  id: string;
  officeId: string;
}

export interface HelpRecipients {
  helpId: string;
  id: string;
  importId: string | null;
  industryId: string;
  quantity: number | null;
  unit: string | null;
  value: Int8 | null;
}

export interface HelpResults {
  areSalesUp: boolean | null;
  isUsed: boolean;
  note: string | null;
  recipientId: string;
  toldOn: string;
  workersAdded: number | null;
}

export interface Helps {
  beganOn: string;
  changedAt: Timestamp;
  code: string;
  createdAt: Timestamp;
  endedOn: string | null;
  funds: string;
  fundYear: number;
  id: string;
  importId: string | null;
  kind: string;
  nagariCode: string | null;
  note: string | null;
  officeId: string;
  othersMen: number | null;
  othersWomen: number | null;
  title: string;
  value: Int8 | null;
  version: number;
  withdrawnOn: string | null;
}

export interface Industries {
  changedAt: Timestamp;
  closedOn: string | null;
  code: string;
  consentedOn: string | null;
  consentWithdrawnOn: string | null;
  createdAt: Timestamp;
  difficulties: Generated<string[]>;
  difficultyNote: string | null;
  groupKind: string | null;
  id: string;
  jorong: string | null;
  kbliCode: string | null;
  kbliDivision: Generated<string | null>;
  kbliVersion: string | null;
  kind: string;
  lat: number | null;
  legalForm: string | null;
  lng: number | null;
  machines: Generated<Json>;
  marketArea: string | null;
  materials: Generated<Json>;
  membersMen: number | null;
  membersWomen: number | null;
  mergedInto: string | null;
  nagariCode: string;
  name: string;
  nib: string | null;
  searchDocument: Generated<string | null>;
  searchText: string;
  startedYear: number | null;
  version: number;
}

export interface IndustryActs {
  act: string;
  actorId: string | null;
  at: Timestamp;
  data: Json;
  id: string;
  industryId: string;
  seq: number;
}

export interface IndustryActWords {
  actId: string;
  body: string | null;
  erasedAt: Timestamp | null;
}

export interface IndustryCertificates {
  createdAt: Timestamp;
  endedOn: string | null;
  id: string;
  industryId: string;
  issuedOn: string | null;
  kind: string;
  name: string | null;
  number: string;
  productId: string | null;
  validUntil: string | null;
}

export interface IndustryFigures {
  capacity: number | null;
  capital: Int8 | null;
  exportSales: Int8 | null;
  id: string;
  industryId: string;
  investment: Int8 | null;
  menPaid: number | null;
  menUnpaid: number | null;
  output: number | null;
  quarter: number;
  recordedAt: Timestamp;
  sales: Int8 | null;
  unit: string | null;
  womenPaid: number | null;
  womenUnpaid: number | null;
  year: number;
}

export interface IndustryMergeMoves {
  mergeId: string;
  movedTable: string;
  rowId: string;
}

export interface IndustryMerges {
  id: string;
  mergedAt: Timestamp;
  mergedBy: string;
  mergedId: string;
  survivorId: string;
  undoneAt: Timestamp | null;
  undoneBy: string | null;
}

export interface IndustryMergeWords {
  after: Json;
  before: Json;
  erasedAt: Timestamp | null;
  mergeId: string;
}

export interface IndustryOwners {
  address: string | null;
  email: string | null;
  erasedAt: Timestamp | null;
  gender: string | null;
  industryId: string;
  name: string | null;
  nikCipher: Buffer | null;
  nikHash: string | null;
  phone: string | null;
}

export interface IndustryProducts {
  brand: string | null;
  createdAt: Timestamp;
  endedOn: string | null;
  id: string;
  industryId: string;
  name: string;
  price: Int8 | null;
  unit: string | null;
}

export interface IndustryStrangers {
  oneId: string;
  otherId: string;
  saidAt: Timestamp;
  saidBy: string;
}

export interface KbliCodes {
  code: string;
  title: string;
  version: string;
}

export interface KbliPairs {
  isProvisional: Generated<boolean>;
  newerCode: string;
  olderCode: string;
}

export interface KbliWords {
  code: string;
  words: string;
}

export interface NagariActs {
  act: string;
  actorId: string | null;
  at: Timestamp;
  data: Json;
  id: string;
  nagariCode: string;
  seq: number;
}

export interface NagariMusyawarahs {
  agreed: string;
  because: string | null;
  decreeNumber: string | null;
  heldOn: string;
  id: string;
  place: string;
  present: string[];
  productId: string;
  publicSummary: string | null;
  recordedAt: Timestamp;
  score: Json;
}

export interface NagariPotentials {
  endedOn: string | null;
  evidence: string;
  id: string;
  kind: string;
  nagariCode: string;
  name: string;
  notedAt: Timestamp;
}

export interface Notices {
  actId: string | null;
  addressee: string | null;
  applicantId: string | null;
  audience: string;
  claimedAt: Timestamp | null;
  createdAt: Timestamp;
  dedupeKey: string | null;
  delivery: Generated<string>;
  id: string;
  lastError: string | null;
  level: number | null;
  notBefore: Timestamp;
  officeId: string | null;
  params: Json;
  personId: string | null;
  sentAt: Timestamp | null;
  status: string;
  template: string;
  ticketId: string | null;
  tries: Generated<number>;
  via: string;
}

export interface NoticeTexts {
  body: string;
  locale: string;
  template: string;
  updatedAt: Timestamp;
}

export interface Offices {
  address: string | null;
  calendarId: string;
  closedOn: string | null;
  counterHours: string | null;
  email: string | null;
  id: string;
  isLeadAgency: Generated<boolean>;
  kind: string;
  name: string;
  parentId: string | null;
  phone: string | null;
  shortName: string;
  slug: string;
  whatsapp: string | null;
}

export interface OldCaseImports {
  id: string;
}

export interface OldCaseRows {
  importId: string;
  ticketId: string;
}

export interface OutcomeCounts {
  agreed: Generated<number>;
  answered: Generated<number>;
  answeredAfterPause: Generated<number>;
  answeredFirst: Generated<number>;
  answeredFirstOnTime: Generated<number>;
  answeredOnSpot: Generated<number>;
  answeredOnTime: Generated<number>;
  archived: Generated<number>;
  asked: Generated<number>;
  declined: Generated<number>;
  dimension: string;
  extended: Generated<number>;
  handedBack: Generated<number>;
  key: string;
  lateReplied: Generated<number>;
  merged: Generated<number>;
  objected: Generated<number>;
  objectionsAnswered: Generated<number>;
  ownAnswered: Generated<number>;
  ownOnTime: Generated<number>;
  partsHandedBack: Generated<number>;
  pauseDays: Generated<number>;
  period: string;
  received: Generated<number>;
  reopened: Generated<number>;
  scope: string;
  scopeId: string;
  silent: Generated<number>;
  silentOnTime: Generated<number>;
  supported: Generated<number>;
  supportedDone: Generated<number>;
  supportedOnTime: Generated<number>;
  surveysAnswered: Generated<number>;
  toPpid: Generated<number>;
  unreplied: Generated<number>;
  visitsPlanned: Generated<number>;
  visitsWanted: Generated<number>;
  withdrawn: Generated<number>;
}

export interface OutcomeFacts {
  approvalOfficeId: string | null;
  facts: Json;
  ticketId: string;
}

export interface OutcomeProgress {
  countedAt: Timestamp | null;
  id: number;
  recountAfter: string | null;
  recountedAt: Timestamp | null;
  rules: number;
}

export interface OutcomeSpreads {
  count: number;
  dimension: string;
  key: string;
  period: string;
  scope: string;
  scopeId: string;
  spread: string;
  value: number;
}

export interface OutcomeWaits {
  id: string;
  ticketId: string;
}

export interface OutlineFiles {
  attribution: string;
  id: string;
  inForceAt: Timestamp | null;
  name: string;
  personId: string;
  state: string;
  takenAt: Timestamp;
}

export interface Outlines {
  areaCode: string | null;
  drawing: Json;
  fileId: string;
  givenCode: string;
  givenName: string;
  matchedBy: string | null;
  number: number;
  shape: Json;
}

export interface People {
  createdAt: Timestamp;
  email: string;
  id: string;
  isActive: Generated<boolean>;
  name: string;
  nip: string | null;
  officeId: string | null;
  phone: string | null;
  userId: string | null;
}

export interface PrimaryProducts {
  changedAt: Timestamp;
  given: Generated<Json>;
  id: string;
  nagariCode: string;
  name: string;
  productNames: string[];
  proposedAt: Timestamp;
  reviewDueOn: string | null;
  state: string;
}

export interface RecoveryLinks {
  clearsSecondFactor: Generated<boolean>;
  createdAt: Timestamp;
  createdBy: string;
  expiresAt: Timestamp;
  hash: string;
  id: string;
  personId: string;
  usedAt: Timestamp | null;
}

export interface RegisterNumbers {
  last: number;
  year: number;
}

export interface RegistryFiles {
  createdAt: Timestamp;
  erasedAt: Timestamp | null;
  id: string;
  kind: string;
  mediaType: string;
  name: string;
  productId: string | null;
  sentraId: string | null;
  sha256: string;
  size: number;
}

export interface RegistryWords {
  stem: string;
  word: string;
}

export interface RuleVersions {
  code: string;
  content: Json;
  doubt: string | null;
  id: string;
  kind: string;
  law: string;
  standing: string;
  validFrom: string;
  validTo: string | null;
  version: number;
}

export interface Sentra {
  changedAt: Timestamp;
  createdAt: Timestamp;
  decreeNumber: string | null;
  decreeOn: string | null;
  endedOn: string | null;
  id: string;
  landAreaM2: number | null;
  landConsentedOn: string | null;
  landConsentNumber: string | null;
  landHolder: string | null;
  landKind: string | null;
  nagariCode: string;
  name: string;
  officeId: string | null;
  product: string;
  publicStory: string | null;
  slug: string;
  version: number;
}

export interface SentraActs {
  act: string;
  actorId: string | null;
  at: Timestamp;
  data: Json;
  id: string;
  sentraId: string;
  seq: number;
}

export interface SentraDismissals {
  at: Timestamp;
  because: string;
  id: string;
  memberIds: string[];
  personId: string;
}

export interface SentraFacilities {
  condition: string | null;
  createdAt: Timestamp;
  droppedOn: string | null;
  id: string;
  isPublic: boolean;
  managedBy: string | null;
  name: string;
  ownedBy: string | null;
  sentraId: string;
}

export interface SentraMembers {
  id: string;
  industryId: string;
  joinedOn: string;
  leftOn: string | null;
  sentraId: string;
}

export interface SentraNeeds {
  createdAt: Timestamp;
  droppedOn: string | null;
  id: string;
  metOn: string | null;
  need: string;
  officeId: string | null;
  sentraId: string;
}

export interface SentraPlans {
  activity: string;
  budget: Int8 | null;
  createdAt: Timestamp;
  doneOn: string | null;
  droppedOn: string | null;
  id: string;
  officeId: string;
  sentraId: string;
  year: number;
}

export interface Settings {
  name: string;
  value: Json;
}

export interface SheetImportFaults {
  columnNumber: number | null;
  fault: string;
  firstRow: number | null;
  importId: string;
  isGrave: boolean;
  rowNumber: number;
  seq: number;
}

export interface SheetImportPieces {
  importId: string;
  industryIds: string[];
  lastRow: number;
  versions: number[];
}

export interface SheetImportRows {
  fills: Json;
  importId: string;
  industryId: string;
}

export interface SheetImports {
  beganAt: Timestamp;
  changedAt: Timestamp;
  columns: Json;
  failedBecause: string | null;
  failedWith: Json | null;
  figuresYear: number | null;
  fileName: string;
  fillsGaps: Generated<boolean>;
  headerRow: number;
  id: string;
  kind: string;
  lastRow: number | null;
  personId: string;
  rowDone: Generated<number>;
  rowsBad: Generated<number>;
  rowsDiffer: Generated<number>;
  rowsFilled: Generated<number>;
  rowsKept: Generated<number>;
  rowsLacking: Generated<number>;
  rowsNew: Generated<number>;
  rowsPartial: Generated<number>;
  rowsRead: Generated<number>;
  rowsSame: Generated<number>;
  rowsWritten: Generated<number>;
  sheetName: string;
  sheetNames: Json;
  source: string;
  startedBy: string | null;
  state: string;
  takesPartial: Generated<boolean>;
  titles: Json;
}

export interface SheetSources {
  columns: Json;
  kind: string;
  name: string;
  usedAt: Timestamp;
}

export interface StarSchemes {
  body: Json;
  changedAt: Timestamp;
  createdAt: Timestamp;
  id: string;
  validFrom: string | null;
  version: number;
}

export interface Surveys {
  answeredAt: Timestamp | null;
  answeredVia: string | null;
  answers: Json | null;
  comment: string | null;
  createdAt: Timestamp;
  id: string;
  officeId: string | null;
  round: number;
  ticketId: string;
  tokenHash: string;
  topicId: string;
}

export interface TicketActs {
  act: string;
  actorChannel: string | null;
  actorId: string | null;
  actorKind: string;
  at: Timestamp;
  clock: Json | null;
  data: Json;
  id: string;
  officeId: string | null;
  recordedAt: Timestamp;
  seq: number;
  textId: string | null;
  ticketId: string;
}

export interface TicketCountChanges {
  change: number;
  channel: string;
  hasPerson: boolean;
  id: string;
  leadOfficeId: string;
  nagariCode: string;
  officeId: string;
  state: string;
  topicId: string;
}

export interface TicketCounts {
  channel: string;
  hasPerson: boolean;
  leadOfficeId: string;
  nagariCode: string;
  officeId: string;
  state: string;
  topicId: string;
  total: number;
}

export interface TicketFiles {
  actId: string | null;
  createdAt: Timestamp;
  erasedAt: Timestamp | null;
  height: number | null;
  id: string;
  isInternal: Generated<boolean>;
  mediaType: string;
  name: string;
  sha256: string;
  size: number;
  ticketId: string;
  width: number | null;
}

export interface TicketPlaces {
  accuracyM: number | null;
  lat: number;
  lng: number;
  takenAt: Timestamp;
  ticketId: string;
}

export interface TicketRounds {
  answeredAt: Timestamp | null;
  dueAt: Timestamp;
  endedAt: Timestamp;
  endedHow: string;
  receivedAt: Timestamp;
  round: number;
  ticketId: string;
}

export interface Tickets {
  answeredAt: Timestamp | null;
  applicantId: string;
  awaitsApproval: Generated<boolean>;
  bodyTextId: string | null;
  channel: string;
  code: string;
  dueAt: Timestamp;
  endedAt: Timestamp | null;
  endedHow: string | null;
  enteredAt: Timestamp;
  escalation: number;
  extendedDays: number;
  filesErasedAt: Timestamp | null;
  hidesName: boolean;
  id: string;
  isDueProvisional: boolean;
  isOpen: boolean;
  isPaused: boolean;
  kind: string;
  leadOfficeId: string | null;
  mergedIntoId: string | null;
  nagariCode: string;
  nextCheckAt: Timestamp | null;
  openedAt: Timestamp;
  openedBy: string | null;
  personalErasedAt: Timestamp | null;
  personId: string | null;
  readerIds: Generated<string[]>;
  receivedAt: Timestamp;
  replyWaitsSince: Timestamp | null;
  round: number;
  standardDays: number;
  state: string;
  titleTextId: string | null;
  topicId: string;
  version: number;
  wantsVisit: boolean;
}

export interface TicketSearchDocuments {
  document: string;
  isOpen: Generated<boolean>;
  ticketId: string;
}

export interface TicketSources {
  agendaNumber: string | null;
  externalNumber: string | null;
  isFormalRequest: Generated<boolean>;
  lateReason: string | null;
  letterOn: string | null;
  sender: string | null;
  subject: string | null;
  ticketId: string;
}

export interface TicketTexts {
  body: string | null;
  erasedAt: Timestamp | null;
  id: string;
  ticketId: string;
}

export interface TicketTokens {
  channel: string;
  createdAt: Timestamp;
  hash: string;
  id: string;
  revokedAt: Timestamp | null;
  ticketId: string;
}

export interface Topics {
  closedOn: string | null;
  fee: string;
  id: string;
  isNagariGovernment: Generated<boolean>;
  leadOfficeId: string;
  legalBasis: Generated<Json>;
  legalMark: Generated<string>;
  name: string;
  nameEn: string;
  needsApproval: Generated<boolean>;
  product: Generated<string>;
  requirements: Generated<Json>;
  slug: string;
  sortOrder: number;
  standardDays: number;
  steps: Generated<Json>;
}

export interface TopicSupportingOffices {
  officeId: string;
  topicId: string;
}

export interface Tries {
  count: number;
  endsAt: Timestamp;
  key: string;
}

export interface VisitActs {
  act: string;
  actorId: string | null;
  at: Timestamp;
  data: Json;
  deviceId: string | null;
  id: string;
  recordedAt: Timestamp;
  seq: number;
  visitId: string;
}

export interface VisitFeeds {
  createdAt: Timestamp;
  hash: string;
  personId: string;
}

export interface VisitFilePlaces {
  accuracyM: number | null;
  fileId: string;
  lat: number | null;
  lng: number | null;
  takenAt: Timestamp;
}

export interface VisitFiles {
  caption: string | null;
  createdAt: Timestamp;
  erasedAt: Timestamp | null;
  height: number | null;
  id: string;
  kind: string;
  mediaType: string;
  sha256: string;
  size: number;
  visitId: string;
  width: number | null;
}

export interface VisitNotes {
  body: string | null;
  erasedAt: Timestamp | null;
  visitId: string;
}

export interface VisitPlaces {
  accuracyM: number | null;
  lat: number;
  lng: number;
  takenAt: Timestamp;
  visitId: string;
}

export interface VisitReports {
  agreed: string | null;
  erasedAt: Timestamp | null;
  found: string | null;
  metAs: string | null;
  metName: string | null;
  purpose: string | null;
  signedName: string | null;
  visitId: string;
}

export interface Visits {
  because: string | null;
  changedAt: Timestamp;
  createdAt: Timestamp;
  heldAt: Timestamp | null;
  id: string;
  industryId: string | null;
  isUnplanned: Generated<boolean>;
  nagariCode: string;
  personId: string;
  plannedOn: string;
  reason: string;
  seat: number;
  sentraId: string | null;
  state: string;
  ticketId: string | null;
  version: number;
}

export interface DB {
  answerTemplates: AnswerTemplates;
  applicants: Applicants;
  areas: Areas;
  audits: Audits;
  authAccounts: AuthAccounts;
  authSessions: AuthSessions;
  authTwoFactors: AuthTwoFactors;
  authUsers: AuthUsers;
  authVerifications: AuthVerifications;
  calendarHolidays: CalendarHolidays;
  calendarPeriods: CalendarPeriods;
  calendars: Calendars;
  calendarWeeks: CalendarWeeks;
  claimLinks: ClaimLinks;
  claimProposals: ClaimProposals;
  claimWords: ClaimWords;
  deskLinks: DeskLinks;
  deviceActs: DeviceActs;
  deviceFiles: DeviceFiles;
  devicePeople: DevicePeople;
  devices: Devices;
  disposisi: Disposisi;
  dueRecomputations: DueRecomputations;
  duties: Duties;
  erasedOwnerKeys: ErasedOwnerKeys;
  gradingActs: GradingActs;
  gradingMembers: GradingMembers;
  gradings: Gradings;
  guests: Guests;
  helpActs: HelpActs;
  helpImports: HelpImports;
  helpRecipients: HelpRecipients;
  helpResults: HelpResults;
  helps: Helps;
  industries: Industries;
  industryActs: IndustryActs;
  industryActWords: IndustryActWords;
  industryCertificates: IndustryCertificates;
  industryFigures: IndustryFigures;
  industryMergeMoves: IndustryMergeMoves;
  industryMerges: IndustryMerges;
  industryMergeWords: IndustryMergeWords;
  industryOwners: IndustryOwners;
  industryProducts: IndustryProducts;
  industryStrangers: IndustryStrangers;
  kbliCodes: KbliCodes;
  kbliPairs: KbliPairs;
  kbliWords: KbliWords;
  nagariActs: NagariActs;
  nagariMusyawarahs: NagariMusyawarahs;
  nagariPotentials: NagariPotentials;
  notices: Notices;
  noticeTexts: NoticeTexts;
  offices: Offices;
  oldCaseImports: OldCaseImports;
  oldCaseRows: OldCaseRows;
  outcomeCounts: OutcomeCounts;
  outcomeFacts: OutcomeFacts;
  outcomeProgress: OutcomeProgress;
  outcomeSpreads: OutcomeSpreads;
  outcomeWaits: OutcomeWaits;
  outlineFiles: OutlineFiles;
  outlines: Outlines;
  people: People;
  primaryProducts: PrimaryProducts;
  recoveryLinks: RecoveryLinks;
  registerNumbers: RegisterNumbers;
  registryFiles: RegistryFiles;
  registryWords: RegistryWords;
  ruleVersions: RuleVersions;
  sentra: Sentra;
  sentraActs: SentraActs;
  sentraDismissals: SentraDismissals;
  sentraFacilities: SentraFacilities;
  sentraMembers: SentraMembers;
  sentraNeeds: SentraNeeds;
  sentraPlans: SentraPlans;
  settings: Settings;
  sheetImportFaults: SheetImportFaults;
  sheetImportPieces: SheetImportPieces;
  sheetImportRows: SheetImportRows;
  sheetImports: SheetImports;
  sheetSources: SheetSources;
  starSchemes: StarSchemes;
  surveys: Surveys;
  ticketActs: TicketActs;
  ticketCountChanges: TicketCountChanges;
  ticketCounts: TicketCounts;
  ticketFiles: TicketFiles;
  ticketPlaces: TicketPlaces;
  ticketRounds: TicketRounds;
  tickets: Tickets;
  ticketSearchDocuments: TicketSearchDocuments;
  ticketSources: TicketSources;
  ticketTexts: TicketTexts;
  ticketTokens: TicketTokens;
  topics: Topics;
  topicSupportingOffices: TopicSupportingOffices;
  tries: Tries;
  visitActs: VisitActs;
  visitFeeds: VisitFeeds;
  visitFilePlaces: VisitFilePlaces;
  visitFiles: VisitFiles;
  visitNotes: VisitNotes;
  visitPlaces: VisitPlaces;
  visitReports: VisitReports;
  visits: Visits;
}
