/**
 * What stands in a berita acara, the record of a visit that both sides sign: its page and its PDF print this and nothing
 * else. Pure: whoever shows it has asked who may read the visit.
 */
import type { VisitLine } from '#domain/visits/visit-line.ts';
import type { Place, VisitFileKind, VisitReason, VisitReport } from '#domain/visits/visit.ts';

/** Whom or what was gone to; the nagari itself when nothing else. */
interface MinutesTarget {
  readonly kind: 'maker' | 'sentra' | 'ticket' | 'nagari';
  readonly name: string;
  /** Of a maker or a ticket, as people say it on the telephone. */
  readonly code: string | null;
}

export interface MinutesPhoto {
  readonly id: string;
  readonly caption: string | null;
  readonly takenAt: Date | null;
}

export interface Minutes {
  readonly visitId: string;
  readonly office: { readonly name: string; readonly address: string | null; readonly phone: string | null };
  /** The day counts, the time of day does not: what the office writes down from paper lies at noon. */
  readonly heldAt: Date;
  readonly officer: { readonly name: string; readonly nip: string | null };
  readonly target: MinutesTarget;
  /** The maker's ticket, when the visit went to both. */
  readonly ticketCode: string | null;
  readonly nagari: { readonly name: string; readonly kecamatan: string };
  readonly reason: VisitReason;
  /** As the device said. */
  readonly place: Place | null;
  readonly report: VisitReport;
  /** In the order they were taken. */
  readonly photos: readonly MinutesPhoto[];
  /** How many recordings there are: paper cannot carry them. */
  readonly voices: number;
  /** Drawn on the screen; the last one when somebody signed twice, null leaves a line for a pen. */
  readonly signatureId: string | null;
  readonly signedBy: string;
  /** Announced by the phone and not here yet: the paper says that it is not whole. */
  readonly filesToCome: number;
  readonly written: {
    readonly by: string | null;
    readonly at: Date;
    /** When it reached the office; null for what was written there. */
    readonly arrivedAt: Date | null;
  };
}

/** What of a visit goes in. */
export interface MinutesVisit {
  readonly id: string;
  readonly reason: VisitReason;
  readonly heldAt: Date | null;
  readonly metSomebody: boolean;
  readonly nagari: { readonly name: string; readonly kecamatan: string };
  readonly maker: { readonly code: string; readonly name: string } | null;
  readonly ticket: { readonly code: string; readonly topic: string } | null;
  readonly sentra: { readonly name: string } | null;
  readonly report: VisitReport | null;
  readonly place: Place | null;
  readonly files: readonly (MinutesPhoto & { readonly kind: VisitFileKind })[];
  readonly filesToCome: number;
  readonly lines: readonly VisitLine[];
}

/** Null while there is nothing to sign: nobody was met, nothing was written down, or it was erased. */
export function minutesOf(
  visit: MinutesVisit,
  office: Minutes['office'],
  officer: Minutes['officer'],
): Minutes | null {
  const line = visit.lines.findLast(({ act }) => act === 'report');
  const { report, heldAt, files } = visit;
  if (!visit.metSomebody || report === null || heldAt === null || line === undefined) return null;
  const of = (kind: VisitFileKind) => files.filter((file) => file.kind === kind);
  return {
    visitId: visit.id,
    office,
    heldAt,
    officer,
    target: targetOf(visit),
    ticketCode: visit.maker === null && visit.sentra === null ? null : (visit.ticket?.code ?? null),
    nagari: { name: visit.nagari.name, kecamatan: visit.nagari.kecamatan },
    reason: visit.reason,
    place: visit.place,
    report,
    photos: of('photo').map(({ id, caption, takenAt }) => ({ id, caption, takenAt })),
    voices: of('voice').length,
    signatureId: of('signature').at(-1)?.id ?? null,
    signedBy: report.signedName ?? report.metName,
    filesToCome: visit.filesToCome,
    written: { by: line.by, at: line.at, arrivedAt: line.phone === null ? null : line.recordedAt },
  };
}

function targetOf({ maker, sentra, ticket, nagari }: MinutesVisit): MinutesTarget {
  if (maker) return { kind: 'maker', ...maker };
  if (sentra) return { kind: 'sentra', name: sentra.name, code: null };
  if (ticket) return { kind: 'ticket', name: ticket.topic, code: ticket.code };
  return { kind: 'nagari', name: nagari.name, code: null };
}
