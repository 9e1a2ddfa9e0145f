/** The screens of the phone: which one an address below `/kunjungan` shows. */
import type { Component } from 'svelte';
import Cadangan from './cadangan/Cadangan.svelte';
import Data from './data/Data.svelte';
import Hari from './hari/Hari.svelte';
import Tambah from './hari/Tambah.svelte';
import Isi from './isi/Isi.svelte';
import Kenalkan from './kenalkan/Kenalkan.svelte';
import Kirim from './kirim/Kirim.svelte';
import Kiriman from './kirim/Kiriman.svelte';
import Kunjung from './kunjung/Kunjung.svelte';
import Lainnya from './lainnya/Lainnya.svelte';
import LupaPin from './lupa-pin/LupaPin.svelte';
import Nagari from './nagari/Nagari.svelte';
import Pasang from './pasang/Pasang.svelte';
import Pengaturan from './pengaturan/Pengaturan.svelte';
import Siapkan from './siapkan/Siapkan.svelte';
import TandaTerima from './tanda-terima/TandaTerima.svelte';
import Tiket from './tiket/Tiket.svelte';
import Usaha from './usaha/Usaha.svelte';

/** `id` is what stands behind the screen's name: `/kunjungan/kunjung/<id>`. */
export type ScreenComponent = Component<{ id: string }>;

/** The doors of the frame's navigation. */
export type Tab = 'today' | 'nagari' | 'send' | 'more';

export interface Screen {
  readonly component: ScreenComponent;
  readonly tab: Tab;
  /** Something is being typed here: the app is not renewed meanwhile. */
  readonly isForm?: true;
  /** Shown whether the phone is locked, or nobody's yet. */
  readonly isBeforeLock?: true;
}

/** By the word behind `/kunjungan/`; with `/*` when something stands behind that word. */
const SCREENS: Readonly<Record<string, Screen>> = {
  '': { component: Hari, tab: 'today' },
  'kunjung/*': { component: Kunjung, tab: 'today' },
  tambah: { component: Tambah, tab: 'today' },
  'isi/*': { component: Isi, tab: 'today', isForm: true },
  'tanda-terima/*': { component: TandaTerima, tab: 'today' },
  nagari: { component: Nagari, tab: 'nagari' },
  'nagari/*': { component: Nagari, tab: 'nagari' },
  'usaha/*': { component: Usaha, tab: 'nagari' },
  'tiket/*': { component: Tiket, tab: 'nagari' },
  kirim: { component: Kirim, tab: 'send' },
  'kirim/*': { component: Kiriman, tab: 'send' },
  lainnya: { component: Lainnya, tab: 'more' },
  data: { component: Data, tab: 'more' },
  cadangan: { component: Cadangan, tab: 'more' },
  pengaturan: { component: Pengaturan, tab: 'more' },
  pasang: { component: Pasang, tab: 'more', isBeforeLock: true },
  siapkan: { component: Siapkan, tab: 'more', isForm: true, isBeforeLock: true },
  'lupa-pin': { component: LupaPin, tab: 'more', isForm: true, isBeforeLock: true },
  kenalkan: { component: Kenalkan, tab: 'more', isForm: true, isBeforeLock: true },
};

/** @param address of the address, without `/kunjungan/`. Undefined where there is no such screen. */
export function screenAt(address: string): { readonly screen: Screen; readonly id: string } | undefined {
  const [word = '', id = '', ...more] = address.split('/');
  const screen = SCREENS[id === '' ? word : `${word}/*`];
  return screen && more.length === 0 ? { screen, id } : undefined;
}
