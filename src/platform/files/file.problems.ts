/** Every way a file can be refused: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

export const tooManyFiles = defineProblem('too_many_files', 422);
export const fileTooLarge = defineProblem('file_too_large', 422);
/** The content is none of the kinds we take, whatever the name says. */
export const fileKindRefused = defineProblem('file_kind_refused', 422);
/** The content begins like a photo but cannot be read as one, or is larger than any camera makes. */
export const photoUnreadable = defineProblem('photo_unreadable', 422);
