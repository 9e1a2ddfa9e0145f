/** The cast of every story and table: the same people as in the demonstration, named once in `db/seed/demo/cast.ts`. */
export { actorOf, CAST, type CastKey, type CastMember } from '../db/seed/demo/cast.ts';
