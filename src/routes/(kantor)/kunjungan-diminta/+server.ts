/** Visits asked for are planned where all others are; links of before lead there. */
import { redirect } from '@sveltejs/kit';

export const GET = () => redirect(308, '/rencana-kunjungan/pilih?sumber=diminta');
