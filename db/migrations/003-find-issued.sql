-- A file that somebody holds is found by its hash, also among millions of letters.
create index letter_by_sha256 on letter (sha256);
create index document_by_sha256 on document (sha256);
