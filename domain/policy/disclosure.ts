/** Stands where a secret case's subject would: a register keeps its line and number. */
export const WITHHELD = 'ลับ'
