-- The number of a civil servant, as official letters carry it under the signature: 18 digits.
alter table people add column nip text constraint people_nip check (nip ~ '^[0-9]{18}$');
