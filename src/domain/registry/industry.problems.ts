/** Every way the registry can refuse: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

export const industryNotFound = defineProblem('industry_not_found', 404);
export const outsideRegistry = defineProblem('out_of_reach', 403);
/** Somebody else changed it since the page was drawn. */
export const industryChanged = defineProblem('industry_changed', 409);
export const industryIsClosed = defineProblem('industry_is_closed', 409);
export const unknownPlaceOfIndustry = defineProblem('unknown_nagari', 422);
export const unknownKbli = defineProblem('unknown_kbli', 422);
export const unknownProduct = defineProblem('unknown_product', 404);
/** The owner is erased already, or nobody is written down. */
export const noOwnerToErase = defineProblem('no_owner_to_erase', 409);
/** The name that is to stay still says who the owner was. */
export const nameTellsOwner = defineProblem('name_tells_owner', 422);
/** A paper that is not there, was removed, or is of a nagari out of reach. */
export const registryFileNotFound = defineProblem('registry_file_not_found', 404);
export const unknownCertificate = defineProblem('unknown_certificate', 404);
/** Consent that was given already, or none to take back. */
export const consentAsItIs = defineProblem('consent_as_it_is', 409);
