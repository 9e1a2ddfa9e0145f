/**
 * What a screen may ask of the phone's engine, and what it gets. `openPhone()` in `phone.ts` answers it. Everything here
 * works without signal but what says *online*; refusals are Problems of `phone.problems.ts` or of the server, by name.
 */
import type { Shape } from '#domain/areas/shape.ts';
import type { PhoneAct, PhoneActBodies, PhoneActKind, PhoneActResult } from '#domain/visits/phone-act.ts';
import type {
  CommonShelf,
  PackMaker,
  PackPotential,
  PackSentra,
  PackTicket,
  PackVisit,
} from '#domain/visits/pack.ts';
import type { RefusalDetail } from '#domain/visits/sync.ts';
import type { VisitFileKind } from '#domain/visits/visit.ts';
import type { Day } from '#shared/day.ts';

/** `new`: nobody's phone yet. `wiped`: the office took its door away, it handed in what it held and emptied itself. */
export type PhoneState = 'new' | 'locked' | 'open' | 'wiped';

export interface Phone {
  /** What may be known without the PIN; drawn again after every `watch`. */
  standing(): Promise<Standing>;
  /** Calls back whenever anything on this phone changed, also from another tab or the service worker. @returns stops it */
  watch(changed: () => void): () => void;
  readonly lock: Lock;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly pack: PackReading;
  readonly backup: Backup;
  /**
   * Ends this phone: empties it, and tells the office when it can. Refused with `phone_holds_unsent` unless nothing is unsent, or a
   * backup of all of it was saved and `isSure`.
   */
  signOut(isSure?: boolean): Promise<void>;
  /** Lets go of listeners and the database; for tests and a page that is left. */
  close(): void;
}

export interface Standing {
  readonly state: PhoneState;
  /** Whose phone it is; null while it is nobody's. */
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly deviceId: string | null;
  /** Until when no PIN is taken after wrong ones (ms by the phone's clock); null when one may be tried now. */
  readonly waitUntil: number | null;
  readonly held: HeldCounts;
  readonly line: LineStanding;
  readonly storage: {
    /** The browser promised not to clear it by itself. */
    readonly isPersistent: boolean;
    readonly usedBytes: number | null;
    readonly quotaBytes: number | null;
  };
  /** ISO, by the office's clock, when the pack was last fetched; null when never. */
  readonly packAt: string | null;
  /** The phone's clock less the office's at the last contact (ms); null before any. */
  readonly skewMs: number | null;
}

export interface HeldCounts {
  readonly drafts: number;
  /** Acts that have not arrived, and of these the ones that need a person. */
  readonly acts: number;
  readonly needsPerson: number;
  /** Files whose bytes have not all arrived. */
  readonly files: number;
  readonly bytes: number;
}

export interface LineStanding {
  readonly isOnline: boolean;
  /** Somebody (this tab, another, the service worker) is sending now. */
  readonly isSending: boolean;
  /** ISO by the phone's clock, of the last answer of the office; null before any. */
  readonly lastContactAt: string | null;
  /** It will try again by itself then (ms by the phone's clock); null when nothing waits for that. */
  readonly retryAt: number | null;
  /**
   * Why nothing moves though there is signal: `sign_in` when the office does not know this phone (any more): sign in online
   * and call `lock.introduce`. Null when nothing is wrong.
   */
  readonly trouble: 'no_line' | 'sign_in' | null;
}

/** Everything she sees is locked behind six digits. */
export interface Lock {
  /** *Online, after signing in.* Makes this browser her phone: a new key, locked with the PIN. The phone is open after it. */
  enrol(given: { readonly name: string; readonly pin: string }): Promise<void>;
  /** Refused with `wrong_pin` ({ left }: tries before a wait) or `pin_must_wait` ({ seconds }). */
  unlock(pin: string): Promise<void>;
  lock(): Promise<void>;
  /** Refused as `unlock`. */
  changePin(old: string, fresh: string): Promise<void>;
  /** *Online, after signing in as the same person.* A forgotten PIN: the key comes from the office, nothing is lost. */
  resetPin(fresh: string): Promise<void>;
  /** *Online, after signing in.* The office forgot this phone (`trouble: 'sign_in'`): it is told again. Needs the PIN. */
  introduce(pin: string): Promise<void>;
}

