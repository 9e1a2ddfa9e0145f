import { qrPath } from '#ui/base/qr.ts';
import type { PageServerLoad } from './$types';

/** The gallery shows a real code, one that a camera can be held against, and the theme that was asked for. */
export const load: PageServerLoad = ({ url }) => {
  const asked = url.searchParams.get('tema');
  const theme = asked === 'light' || asked === 'dark' ? asked : 'device';
  return { theme, qr: qrPath('https://ovo.dharmasrayakab.go.id/lacak/OVP-2222-2222') };
};
