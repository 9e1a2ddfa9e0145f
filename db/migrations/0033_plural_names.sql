-- Two tables get plural names like all others. Only names change: no row is written, and each lock lasts a moment.
alter table ticket_search rename to ticket_search_documents;
alter table ticket_search_documents rename constraint ticket_search_pkey to ticket_search_documents_pkey;
alter table ticket_search_documents rename constraint ticket_search_ticket to ticket_search_documents_ticket;
alter index ticket_search_document rename to ticket_search_documents_all;
alter index ticket_search_open rename to ticket_search_documents_open;
alter table outcome_waiting rename to outcome_waits;
alter table outcome_waits rename constraint outcome_waiting_pkey to outcome_waits_pkey;
