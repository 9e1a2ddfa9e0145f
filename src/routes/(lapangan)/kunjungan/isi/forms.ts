/** Table: kind of a phone's act -> the form it is entered with, and the screen of what it is about. */
import type { Component } from 'svelte';
import { INDUSTRY_LISTS } from '#domain/registry/industry.form.ts';
import type { PhoneActBodies, PhoneActKind } from '#domain/visits/phone-act.ts';
import { loketTexts } from '#lang/loket.ts';
import { nagariTexts } from '#lang/nagari.ts';
import { registryTexts } from '#lang/registry.ts';
import { sentraTexts } from '#lang/sentra.ts';
import { temuanTexts } from '#lang/temuan.ts';
import type { Texts } from '#lang/translate.ts';
import { visitTexts } from '#lang/visits.ts';
import type { DraftLine, OpenDraft } from '#offline/phone-words.ts';
import type { TypedForm } from '#shared/typed-form.ts';
import CertificateForm from '../formulir/CertificateForm.svelte';
import ChangeForm from '../formulir/ChangeForm.svelte';
import FiguresForm from '../formulir/FiguresForm.svelte';
import type { FormProps } from '../formulir/form-props.ts';
import JoinForm from '../formulir/JoinForm.svelte';
import LeaveForm from '../formulir/LeaveForm.svelte';
import OwnerForm from '../formulir/OwnerForm.svelte';
import PotentialForm from '../formulir/PotentialForm.svelte';
import ProductForm from '../formulir/ProductForm.svelte';
import RegisterForm from '../formulir/RegisterForm.svelte';
import MissForm from '../laporan/MissForm.svelte';
import ReportForm from '../laporan/ReportForm.svelte';
import TicketForm from '../laporan/TicketForm.svelte';

/** Beside the fields, what a form that takes photos or a signature needs: the draft they are put into. */
export type FilledProps<Kind extends PhoneActKind> = FormProps<Kind> & { readonly draft: OpenDraft<Kind> };

export interface FormOf<Kind extends PhoneActKind> {
  readonly component: Component<FilledProps<Kind>>;
  /** Its labels (`field_<name>`) and the sentences of its slips. */
  readonly texts: Texts;
  /** Keys of the labels with another name. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Names that may come several times. */
  readonly lists?: readonly string[];
  /** What a list of drafts calls it now; without it, what it was called when it was begun. */
  readonly title?: (form: TypedForm) => string;
  /** What of the body follows from a field. */
  readonly follows?: (form: TypedForm) => Partial<PhoneActBodies[Kind]>;
  /** The screen of what it is about; without it, that of the visit or the day. */
  readonly about?: (body: PhoneActBodies[Kind]) => string;
  /** Where it goes on once it is safe, when not back there. */
  readonly leadsTo?: (actId: string) => string;
}

type Forms = { readonly [Kind in PhoneActKind]?: FormOf<Kind> };

const maker = ({ code }: { readonly code: string }) => `/kunjungan/usaha/${code}`;
const said = (form: TypedForm, name: string) => [form[name] ?? ''].flat().join(' ');

const FORMS: Forms = {
  'visit.report': { component: ReportForm, texts: { ...visitTexts, ...temuanTexts } },
  'visit.miss': { component: MissForm, texts: { ...visitTexts, ...temuanTexts } },
  'ticket.open': {
    component: TicketForm,
    texts: loketTexts,
    labels: {
      name: 'name',
      phone: 'phone',
      nagari: 'nagari',
      topic: 'topic',
      words: 'words',
      email: 'email',
      representative: 'representative',
      title: 'title',
      lat: 'place',
    },
    title: (form) => said(form, 'name'),
    leadsTo: (actId) => `/kunjungan/tanda-terima/${actId}`,
  },
  'industry.register': {
    component: RegisterForm,
    texts: registryTexts,
    lists: INDUSTRY_LISTS,
    title: (form) => said(form, 'name'),
    about: maker,
  },
  'industry.change': { component: ChangeForm, texts: registryTexts, lists: INDUSTRY_LISTS, about: maker },
  'industry.change_owner': { component: OwnerForm, texts: registryTexts, about: maker },
  'industry.figures': {
    component: FiguresForm,
    texts: registryTexts,
    labels: { unit: 'field_output_unit' },
    about: maker,
  },
  'industry.add_product': {
    component: ProductForm,
    texts: registryTexts,
    labels: { name: 'field_product_name' },
    about: maker,
  },
  'industry.add_certificate': {
    component: CertificateForm,
    texts: registryTexts,
    labels: { kind: 'field_certificate_kind', name: 'field_certificate_name' },
    about: maker,
  },
  'nagari.note_potential': {
    component: PotentialForm,
    texts: nagariTexts,
    about: ({ nagariCode }) => `/kunjungan/nagari/${nagariCode}`,
  },
  'sentra.join': {
    component: JoinForm,
    texts: sentraTexts,
    follows: (form) => ({ industry: said(form, 'industry') }),
  },
  'sentra.leave': {
    component: LeaveForm,
    texts: sentraTexts,
    about: ({ industry }) => `/kunjungan/usaha/${industry}`,
  },
};

/** The form of a kind; undefined where nothing is typed. */
export function formOf<Kind extends PhoneActKind>(kind: Kind): FormOf<Kind> | undefined {
  return FORMS[kind];
}

/** Where she was before, and where she goes back to. */
export function screenBefore<Kind extends PhoneActKind>(
  { kind, visitId, replaces }: Pick<DraftLine, 'visitId' | 'replaces'> & { readonly kind: Kind },
  body: PhoneActBodies[Kind],
): string {
  if (replaces !== null) return `/kunjungan/kirim/${replaces}`;
  if (visitId !== null) return `/kunjungan/kunjung/${visitId}`;
  return formOf(kind)?.about?.(body) ?? '/kunjungan';
}