/** What is being typed: kept at every field, sealed. Its id becomes the id of the act. */
export interface Drafts {
  list(): Promise<readonly DraftLine[]>;
  read(id: string): Promise<Draft | undefined>;
  /** @param title for the list: whose, which */
  begin<Kind extends PhoneActKind>(
    kind: Kind,
    body: PhoneActBodies[Kind],
    about: About,
  ): Promise<OpenDraft<Kind>>;
  /**
   * Goes on with one that lies there. In one page a draft is open once: who asks again gets the same.
   * @param takesOver the other tab stores what was typed there, and lets go of it
   * @throws Problem `draft_is_elsewhere` when another tab has it open and `takesOver` is not set
   */
  open(id: string, takesOver?: boolean): Promise<OpenDraft | undefined>;
  /** Deletes it and its files: a person pressed so. */
  drop(id: string): Promise<void>;
}

/** What a line says, sealed with the rest: who or what it is about. */
export interface About {
  readonly title: string;
  /** The visit it was made at, when at one. */
  readonly visitId: string | null;
}

export interface DraftLine extends About {
  readonly id: string;
  readonly kind: PhoneActKind;
  /** ISO, by the phone's clock. */
  readonly startedAt: string;
  readonly changedAt: string;
  readonly files: number;
  /** The refused act it mends. */
  readonly replaces: string | null;
}

export interface Draft<Kind extends PhoneActKind = PhoneActKind> extends DraftLine {
  readonly kind: Kind;
  readonly body: PhoneActBodies[Kind];
  readonly held: readonly HeldFile[];
}

export interface HeldFile {
  readonly id: string;
  readonly kind: VisitFileKind;
  readonly caption: string | null;
  /** Of the sealed bytes. */
  readonly size: number;
  readonly state: 'here' | 'under_way' | 'arrived' | 'refused';
  /** How many bytes have arrived. */
  readonly received: number;
  /** Why the office refused it. */
  readonly code: string | null;
  /** ISO, by the phone's clock. */
  readonly takenAt: string;
}

/** Where and when a picture was taken: kept apart from it. */
export interface Taken {
  readonly kind: VisitFileKind;
  readonly caption?: string | null;
  readonly place?: { readonly lat: number; readonly lng: number; readonly accuracyM: number | null } | null;
}

/**
 * `failed`: the phone is full; what was put is kept in the page, and stored with the next `put` or `saved`. `elsewhere`: another
 * tab went on with the draft, sent it or deleted it; nothing more is stored from here.
 */
export type SavedState = 'saving' | 'saved' | 'failed' | 'elsewhere';

export interface OpenDraft<Kind extends PhoneActKind = PhoneActKind> {
  readonly id: string;
  readonly kind: Kind;
  /** Call at every change: it is stored at once, or within a quarter of a second of the last time. Never throws. */
  put(body: PhoneActBodies[Kind], about?: About): void;
  /** When what was put last is safe. Refused with `phone_full`, `draft_is_elsewhere`. */
  saved(): Promise<void>;
  /** Told as it goes; the state now is told at once. */
  onSaved(told: (state: SavedState) => void): void;
  /** Stored at once, sealed. Refused with `phone_full`, `held_file_too_large`, `act_too_large`; the draft stays as it is. */
  addFile(bytes: Blob, taken: Taken): Promise<HeldFile>;
  removeFile(fileId: string): Promise<void>;
  /**
   * Something that becomes part of it is being made: a picture made smaller, a signature, a recording. Sending waits for it, and
   * is refused as it is. @param endNow ends early what would go on, once it is being sent
   */
  making<Result>(work: Promise<Result>, endNow?: () => void): Promise<Result>;
  /** At most 300 characters. */
  caption(fileId: string, caption: string | null): Promise<void>;
  files(): Promise<readonly HeldFile[]>;
  /** The picture or recording itself. */
  file(fileId: string): Promise<Blob | undefined>;
  /**
   * One step: the act lies in the outbox with its files, and the draft is gone. Safe once this returns; pressing twice makes
   * one act. Sending begins by itself. Refused with `phone_full`, `act_too_large`.
   */
  send(): Promise<string>;
  /** The screen is left: what was put last is stored, and another tab may go on with it. Refused with `phone_full`: not yet. */
  close(): Promise<void>;
}

/** `on_phone`: waits for signal. `sending`: now, or its files are under way. `gone`: let go or mended, and told the office. */
export type LineState = 'on_phone' | 'sending' | 'arrived' | 'needs_you' | 'letting_go' | 'let_go';

export interface OutboxLine extends About {
  readonly id: string;
  readonly seq: number;
  readonly kind: PhoneActKind;
  readonly state: LineState;
  /** ISO, by the phone's clock. */
  readonly madeAt: string;
  /** ISO, by the office's clock; null until it has arrived. */
  readonly arrivedAt: string | null;
  /** Code and params of the refusal; its sentence stands in `lang/problems.ts`. */
  readonly code: string | null;
  readonly params: Readonly<Record<string, string | number>>;
  readonly result: PhoneActResult | null;
  readonly files: {
    readonly count: number;
    readonly arrived: number;
    readonly refused: number;
    readonly bytes: number;
    readonly received: number;
  };
  /** It came from the backup of another phone: it can be sent, but not read here. */
  readonly isForeign: boolean;
}

