-- What anybody who holds a paper of a case may ask: its code (behind the QR), its number in the register of letters out, and
-- whether nothing more than that it is genuine may be said. Papers without a code were made to be worked with: none is issued.
alter table case_paper
  add column code text unique,
  add column number text,
  add column secret boolean not null default false;
