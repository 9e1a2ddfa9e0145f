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

/** The doors of the frame's navigation. */
export type Tab = 'today' | 'nagari' | 'send' | 'more';

interface AnyScreen {
  readonly tab: Tab;
  /** Something is being typed here: the app is not renewed meanwhile. */
  readonly isForm?: true;
  /** Shown whether the phone is locked, or nobody's yet. */
  readonly isBeforeLock?: true;
}

/** Shows one thing; `id` is what stands behind the screen's name: `/kunjungan/kunjung/<id>`. */
interface ScreenOfOne extends AnyScreen {
  readonly one: Component<{ id: string }>;
}

interface PlainScreen extends AnyScreen {
  readonly plain: Component<Record<string, never>>;
}

export type Screen = ScreenOfOne | PlainScreen;

/** By the word behind `/kunjungan/`; with `/*` when something stands behind that word. */
const SCREENS: Readonly<Record<string, Screen>> = {
  '': { plain: Hari, tab: 'today' },
  'kunjung/*': { one: Kunjung, tab: 'today' },
  tambah: { plain: Tambah, tab: 'today' },
  'isi/*': { one: Isi, tab: 'today', isForm: true },
  'tanda-terima/*': { one: TandaTerima, tab: 'today' },
  nagari: { one: Nagari, tab: 'nagari' },
  'nagari/*': { one: Nagari, tab: 'nagari' },
  'usaha/*': { one: Usaha, tab: 'nagari' },
  'tiket/*': { one: Tiket, tab: 'nagari' },
  kirim: { plain: Kirim, tab: 'send' },
  'kirim/*': { one: Kiriman, tab: 'send' },
  lainnya: { plain: Lainnya, tab: 'more' },
  data: { plain: Data, tab: 'more' },
  cadangan: { plain: Cadangan, tab: 'more' },
  pengaturan: { plain: Pengaturan, tab: 'more' },
  pasang: { plain: Pasang, tab: 'more', isBeforeLock: true },
  siapkan: { plain: Siapkan, tab: 'more', isForm: true, isBeforeLock: true },
  'lupa-pin': { plain: LupaPin, tab: 'more', isForm: true, isBeforeLock: true },
  kenalkan: { plain: Kenalkan, tab: 'more', isForm: true, isBeforeLock: true },
};

/** @param address of the address, without `/kunjungan/`. Undefined where there is no such screen. */
export function screenAt(address: string): { readonly screen: Screen; readonly id: string } | undefined {
  const [word = '', id = '', ...more] = address.split('/');
  const screen = SCREENS[id === '' ? word : `${word}/*`];
  return screen && more.length === 0 ? { screen, id } : undefined;
}