export interface OutboxAct extends OutboxLine {
  readonly act: PhoneAct | null;
  readonly detail: RefusalDetail | null;
  readonly held: readonly HeldFile[];
  readonly replaces: string | null;
}

/** Everything that was sent or waits: never deleted silently. */
export interface Outbox {
  /** Newest first; what needs a person before all. Reads no file and no body. */
  lines(): Promise<readonly OutboxLine[]>;
  read(id: string): Promise<OutboxAct | undefined>;
  /** The picture or recording itself; undefined when its bytes are no longer here. */
  file(fileId: string): Promise<Blob | undefined>;
  /** One step without a form: for what is sent as it was chosen. */
  send<Kind extends PhoneActKind>(kind: Kind, body: PhoneActBodies[Kind], about: About): Promise<string>;
  /** Sends a refused act again as it is: perhaps the office has changed. */
  again(id: string): Promise<void>;
  /** A draft with what the refused act said and its files; sending it replaces the refused one. */
  mend(id: string): Promise<OpenDraft>;
  /** Lets a refused act go, explicitly; it stays as a line until the office knows. */
  letGo(id: string): Promise<void>;
  /** Lets a refused file go. */
  letFileGo(fileId: string): Promise<void>;
  /** Sends now what can be sent. Never throws; what came of it stands in `standing().line` and the lines. */
  sendNow(): Promise<void>;
  /** Figures for `npm run check:visits`: ids, states and digests, nothing personal. */
  checkFile(): Promise<string>;
}

/**
 * A row of the pack with what this phone did since laid over it. Of what the office has not seen some things are not known:
 * `dueAt` of a ticket is empty, `products` of a new maker have ids no act can name (they begin with `new-`).
 */
export type Own<Row> = Row & {
  /** Made or changed on this phone, and the office does not know it yet. */
  readonly isOwn?: true;
};

/** Needs the PIN. */
export interface PackReading {
  /** *Online.* Fetches what changed; false when there was no line. Throws other Problems. */
  refresh(): Promise<boolean>;
  common(): Promise<CommonShelf | undefined>;
  /** Of the day, in order; `undefined` for all that are in the pack. */
  visits(on?: Day): Promise<readonly Own<PackVisit>[]>;
  visit(id: string): Promise<Own<PackVisit> | undefined>;
  /** Makers whose name, owner, number or jorong the words speak of; without words of that nagari, by name. At most 50. */
  makers(words: string, nagariCode?: string): Promise<readonly Own<PackMaker>[]>;
  maker(code: string): Promise<Own<PackMaker> | undefined>;
  nagari(): Promise<
    readonly {
      readonly code: string;
      readonly makers: number;
      readonly isCut: boolean;
      /** ISO, by the office's clock. */
      readonly at: string;
    }[]
  >;
  tickets(nagariCode: string): Promise<readonly Own<PackTicket>[]>;
  ticket(id: string): Promise<Own<PackTicket> | undefined>;
  sentra(nagariCode: string): Promise<readonly Own<PackSentra>[]>;
  potentials(nagariCode: string): Promise<readonly Own<PackPotential>[]>;
  /** Nagari she takes along beside those of her visits; what was chosen comes with the next `refresh`. */
  wants(): Promise<readonly string[]>;
  /** @param codes at most `MOST_SHELVES` */
  want(codes: readonly string[]): Promise<void>;
  outline(nagariCode: string): Promise<Shape | null>;
}

export interface Backup {
  /** One file of everything unsent, sealed; save it where she likes. */
  make(): Promise<{
    readonly name: string;
    readonly file: Blob;
    readonly acts: number;
    readonly files: number;
  }>;
  /** Tell once it was really saved: signing out asks for it. */
  wasSaved(): Promise<void>;
  /** Takes a file back, on this phone or another. Refused with `backup_cut`, `backup_foreign`, `backup_newer`, `phone_full`. */
  read(file: Blob): Promise<BackupRead>;
}

export interface BackupRead {
  /** Taken in now, and already here. */
  readonly acts: number;
  readonly files: number;
  readonly drafts: number;
  readonly known: number;
  /** Drafts of another phone, which only it can open. */
  readonly closedDrafts: number;
}

/** Numbers of things that begin on the phone. */
export interface Numbers {
  /** UUIDv7. */
  id(): string;
  ticketCode(): string;
  /** For the link on the receipt. */
  secret(): string;
  industryCode(): string;
}
