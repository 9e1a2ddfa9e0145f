/** What the browser offers about the home screen: it says so once, soon after the page came, and a button asks it later. */
import { browser } from '$app/env';

/** Of Chromium; not in the browser's own types. */
interface InstallEvent extends Event {
  prompt(): Promise<void>;
}

let offered = $state.raw<InstallEvent>();
let isInstalled = $state(false);

if (browser) {
  isInstalled = matchMedia('(display-mode: standalone)').matches;
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offered = event as InstallEvent;
  });
  addEventListener('appinstalled', () => {
    offered = undefined;
    isInstalled = true;
  });
}

export const installOffer = {
  /** Reactive: the browser can be asked. */
  get isOffered() {
    return offered !== undefined;
  },
  /** Reactive: it is opened from the home screen, or was just put there. */
  get isInstalled() {
    return isInstalled;
  },
  /** Asks her; once, as the browser wants it. */
  async ask() {
    const event = offered;
    offered = undefined;
    await event?.prompt();
  },
};
